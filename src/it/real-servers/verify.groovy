import groovy.json.JsonSlurper
import groovy.xml.XmlParser
import io.github.gocontainer.testbed.Folders
import io.github.gocontainer.testbed.Programs
import io.github.gocontainer.testbed.Scenario
import java.nio.file.Files
import java.nio.file.Path
import java.time.Duration

def scenario = new Scenario(binding.variables)
def go = scenario.bed().go().toString()

// The whole source of a released version, as Go's module proxy has it; nobody here wrote or changed a line of it.
def fetch = { String module, String name ->
    def json = Programs.run(Duration.ofMinutes(5), System.getenv(), scenario.folder(), go, 'mod', 'download', '-json', module).orFail().output()
    def source = Path.of(new JsonSlurper().parseText(json.substring(json.indexOf('{'))).Dir)
    def copy = scenario.path(name)
    Folders.copy(source, copy)
    Programs.run(scenario.folder(), 'chmod', '-R', 'u+w', copy.toString()).orFail()
    Files.copy(scenario.path("${name}.xml"), copy.resolve('pom.xml'))
    copy
}

// What Go itself says, counted by something else than the plugin: every test that came to an end.
def count = { Path module, String version, List<String> packages ->
    def environment = new TreeMap(System.getenv())
    environment.putAll(CGO_ENABLED: '0', GOFLAGS: '-buildvcs=false', GOTOOLCHAIN: "go$version".toString())
    def output = Programs.run(Duration.ofMinutes(20), environment, module, ([go, 'test', '-json', '-coverprofile=' + scenario.path('other.out')] + packages) as String[]).orFail().output()
    def slurper = new JsonSlurper()
    def events = output.readLines().findAll { it.startsWith('{"Time"') && it.contains('"Test"') && it =~ /"Action":"(pass|fail|skip)"/ }.collect { slurper.parseText(it) }
    [tests: events.size(), skipped: events.count { it.Action == 'skip' }, byPackage: events.countBy { it.Package }]
}

[[module: 'github.com/nats-io/nats-server/v2@v2.12.1', name: 'nats', least: 200, program: 'nats-server'],
 [module: 'github.com/distribution/distribution/v3@v3.1.2', name: 'distribution', least: 1000, program: 'registry']].each { server ->
    def folder = fetch(server.module, server.name)
    def pom = folder.resolve('pom.xml').toFile()
    def start = System.nanoTime()
    // Vetting would compile the packages whose tests are left out here as well.
    def log = scenario.maven('package', '-f', pom.toString(), '-Dgocontainer.vet.skip=true').minutes(20).in(folder).succeed()
    println "${server.name}: built, tested and packaged in ${(System.nanoTime() - start).intdiv(1_000_000_000)} s"
    def suites = Files.list(folder.resolve('target/surefire-reports')).filter { it.fileName.toString().endsWith('.xml') }.toList().collect { new XmlParser(false, false).parse(it.toFile()) }
    def plan = new JsonSlurper().parse(folder.resolve('target/gocontainer/plan.json').toFile())
    def expected = count(folder, plan.toolchain.version.replaceFirst('^go', ''), plan.settings.'tests.packages'.value)
    println "${server.name}: Go counts ${expected.tests} tests, ${expected.skipped} skipped"
    assert expected.tests >= server.least
    assert suites.sum { it.'@tests'.toInteger() } == expected.tests
    assert suites.sum { it.'@skipped'.toInteger() } == expected.skipped
    assert suites.collectEntries { [it.'@name', it.'@tests'.toInteger()] } == expected.byPackage
    assert suites.sum { it.'@failures'.toInteger() + it.'@errors'.toInteger() } == 0
    assert log.contains("${expected.tests} tests in ${suites.size()} packages: ")
    def digest = Files.readString(folder.resolve('target/gocontainer/image.digest')).strip()
    def gates = new JsonSlurper().parse(folder.resolve('target/gocontainer/gates.json').toFile()).gates
    assert gates.tests.verdict == 'passed' && gates.tests.subject == digest
    // The packaged program is that server.
    assert Files.list(folder.resolve('target/gocontainer/bin/linux-amd64')).filter { Files.isExecutable(it) }.map { it.fileName.toString() }.toList() == [server.program]
    Programs.run(folder, folder.resolve("target/gocontainer/bin/linux-amd64/${server.program}").toString(), '--version').orFail()
}
true
