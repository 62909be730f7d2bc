import io.github.gocontainer.testbed.Folders
import io.github.gocontainer.testbed.Scenario
import java.nio.file.Files

def scenario = new Scenario(binding.variables)
def docker = scenario.docker()
def registry = scenario.reference('plain', 'smoke-test')
def target = "-Dgocontainer.to.registry=$registry".toString()
def before = docker.leftovers()

// Build, start, ask, stop, push: one command.
def log = scenario.maven('deploy', target).variable('DOCKER_HOST', docker.host()).succeed()
Files.writeString(scenario.path('deploy.log'), log)
def service = scenario.path('service/target')
def digest = Files.readString(service.resolve('gocontainer/image.digest')).strip()
assert log.contains('smoke test passed: linux/amd64 in a container of Docker ')
assert log.indexOf('smoke test passed') < log.indexOf("published $registry/service@")
assert docker.leftovers() == before : 'nothing of the test is left in the engine'
assert scenario.crane().digest("$registry/service:latest".toString()) == digest

// What is written down, for people, for CI systems and for push.
def report = scenario.json('service/target/gocontainer/smoke-test.json')
assert report.path('verdict').asText() == 'passed'
assert report.path('digest').asText() == digest
assert report.path('steps').collect { it.path('outcome').asText() } == ['passed'] * 8
assert report.path('steps')[7].path('name').asText() == 'stops on SIGTERM'
assert report.path('exit').path('code').asInt() == 0
def gate = scenario.json('service/target/gocontainer/gates.json').path('gates').path('smokeTest')
assert gate.path('verdict').asText() == 'passed'
assert gate.path('subject').asText() == digest
def suite = new groovy.xml.XmlSlurper().parse(service.resolve('surefire-reports/TEST-smoke-test.xml').toFile())
assert suite.@tests == 7 && suite.@failures == 0 && suite.@errors == 0
def tests = new groovy.xml.XmlSlurper().parse(service.resolve('surefire-reports/TEST-smoke-test.example.org.service.xml').toFile())
assert tests.testcase.collect { it.@name.text() } as Set == ['TestAlone', 'TestTheRunningServiceHasTheValue'] as Set
assert log.contains('go test -tags integration ./...: 2 tests in 1 package: all passed')
assert suite.testcase.find { it.@name == 'hands on what the store has' }.failure.isEmpty()
assert Files.readString(service.resolve('gocontainer/smoke-test.log')).contains('listening on :8080\nstopping\n')

// Another job, which has only target/ and no Docker, may push what was tested ...
def other = scenario.path('other-job')
Folders.copy(scenario.path('service'), other.resolve('service'))
Folders.copy(service, other.resolve('service/target'))
Folders.copy(scenario.path('store'), other.resolve('store'))
Files.copy(scenario.path('pom.xml'), other.resolve('pom.xml'))
def job = { String... arguments ->
    scenario.maven('gocontainer:push', '-pl', 'service', "-Dgocontainer.to.registry=$registry/other".toString()).with(arguments)
            .in(other).variable('DOCKER_HOST', 'unix:///nowhere/docker.sock')
}
job().succeed()
assert scenario.crane().digest("$registry/other/service:latest".toString()) == digest

// ... and nothing else: not another image, not one whose test failed, not one without a test.
def gates = other.resolve('service/target/gocontainer/gates.json')
def said = Files.readString(gates)
def refused = { String text, String words ->
    Files.writeString(gates, text)
    def output = job('-Dgocontainer.to.tags=refused').fail()
    assert output.contains('may not be pushed') && output.contains(words) : output
}
refused(said.replace(digest, 'sha256:' + '0' * 64), 'smokeTest: its result (passed) is about sha256:0000')
refused(said.replace('"passed"', '"failed"'), 'smokeTest: failed: ')
refused('{"schemaVersion": 1, "gates": {}}', 'smokeTest: there is no result')
assert !scenario.crane().run('ls', "$registry/other/service".toString()).contains('refused')

// The doctor proves the right to push and leaves nothing there; what this configuration needs and lacks fails.
def seen = scenario.bed().accessLog('plain').of(scenario.run() + '/smoke-test/examined').size()
def examined = scenario.maven('gocontainer:doctor', '-pl', 'service', "-Dgocontainer.to.registry=$registry/examined".toString())
assert examined.variable('DOCKER_HOST', docker.host()).succeed().contains("this user may push to $registry/examined/service".toString())
def asked = scenario.bed().accessLog('plain').of(scenario.run() + '/smoke-test/examined').drop(seen)
assert asked.collect { it.method() } == ['POST', 'DELETE']
assert scenario.json('service/target/gocontainer/doctor.json').path('problems').asInt() == 0
def lacking = examined.variable('DOCKER_HOST', 'unix:///nowhere/docker.sock').fail()
assert lacking =~ /Docker +PROBLEM +no Docker engine answers/ && lacking.contains('the doctor found 1 problem')

// And the image runs on this machine without any registry.
def loaded = scenario.maven('gocontainer:load', '-pl', 'service', target, '-Dgocontainer.load.image=smoke-test-loaded:1')
        .variable('DOCKER_HOST', docker.host()).variable('KUBECONFIG', '/nowhere').succeed()
def id = scenario.json('service/target/gocontainer/loaded.json').path('imageId').asText()
assert loaded.contains('loaded docker.io/library/smoke-test-loaded:1 for linux/amd64 into docker')
assert docker.docker('image', 'inspect', '--format', '{{.Id}}', 'smoke-test-loaded:1').orFail().output().strip() == id
assert docker.docker('rmi', 'smoke-test-loaded:1').exit() == 0
