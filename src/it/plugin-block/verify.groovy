import io.github.gocontainer.testbed.Scenario
import java.nio.file.Files

def scenario = new Scenario(binding.variables)

['in-pom', 'in-jar'].each { module ->
    def reference = scenario.reference('plain', "plugin-block/$module:latest")
    scenario.crane().validate(reference)
    assert scenario.crane().digest(reference) == scenario.read("$module/target/gocontainer/image.digest").strip()
    assert scenario.export(reference, 'linux/amd64').entry("/app/$module").mode() == '0755'
}

// The jar stays the module's main artifact.
assert Files.exists(scenario.path('in-jar/target/in-jar-1.jar'))
assert Files.exists(localRepositoryPath.toPath().resolve('org/example/in-jar/1/in-jar-1.jar'))
assert !Files.exists(localRepositoryPath.toPath().resolve('org/example/in-jar/1/in-jar-1.json'))

// The parent and the module without go.mod: four goals each.
assert scenario.log().split('not a Go module: nothing to do', -1).length - 1 == 8
assert !Files.exists(scenario.path('no-go/target/gocontainer'))
assert !Files.exists(scenario.path('target/gocontainer'))

// Skipping says so.
def skipped = scenario.maven('package', '-Dgocontainer.skip=true').succeed()
assert skipped.contains('skipped: -Dgocontainer.skip is true')
def withoutImage = scenario.maven('package', '-Dgocontainer.image.skip=true', '-pl', 'in-pom').succeed()
assert withoutImage.contains('gocontainer.image.skip is true')
assert withoutImage.contains('compiled')
