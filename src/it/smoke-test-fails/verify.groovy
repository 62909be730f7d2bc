import io.github.gocontainer.testbed.Scenario
import java.nio.file.Files

def scenario = new Scenario(binding.variables)
def docker = scenario.docker()
def repository = scenario.reference('plain', 'smoke-test-fails')
def before = docker.leftovers()
def run = { String... arguments ->
    scenario.maven('deploy', "-Dgocontainer.to.image=$repository".toString()).with(arguments).variable('DOCKER_HOST', docker.host())
}
def nothingShipped = {
    assert docker.leftovers() == before
    assert !scenario.bed().accessLog('plain').of(scenario.run() + '/smoke-test-fails').any { it.method() in ['PUT', 'POST', 'PATCH'] }
}
def gate = { scenario.json('target/gocontainer/gates.json').path('gates').path('smokeTest') }

// It crashes: what the code means, its last words, the report, no push.
def crashed = run('-Dgocontainer.smokeTest.environment=HOW=crash').fail()
assert crashed.contains('the service has ended: exit code 1 (the program reported an error)')
assert crashed.contains('the last words')
assert crashed.contains('BUILD FAILURE') && !crashed.contains('published ')
assert gate().path('verdict').asText() == 'failed'
assert gate().path('subject').asText() == scenario.read('target/gocontainer/image.digest').strip()
def suite = new groovy.xml.XmlSlurper().parse(scenario.path('target/surefire-reports/TEST-smoke-test.xml').toFile())
assert suite.@failures == 1 && suite.@skipped == 1
nothingShipped()

// It never becomes ready: what was seen last.
def unready = run().fail()
assert unready.contains('not within its time limit of 2.0 s') && unready.contains('answers 503 instead of 200: no store')
nothingShipped()

// Without an engine: a failure, unless the user says otherwise; then it is "not checked", and not "passed".
def nowhere = run().variable('DOCKER_HOST', 'unix:///nowhere/docker.sock').fail()
assert nowhere.contains('no Docker engine answers at unix:///nowhere/docker.sock (DOCKER_HOST)')
def skipped = scenario.maven('verify', '-Dgocontainer.smokeTest.withoutDocker=skip').variable('DOCKER_HOST', 'unix:///nowhere/docker.sock').succeed()
assert skipped.contains('the image was not smoke-tested: no Docker engine answers')
assert gate().path('verdict').asText() == 'not checked'

// auto takes the process where no engine answers, and the report says so.
def process = scenario.maven('verify', '-Dgocontainer.smokeTest.runtime=auto', '-Dgocontainer.smokeTest.environment=HOW=crash')
        .variable('DOCKER_HOST', 'unix:///nowhere/docker.sock').fail()
assert process.contains('started as a process, not in a container')
assert scenario.json('target/gocontainer/smoke-test.json').path('runtime').asText() == 'as a process, not in a container'

// Go integration tests: each is a case of its package's report, and those that failed are named. None at all is no success.
def pom = scenario.path('pom.xml')
Files.writeString(pom, Files.readString(pom).replaceFirst(/(?s)<steps>.*<.steps>/, '<steps><step><goTest>./...</goTest></step></steps>'))
def integration = {
    scenario.maven('verify', '-Dgocontainer.smokeTest.runtime=process', '-Dgocontainer.smokeTest.environment=HOW=waiting').fail()
}
assert integration().contains('there are no tests in 1 package, with the tag integration neither')
Files.writeString(scenario.path('service_test.go'), '''//go:build integration

package main

import "testing"

func TestGood(t *testing.T) {}

func TestBad(t *testing.T) {
	t.Run("price", func(t *testing.T) { t.Error("got 41") })
}
''')
def tested = integration()
assert tested.contains('the smoke test failed: go test -tags integration ./...: 3 tests in 1 package: 1 passed, 2 failed')
assert tested.contains('example.org/smoke-test-fails.TestBad/price')
assert tested.contains('service_test.go:10: got 41')
def cases = new groovy.xml.XmlSlurper().parse(scenario.path('target/surefire-reports/TEST-smoke-test.example.org.smoke-test-fails.xml').toFile())
assert cases.@tests == 3 && cases.@failures == 2 && cases.@errors == 0
assert cases.testcase.collect { it.@name.text() + ' ' + it.failure.size() } == ['TestGood 0', 'TestBad 1', 'TestBad/price 1']
def steps = new groovy.xml.XmlSlurper().parse(scenario.path('target/surefire-reports/TEST-smoke-test.xml').toFile())
assert steps.testcase.collect { it.@name.text() } == ['stops on SIGTERM'] : 'the step is told by its tests'
assert gate().path('verdict').asText() == 'failed'

// Ctrl-C while the test waits: the container is gone within seconds, and so is its image.
def output = scenario.path('interrupted.log')
// (A shell that runs its tests in the background has them ignore SIGINT, and so would this Maven.)
def maven = run('-Dgocontainer.smokeTest.environment=HOW=waiting').through('env', '--default-signal=INT').start(output)
def deadline = System.currentTimeMillis() + 120_000
while (!Files.readString(output).contains('started in a container') && maven.alive) {
    assert System.currentTimeMillis() < deadline : Files.readString(output)
    sleep(200)
}
assert docker.leftovers().size() > before.size()
scenario.interrupt(maven)
assert maven.waitFor(30, java.util.concurrent.TimeUnit.SECONDS) : 'Maven ends'
nothingShipped()
