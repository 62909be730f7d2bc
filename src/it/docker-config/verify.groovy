import io.github.gocontainer.testbed.CommandLines
import io.github.gocontainer.testbed.RealRegistry
import io.github.gocontainer.testbed.Scenario
import io.github.gocontainer.testbed.Secrets
import java.nio.file.Files

def scenario = new Scenario(binding.variables)
def reference = scenario.reference('password', 'docker-config:latest')
def crane = scenario.crane().configured(scenario.path('docker'))

crane.validate(reference)
assert crane.digest(reference) == scenario.read('target/gocontainer/image.digest').strip()
assert scenario.log().contains(scenario.path('docker/config.json').toString())
Secrets.checkAbsent(scenario.log(), RealRegistry.USERNAME, RealRegistry.PASSWORD)

// A helper beats the file's own entries: its program is asked for this registry, and what it says is used.
def helper = Files.createDirectories(scenario.path('helpers')).resolve('docker-credential-scenario')
Files.writeString(helper, """#!/bin/sh
cat > '${scenario.path('asked.txt')}'
# Long enough for the sampling to see it.
sleep 0.5
printf '{"Username":"%s","Secret":"%s"}' '${RealRegistry.USERNAME}' '${RealRegistry.PASSWORD}'
""")
helper.toFile().setExecutable(true)
Files.createDirectories(scenario.path('with-helper'))
Files.writeString(scenario.path('with-helper/config.json'), '{"credsStore": "scenario"}')
def lines = CommandLines.watch()
def output = scenario.maven('gocontainer:push', '-Dgocontainer.to.tags=by-helper', '-X')
        .variable('DOCKER_CONFIG', scenario.path('with-helper').toString())
        .variable('PATH', scenario.path('helpers').toString() + File.pathSeparator + System.getenv('PATH'))
        .succeed()
assert scenario.read('asked.txt').strip() == scenario.bed().registry('password')
assert output.contains('docker-credential-scenario')
Secrets.checkAbsent(output, RealRegistry.USERNAME, RealRegistry.PASSWORD)
lines.close()
assert lines.seen().contains('docker-credential-scenario get')
Secrets.checkAbsent(lines.seen(), 'nobody', RealRegistry.PASSWORD)
