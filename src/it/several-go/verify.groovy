import groovy.xml.XmlParser
import io.github.gocontainer.testbed.Programs
import io.github.gocontainer.testbed.Scenario

def scenario = new Scenario(binding.variables)
def digests = [] as Set

// 1.24.9 also is what nats-server in real-servers asks for: one download serves both.
['1.24.9', '1.27.1'].each { version ->
    def log = scenario.maven('clean', 'package', "-Dgocontainer.go.version=$version".toString()).succeed()
    assert log.contains("using go$version") : version
    assert scenario.json('target/gocontainer/plan.json').at('/toolchain/version').asText().contains(version)
    def report = new XmlParser(false, false).parse(scenario.path('target/surefire-reports/TEST-example.org.several.xml').toFile())
    assert report.'@tests' == '1' && report.'@failures' == '0' && report.'@errors' == '0'
    assert report.properties.property.find { it.'@name' == 'go.version' }.'@value' == version
    assert report.testcase[0].'system-out'.text().contains("tested by go$version")
    assert scenario.read('target/gocontainer/coverage.out').contains('example.org/several/main.go')
    def binary = scenario.path('target/gocontainer/bin/linux-amd64/several').toString()
    assert Programs.run(scenario.folder(), scenario.bed().go().toString(), 'version', binary).orFail().output().contains("go$version")
    digests << scenario.read('target/gocontainer/image.digest')
}
def own = scenario.maven('clean', 'package').succeed()
digests << scenario.read('target/gocontainer/image.digest')
assert digests.size() == 3
