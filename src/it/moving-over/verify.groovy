import io.github.gocontainer.testbed.AlpineLike
import io.github.gocontainer.testbed.BaseImages
import io.github.gocontainer.testbed.DocPage
import io.github.gocontainer.testbed.Programs
import io.github.gocontainer.testbed.Scenario
import io.github.gocontainer.testbed.TestTool
import io.github.gocontainer.testbed.ToolCache
import java.nio.file.Files
import java.time.Duration

def scenario = new Scenario(binding.variables)
def crane = scenario.crane()
def texts = { node -> node.collect { it.asText() } }
def page = { String name -> DocPage.read(scenario.project().resolve("docs/from-${name}.md")) }
def reference = { String name, String image -> scenario.reference('plain', "from-$name/$image") }
def go = scenario.bed().go()
/** The page's own command, with the programs of the test bed. */
def shell = { String name, String side, Map more ->
    def environment = new TreeMap(System.getenv()) + more
    def command = page(name).command(side).replace('ghcr.io/acme', scenario.reference('plain', "from-$name"))
    Programs.run(Duration.ofMinutes(8), environment, scenario.path("$name/$side"), 'sh', '-c', command).orFail().output()
}
def maven = { String name, String side ->
    def words = page(name).command(side).strip().split(' ')
    assert words[0] == 'mvn'
    scenario.maven(words.drop(1) as String[]).with("-Dgocontainer.go.path=$go".toString()).in(scenario.path("$name/$side")).succeed()
}
/** Paths without the slash that some writers put behind folders. */
def files = { image, platform -> scenario.export(image, platform).entries().collectEntries { path, entry -> [path.replaceFirst('(?<=.)/$', ''), entry] } - ['/': null] }

// From a Dockerfile: alpine and golang stand in the engine under their names; the registry has the same alpine.
def docker = scenario.docker()
def base = new AlpineLike(docker, scenario.folder())
base.load('alpine:3.22')
base.loadWithGo('golang:1.26-alpine', go)
def alpine = scenario.path('alpine.tar')
docker.docker('save', '--output', alpine.toString(), 'alpine:3.22').orFail()
crane.run('push', alpine.toString(), scenario.reference('plain', 'alpine:3.22'))

def built = reference('dockerfile', 'hello:1.0')
shell('dockerfile', 'before', [DOCKER_HOST: docker.host(), DOCKER_BUILDKIT: '0'])
def before = scenario.path('before.tar')
docker.docker('save', '--output', before.toString(), built).orFail()
crane.run('push', before.toString(), built)
maven('dockerfile', 'after')
def after = reference('dockerfile', 'hello-maven:1.0')
crane.run('push', scenario.path('dockerfile/after/target/gocontainer/image').toString(), after)
crane.validate(after)

def theirs = files(built, 'linux/amd64')
def ours = files(after, 'linux/amd64')
def certificates = '/etc/ssl/certs/ca-certificates.crt'
assert ours.keySet() == theirs.keySet()
assert theirs.keySet().containsAll(['/app/hello', '/app/static/index.html', '/bin/busybox', '/bin/sh', certificates])
assert !theirs.containsKey('/app/static/index.js.map')
theirs.each { path, entry ->
    assert [ours[path].mode(), ours[path].owner(), ours[path].link()] == [entry.mode(), entry.owner(), entry.link()] : path
    assert path == certificates || ours[path].content() == entry.content() : path
}
assert ours[certificates].text().contains('BEGIN CERTIFICATE') && ours[certificates].content() != theirs[certificates].content()
def theirConfig = crane.configuration(built).path('config')
def ourConfig = crane.configuration(after).path('config')
['Env', 'ExposedPorts', 'WorkingDir'].each { assert ourConfig.path(it) == theirConfig.path(it) : it }
// What the page says is different, and nothing else.
assert theirConfig.path('User').asText() == '' && ourConfig.path('User').asText() == '65532:65532'
assert texts(theirConfig.path('Cmd')) == ['/app/hello'] && texts(ourConfig.path('Entrypoint')) == ['/app/hello'] && !ourConfig.has('Cmd')

// Both run, and say the same.
scenario.maven('package', '-Dgocontainer.imageTar').with("-Dgocontainer.go.path=$go".toString()).in(scenario.path('dockerfile/after')).succeed()
def run = { image -> docker.docker('run', '--rm', '--network=none', image).orFail().output() }
def said = run(built)
docker.docker('load', '--input', scenario.path('dockerfile/after/target/gocontainer/image.tar').toString()).orFail()
assert docker.docker('inspect', '--format', '{{json .Config.Entrypoint}}', built).orFail().output().contains('/app/hello') : 'it is ours now'
assert run(built) == said
assert said.contains('hello, world <h1>hello</h1>')

// From jib.
['jib', 'ko'].each { crane.run('copy', "${scenario.bed().registry('plain')}/${BaseImages.INDEX}".toString(), reference(it, 'base:1')) }
maven('jib', 'before')
maven('jib', 'after')
['amd64', 'arm64'].each { architecture ->
    def image = { String name ->
        def child = crane.manifest(reference('jib', name)).path('manifests').find { it.path('platform').path('architecture').asText() == architecture }
        reference('jib', name.replaceFirst(':.*', '')) + '@' + child.path('digest').asText()
    }
    def jib = crane.configuration(image('hello:1.0')).path('config')
    def go2 = crane.configuration(image('hello-go:1.0')).path('config')
    ['Env', 'ExposedPorts', 'Volumes', 'User', 'WorkingDir', 'Cmd'].each { assert go2.path(it) == jib.path(it) : it }
    assert go2.path('Labels').path('team') == jib.path('Labels').path('team')
    def jibFiles = files(image('hello:1.0'), "linux/$architecture")
    def goFiles = files(image('hello-go:1.0'), "linux/$architecture")
    ['/srv', '/srv/run.sh', '/srv/data.txt', '/etc/os-release'].each { path ->
        assert [goFiles[path].mode(), goFiles[path].owner()] == [jibFiles[path].mode(), jibFiles[path].owner()] : path
        assert goFiles[path].content() == jibFiles[path].content() : path
    }
}
assert crane.digest(reference('jib', 'hello-go:latest')) == crane.digest(reference('jib', 'hello-go:1.0'))
assert crane.digest(reference('jib', 'hello:latest')) == crane.digest(reference('jib', 'hello:1.0'))

// From ko, which wants Go on its path.
def ko = new ToolCache(ToolCache.cache(), go).provide(TestTool.KO)
shell('ko', 'before', [PATH: "${ko.parent}:${go.parent}:${System.getenv('PATH')}".toString(), GOFLAGS: '-buildvcs=false'])
maven('ko', 'after')
def koConfig = crane.configuration(reference('ko', 'hello:1.0') ).path('config')
['amd64', 'arm64'].each { architecture ->
    def koFiles = files(reference('ko', 'hello:1.0'), "linux/$architecture")
    def ownFiles = files(reference('ko', 'hello-maven:1.0'), "linux/$architecture")
    koFiles.findAll { path, entry -> path != '/ko-app/hello' }.each { path, entry ->
        assert ownFiles.containsKey(path) : path
        assert ownFiles[path].content() == entry.content() : path
        assert !path.startsWith('/var/run/ko/') || ownFiles[path].mode() == entry.mode() : path
    }
    assert ownFiles.keySet() == koFiles.keySet()
    assert ownFiles['/var/run/ko/link.txt'].text() == 'hello from kodata'
}
def own = crane.configuration(reference('ko', 'hello-maven:1.0')).path('config')
assert texts(own.path('Entrypoint')) == texts(koConfig.path('Entrypoint'))
assert texts(own.path('Env')).contains('KO_DATA_PATH=/var/run/ko') && texts(koConfig.path('Env')).contains('KO_DATA_PATH=/var/run/ko')
def printed = { String image ->
    def program = Files.write(Files.createTempFile(scenario.folder(), 'program', ''), files(reference('ko', image), 'linux/amd64')['/ko-app/hello'].content())
    program.toFile().setExecutable(true)
    Programs.run(Duration.ofMinutes(1), new TreeMap(System.getenv()) + [KO_DATA_PATH: scenario.path('ko/kodata').toString()], scenario.folder(), program.toString()).orFail().output()
}
assert printed('hello-maven:1.0') == printed('hello:1.0')
// Like ko, it refuses links that lead out of kodata.
['before', 'after'].each { Files.createSymbolicLink(scenario.path("ko/$it/kodata/passwd"), java.nio.file.Path.of('/etc/passwd')) }
assert scenario.maven('package').in(scenario.path('ko/after')).fail().contains('outside the allowed root')
