import groovy.xml.XmlSlurper
import io.github.gocontainer.oci.Json
import io.github.gocontainer.testbed.Scenario
import java.nio.file.Files

def scenario = new Scenario(binding.variables)
def log = scenario.log()

// The golden reports: without times, addresses, and the lines of Go's own library, which differ from version to version.
def normal = { String text ->
    text.replaceAll(/ time="[^"]*"/, '')
            .replaceAll(/(name="go.version" value=")[^"]*/, '$1GO')
            .replace(scenario.folder().toRealPath().toString(), 'MODULE').replace(scenario.folder().toString(), 'MODULE')
            .readLines()
            .findAll { !(it =~ /^\s*(testing|main|time|runtime|internal|panic)[.(]|^created by |\/src\/(testing|time|runtime|internal)\/|_testmain\.go/) }
            .collect { it.replaceAll(/0x[0-9a-f]+\??/, 'ADDRESS').replaceAll(/oroutine \d+/, 'oroutine N').replaceAll(/ \+ADDRESS/, '').replaceAll(/by goroutine N/, 'by goroutine N').replaceAll(/\(cached\)/, '').replaceAll(/ \[recovered.*\]$/, '') }
            .join('\n') + '\n'
}
def reports = scenario.path('target/surefire-reports')
def expected = scenario.path('expected')
def names = { folder -> Files.list(folder).map { it.fileName.toString() }.filter { it.endsWith('.xml') }.sorted().toList() }
if (!Files.exists(expected)) {
    Files.createDirectories(expected)
    names(reports).each { Files.writeString(expected.resolve(it), normal(Files.readString(reports.resolve(it)))) }
}
assert names(reports) == names(expected)
names(reports).findAll { !(it =~ /hanging|racing/) }.each {
    assert normal(Files.readString(reports.resolve(it))) == Files.readString(expected.resolve(it)) : it
}
