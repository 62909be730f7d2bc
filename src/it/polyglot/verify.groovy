import io.github.gocontainer.testbed.Scenario
import java.nio.file.Files

def scenario = new Scenario(binding.variables)
def crane = scenario.crane()

['clock', 'api', 'worker'].each { module ->
    crane.validate(scenario.reference('plain', "polyglot/$module:1.0.0"))
}
assert crane.configuration(scenario.reference('plain', 'polyglot/clock:1.0.0')).path('config').path('Entrypoint').collect { it.asText() }.contains('org.example.polyglot.clock.Clock')

['api', 'worker'].each { module ->
    def reference = scenario.reference('plain', "polyglot/$module:1.0.0")
    assert crane.digest(reference) == scenario.read("polyglot/$module/target/gocontainer/image.digest").strip()
    ['linux/amd64', 'linux/arm64'].each { platform ->
        def plain = scenario.plainBuild().of(scenario.path("polyglot/$module"), '.', platform, '-s -w')
        assert Arrays.equals(scenario.export(reference, platform).entry("/app/$module").content(), plain) : "$module for $platform"
    }
}

// A change of the shared module changes the services that use it, and nothing else has to be said.
def health = scenario.path('polyglot/shared/health/health.go')
health.toFile().text = health.toFile().text.replace('is healthy', 'is well')
def before = ['api', 'worker'].collect { scenario.read("polyglot/$it/target/gocontainer/image.digest") }
scenario.maven('-T', '1C', 'package', '-pl', 'api,worker').in(scenario.path('polyglot')).succeed()
def after = ['api', 'worker'].collect { scenario.read("polyglot/$it/target/gocontainer/image.digest") }
assert before[0] != after[0] && before[1] != after[1]

// Listed last and built first, also side by side: the module of the reactor that others replace generates what they compile.
def shared = scenario.path('polyglot/shared')
Files.writeString(shared.resolve('pom.xml'), '''<project xmlns="http://maven.apache.org/POM/4.0.0">
  <modelVersion>4.0.0</modelVersion>
  <parent><groupId>org.example.polyglot</groupId><artifactId>polyglot</artifactId><version>1.0.0</version></parent>
  <artifactId>shared</artifactId>
  <packaging>pom</packaging>
  <build><plugins><plugin>
    <groupId>io.github.gocontainer</groupId><artifactId>gocontainer-maven-plugin</artifactId>
    <executions><execution><goals><goal>generate</goal></goals></execution></executions>
    <configuration><generate><packages>./...</packages></generate></configuration>
  </plugin></plugins></build>
</project>
''')
Files.writeString(Files.createDirectory(shared.resolve('words')).resolve('main.go'), '''package main

import (
	"os"
	"time"
)

func main() {
	time.Sleep(3 * time.Second)
	os.WriteFile("word.go", []byte("package health\\n\\nconst word = \\"fine\\"\\n"), 0o644)
}
''')
health.toFile().text = health.toFile().text.replace('is well\\n", service', 'is %s\\n", service, word').replace('import (', '//go:generate go run ../words\n\nimport (')
def root = scenario.path('polyglot/pom.xml').toFile()
root.text = root.text.replace('</modules>', '<module>shared</module></modules>')
def ordered = scenario.maven('-T', '3', 'package', '-pl', 'api,worker,shared').in(scenario.path('polyglot')).succeed()
def order = ordered.substring(ordered.indexOf('Reactor Build Order')).readLines().drop(1).collect { it.tokenize().find { word -> word in ['api', 'worker', 'shared'] } }.findAll().take(3)
assert order[0] == 'shared' && order as Set == ['api', 'worker', 'shared'] as Set
assert Files.readString(shared.resolve('health/word.go')).contains('"fine"')
after = ['api', 'worker'].collect { scenario.read("polyglot/$it/target/gocontainer/image.digest") }

// go.work alone is enough, although no proxy has ever heard of the shared module.
['api', 'worker'].each {
    def file = scenario.path("polyglot/$it/go.mod").toFile()
    file.text = file.text.replaceFirst(/\nreplace .*\n/, '')
    assert !file.text.contains('replace')
}
scenario.maven('package', '-pl', 'api,worker').in(scenario.path('polyglot')).succeed()
assert ['api', 'worker'].collect { scenario.read("polyglot/$it/target/gocontainer/image.digest") } == after
