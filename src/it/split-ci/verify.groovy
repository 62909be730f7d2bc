import io.github.gocontainer.testbed.Folders
import io.github.gocontainer.testbed.HiddenGo
import io.github.gocontainer.testbed.Scenario
import io.github.gocontainer.testbed.ScriptedApi
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

// A third pipeline is started once the image is in the registry, and told which one it is; the token is in no output.
def token = 'token-' + UUID.randomUUID()
def inRegistry = []
def answers = [503, 201, 403]
def pipelines = ScriptedApi.start { request ->
    inRegistry << scenario.crane().digest(scenario.reference('plain', 'triggered:latest'))
    ScriptedApi.Answer.json(answers.remove(0), "{\"said\": \"${request.body()}\"}".toString())
}
def triggering = {
    scenario.maven('gocontainer:push', "-Dgocontainer.to.image=${scenario.reference('plain', 'triggered')}".toString(),
            "-Dgocontainer.push.trigger.url=${pipelines.address()}/trigger/pipeline".toString(),
            '-Dgocontainer.push.trigger.fields=ref=main,variables[IMAGE]={reference},variables[DIGEST]={digest}')
            .variable('GOCONTAINER_PUSH_TRIGGER_TOKEN', token).in(second)
}
try {
    def triggered = triggering().succeed()
    assert triggered.contains("triggered POST ${pipelines.address()}/trigger/pipeline (201)")
    assert triggered.contains('attempt 2 of 5')
    assert !triggered.contains(token)
    assert inRegistry == [digest, digest]
    assert pipelines.requests().collect { it.body() }.unique().size() == 1 : 'the second attempt says the same'
    def sent = pipelines.requests()[1]
    assert sent.toString() == 'POST /trigger/pipeline'
    assert sent.contentType() == 'application/x-www-form-urlencoded'
    def fields = sent.body().split('&').collectEntries { field -> field.split('=').collect { URLDecoder.decode(it, 'UTF-8') } }
    assert fields == [ref: 'main', token: token, 'variables[DIGEST]': digest,
                      'variables[IMAGE]': scenario.json('second/target/gocontainer/published.json').path('reference').asText()]
    assert scenario.crane().digest(fields['variables[IMAGE]']) == digest

    // One that refuses fails the build, which says that the image is there; what the server repeats is no leak.
    def refused = triggering().fail()
    assert refused.contains("the image is pushed, but POST ${pipelines.address()}/trigger/pipeline did not start a pipeline: 403")
    assert refused.contains('token=***')
    assert !refused.contains(token)
    assert pipelines.requests().size() == 3
} finally {
    pipelines.close()
}

// A layout that was damaged on the way is not pushed.
def layer = Files.walk(second.resolve('target/gocontainer/image/blobs')).filter { Files.isRegularFile(it) }.max(Comparator.comparingLong { Files.size(it) }).get()
def bytes = Files.readAllBytes(layer)
bytes[bytes.length.intdiv(2)] ^= 1
Files.write(layer, bytes)
def damaged = scenario.maven('gocontainer:push', "-Dgocontainer.to.image=${scenario.bed().registry('plain')}/$repository-damaged".toString()).in(second).fail()
assert damaged.contains(layer.fileName.toString().substring(0, 8))
