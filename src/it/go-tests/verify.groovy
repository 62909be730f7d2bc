import groovy.xml.XmlParser
import io.github.gocontainer.testbed.Scenario
import java.nio.file.Files

def scenario = new Scenario(binding.variables)
def reports = scenario.path('target/surefire-reports')
def files = { Files.list(reports).filter { it.fileName.toString().matches('TEST-.*\\.xml') }.sorted().toList() }

// Every suite and test as CI systems see them, one line each; figures that vary are left out.
def summary = {
    files().collect { file ->
        def suite = new XmlParser(false, false).parse(file.toFile())
        assert suite.'@name'.replace('/', '.') == file.fileName.toString()[5..-5]
        def head = "${suite.'@name'}: tests ${suite.'@tests'}, failures ${suite.'@failures'}, errors ${suite.'@errors'}, skipped ${suite.'@skipped'}"
        assert suite.testcase.size().toString() == suite.'@tests'
        [head] + suite.testcase.collect { test ->
            def outcome = (test.children().find { it.name() in ['failure', 'error', 'skipped'] })
            "  ${test.'@name'}" + (outcome ? " ${outcome.name()} ${outcome.'@type' ?: ''}: ${outcome.'@message'}".replace(' :', ':').replaceAll(/go:(\d+):\d+:/, 'go:$1:') : '')
        }
    }.flatten().join('\n') + '\n'
}
assert summary() == scenario.read('expected/reports.txt')

// Whole reports, byte for byte but for times and the version of Go.
def golden = { String name ->
    def text = Files.readString(reports.resolve(name)).replaceAll(/ time="[^"]*"/, '').replaceAll(/(name="go.version" value=")[^"]*/, '$1GO')
    assert text == scenario.read("expected/$name") : name
}
['failing', 'skipped', 'fuzzed', 'green'].each { golden("TEST-example.org.faulty.${it}.xml".toString()) }

// Maven's own report plugin reads and renders them; of the files it counts what they say.
scenario.maven('org.apache.maven.plugins:maven-surefire-report-plugin:3.5.5:report-only').succeed()
def page = scenario.read('target/reports/surefire.html').replaceAll(/<[^>]+>/, ' ').replaceAll(/\s+/, ' ')
assert page =~ /Tests Errors Failures Skipped Success Rate Time 32 8 9 2 40(\.\d+)?% /
['example.org.faulty 32 8 9 2', ' TestTable/two ', 'failing_test.go:17: two', 'assignment to entry in nil map', 'needs a database', '[build failed]'].each { assert page.contains(it) : it }

// The console: what failed, why, and the whole in one line; and the image is not built.
def log = scenario.log()
['FAILED example.org/faulty/failing: 10 tests, 6 failed', 'TestBad: failing_test.go:12: got 1, want 2', 'failing_test.go:11: before',
 'TestPanics: panic: assignment to entry in nil map', 'panicking_test.go:10', 'TestRace: data race', 'TestHangs/inner: test timed out after 5s',
 '[build failed]: broken/broken.go:3:', 'TestMain: no database here', 'tested example.org/faulty/green: 5 tests',
 '32 tests in 11 packages: 13 passed, 9 failed, 8 broken, 2 skipped', 'covered  25.0 %  example.org/faulty/green',
 '17 tests failed of 32: ', 'Perhaps you should look into'].each { assert log.contains(it) : it }
assert log.count('example.org/faulty/panicking.TestPanics(') == 1
assert !Files.exists(scenario.path('target/gocontainer/image'))
assert scenario.json('target/gocontainer/gates.json').at('/gates/tests/verdict').asText() == 'failed'

// Whatever switches tests off for Java modules switches them off here, and so does our own property.
['-DskipTests', '-Dmaven.test.skip=true', '-Dgocontainer.tests.skip=true', '-Dgocontainer.test.skip=true'].eachWithIndex { option, i ->
    def output = scenario.maven(i == 0 ? 'package' : 'gocontainer:test', option).succeed()
    assert output.contains('skipped: ') && output.contains(' is true') : option
    assert !output.contains('FAILED ') : option
}
// What the skipped run packaged has not passed.
assert scenario.json('target/gocontainer/gates.json').at('/gates/tests/verdict').asText() == 'failed'

// Going on in spite of failures is said, and is not passing.
def ignored = scenario.maven('package', '-Dmaven.test.failure.ignore=true', '-Dgocontainer.tests.packages=./failing').succeed()
assert ignored.contains('6 tests failed of 10: ') && ignored.contains('the build goes on, because failures are ignored')
assert scenario.json('target/gocontainer/gates.json').at('/gates/tests/verdict').asText() == 'failed'
assert scenario.json('target/gocontainer/gates.json').at('/gates/tests/subject').asText() == scenario.read('target/gocontainer/image.digest').strip()
// Reports of packages that were not tested again are gone.
assert files().collect { it.fileName.toString() } == ['TEST-example.org.faulty.failing.xml']

// One test alone, by Surefire's property.
def one = scenario.maven('gocontainer:test', '-Dtest=TestTable/two', '-Dgocontainer.tests.packages=./failing,./green').fail()
assert one.contains('2 tests in 1 package: 0 passed, 2 failed') && !one.contains('covered')
def java = scenario.maven('gocontainer:test', '-Dtest=OrderTest#paid').succeed()
assert java.contains('no Go test can be called OrderTest#paid')
assert scenario.maven('gocontainer:test', '-Dtest=TestNowhere', '-Dgocontainer.tests.packages=./green').fail().contains('no test is called TestNowhere')
scenario.maven('gocontainer:test', '-Dtest=TestNowhere', '-Dsurefire.failIfNoSpecifiedTests=false', '-Dgocontainer.tests.packages=./green').succeed()

// The gate of coverage says its figures; with enough of it everything is passed, for this very image.
def little = scenario.maven('package', '-Dgocontainer.tests.packages=./green', '-Dgocontainer.tests.coverageMinimum=80').fail()
assert little.contains("too little is covered by tests: 25.0 % of the module's statements are covered (1 of 4), and 80 % are asked for")
assert scenario.json('target/gocontainer/gates.json').at('/gates/coverage/verdict').asText() == 'failed'
def enough = scenario.maven('package', '-Dgocontainer.tests.packages=./green', '-Dgocontainer.tests.coverageMinimum=25', '-Dgocontainer.tests.coverageMinimumPerPackage=25').succeed()
def gates = scenario.json('target/gocontainer/gates.json')
['tests', 'coverage'].each {
    assert gates.at("/gates/$it/verdict").asText() == 'passed'
    assert gates.at("/gates/$it/subject").asText() == scenario.read('target/gocontainer/image.digest').strip()
}
assert scenario.read('target/gocontainer/coverage.html').contains('<html>')
assert scenario.read('target/gocontainer/coverage.out').startsWith('mode: atomic')

// An image of other sources is not what was tested, whatever is in gates.json.
Files.writeString(scenario.path('main.go'), 'package main\n\nfunc main() { println("smaller") }\n')
scenario.maven('package', '-DskipTests').succeed()
assert scenario.json('target/gocontainer/gates.json').at('/gates/tests/subject').asText() != scenario.read('target/gocontainer/image.digest').strip()
