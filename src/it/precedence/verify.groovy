import io.github.gocontainer.testbed.Scenario
import java.nio.file.Files

def scenario = new Scenario(binding.variables)
def setting = { String path -> scenario.json('target/gocontainer/plan.json').path('settings').path(path) }
def check = { String output, String value, String origin ->
    assert setting('to.image').path('value').asText() == value
    assert setting('to.image').path('origin').asText() == origin
    assert value.isEmpty() || output.contains("to.image = $value ($origin)")
}

check(scenario.log(), 'example.org/command-line:1', 'command line')
assert setting('container.labels').path('value').toString() == '{"a":"environment","b":"two, and more"}'
assert setting('container.labels').path('origin').asText() == 'environment'
assert setting('container.ports').path('value').toString() == '["1000","2000/udp"]'
assert setting('container.ports').path('origin').asText() == 'Maven property'
assert setting('container.workingDirectory').path('value').asText() == '/of-the-profile'
assert setting('container.workingDirectory').path('origin').asText() == 'Maven property'
assert setting('container.user').path('value').asText() == '65532:65532'
assert setting('container.user').path('origin').asText() == 'default'
assert scenario.log().contains('container.ports = [1000, 2000/udp] (Maven property)')
// The plan is what would be done, and nothing of it is done.
assert scenario.path('target/gocontainer').toFile().list().toList() == ['plan.json']

check(scenario.maven('gocontainer:plan').variable('GOCONTAINER_TO_IMAGE', 'example.org/environment:1').succeed(), 'example.org/environment:1', 'environment')
check(scenario.maven('gocontainer:plan').succeed(), 'example.org/pom:1', 'POM')

def pom = scenario.read('pom.xml').replace('<to><image>example.org/pom:1</image></to>', '')
Files.writeString(scenario.path('pom.xml'), pom)
check(scenario.maven('gocontainer:plan').succeed(), 'example.org/property:1', 'Maven property')

Files.writeString(scenario.path('pom.xml'), pom.replace('<gocontainer.to.image>example.org/property:1</gocontainer.to.image>', ''))
def nowhere = scenario.maven('gocontainer:plan').succeed()
check(nowhere, '', 'default')
assert nowhere.contains('would push nothing')
