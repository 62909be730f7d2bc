import io.github.gocontainer.testbed.Folders
import io.github.gocontainer.testbed.HiddenGo
import io.github.gocontainer.testbed.Scenario
import java.nio.file.Files

def scenario = new Scenario(binding.variables)
def repository = scenario.run() + '/split-ci'
def digest = scenario.read('target/gocontainer/image.digest').strip()

def job = { String name ->
    def folder = Files.createDirectories(scenario.path(name))
    ['pom.xml', 'go.mod', 'main.go'].each { Files.copy(scenario.path(it), folder.resolve(it)) }
    folder
}
def requests = { scenario.bed().accessLog('plain').of(repository).size() }

// A job that has nothing from the first one hears which goal to run.
def empty = scenario.maven('gocontainer:push').in(job('empty')).fail()
assert empty.contains('there is no image in')
assert empty.contains('gocontainer:image')

// A job that has target/ and no more than it needs: no Go, and not even the source that would have to be compiled.
def second = job('second')
Folders.copy(scenario.path('target'), second.resolve('target'))
Files.delete(second.resolve('main.go'))
def before = requests()

// Whatever it would be that was built with another configuration, it is not what this job was asked to push.
def stale = scenario.maven('gocontainer:push', '-Dgocontainer.container.user=1:1').in(second).fail()
assert stale.contains("container.user was '65532:65532' and is now '1:1'")
assert stale.contains('gocontainer:image')
assert requests() == before

def output = new HiddenGo(scenario.path('hidden')).from(scenario.maven('gocontainer:push').in(second)).succeed()
assert !output.contains('compiled')
assert scenario.crane().digest(scenario.reference('plain', 'split-ci:latest')) == digest
scenario.crane().validate(scenario.reference('plain', 'split-ci:latest'))
assert scenario.json('second/target/gocontainer/published.json').path('digest').asText() == digest

// A layout that was damaged on the way is not pushed.
def layer = Files.walk(second.resolve('target/gocontainer/image/blobs')).filter { Files.isRegularFile(it) }.max(Comparator.comparingLong { Files.size(it) }).get()
def bytes = Files.readAllBytes(layer)
bytes[bytes.length.intdiv(2)] ^= 1
Files.write(layer, bytes)
def damaged = scenario.maven('gocontainer:push', "-Dgocontainer.to.image=${scenario.bed().registry('plain')}/$repository-damaged".toString()).in(second).fail()
assert damaged.contains(layer.fileName.toString().substring(0, 8))
