import io.github.gocontainer.testbed.Scenario
import java.nio.file.Files

def scenario = new Scenario(binding.variables)
def goMod = Files.readString(scenario.path('one/go.mod'))
def gate = { module -> scenario.json("$module/target/gocontainer/gates.json").path('gates').path('dependencies').path('verdict').asText() }

// A warning as long as nobody asks for more, and nothing is written.
assert scenario.log().contains('nothing uses golang.org/x/sync v0.7.0')
assert scenario.log().contains('github.com/google/uuid v1.5.0 here, but v1.6.0 in two')
assert scenario.log().contains('github.com/google/uuid v1.6.0 here, but v1.5.0 in one')
assert gate('one') == 'failed' && gate('two') == 'failed'
assert Files.readString(scenario.path('one/go.mod')) == goMod

// The gate is closed for push, and the goal itself fails where it is told to.
assert scenario.maven('gocontainer:push').fail().contains('dependencies')
def refused = scenario.maven('gocontainer:dependencies', '-Dgocontainer.dependencies.fail=true').fail()
assert refused.contains('the dependencies are not in order: go.mod is not tidy')
assert refused.contains('go mod tidy') && refused.contains('BUILD FAILURE')

// In order: one version, nothing unused.
Files.writeString(scenario.path('one/go.mod'), goMod.replace('v1.5.0', 'v1.6.0').replaceAll(/\s*require golang.org.*/, '\n'))
Files.copy(scenario.path('two/go.sum'), scenario.path('one/go.sum'), java.nio.file.StandardCopyOption.REPLACE_EXISTING)
def passed = scenario.maven('deploy', '-Dmaven.deploy.skip', '-Dgocontainer.dependencies.fail=true', '-Dgocontainer.dependencies.outdated=true').succeed()
assert passed.contains('1 requirement of go.mod, in order')
assert gate('one') == 'passed' && gate('two') == 'passed'
assert scenario.crane().digest(scenario.reference('plain', 'dependencies/one:latest')) == scenario.read('one/target/gocontainer/image.digest').strip()
