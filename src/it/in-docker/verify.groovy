import io.github.gocontainer.oci.ImageLayout
import io.github.gocontainer.oci.Platform
import io.github.gocontainer.testbed.Programs
import io.github.gocontainer.testbed.Scenario
import java.nio.file.Files

def scenario = new Scenario(binding.variables)
def engine = scenario.docker()
def docker = { Object... arguments -> engine.docker(arguments*.toString() as String[]).orFail().output().strip() }
def containers = []
def start = { Object... arguments -> containers << docker('run', '--detach', *arguments); containers.last() }
def work = scenario.path('target/gocontainer')
// The layout's own documents, not what the plugin's log says of them.
def images = { String execution -> new ImageLayout(work.resolve("$execution/image")).platforms() }
def load = { String execution, String file, Platform platform, String name ->
    // (Before it stands what becomes of an image that had the name.)
    assert docker('load', '--input', work.resolve("$execution/$file")).readLines().last() == "Loaded image: $name"
    def image = images(execution)[platform]
    assert docker('image', 'inspect', '--format', '{{.Id}} {{.RootFS.Layers}} {{.Os}}/{{.Architecture}}', name) ==
            "${image.config().digest()} [${image.diffIds().join(' ')}] $platform"
    name
}
def amd64 = Platform.parse('linux/amd64')
def arm64 = Platform.parse('linux/arm64')

try {
    // One file for each platform, and none that claims to be both.
    assert work.resolve('both').toFile().list().findAll { it.endsWith('.tar') }.toSet() == ['image-linux-amd64.tar', 'image-linux-arm64.tar'] as Set
    assert images('both').keySet() as List == [amd64, arm64]
    load('both', 'image-linux-arm64.tar', arm64, 'localhost:1/acme/service:1')
    def service = load('both', 'image-linux-amd64.tar', amd64, 'localhost:1/acme/service:1')

    // The health check: one that is well, and one that is not.
    def well = start('--read-only', service)
    def broken = start('--read-only', '--env', 'BROKEN=yes', service)
    def health = { String container, String awaited ->
        def deadline = System.currentTimeMillis() + 60_000
        def status = ''
        while ((status = docker('inspect', '--format', '{{.State.Health.Status}}', container)) != awaited) {
            assert System.currentTimeMillis() < deadline : "$status: ${docker('inspect', '--format', '{{json .State.Health}}', container)}"
            sleep(100)
        }
    }
    health(well, 'healthy')
    health(broken, 'unhealthy')
    assert docker('inspect', '--format', '{{json .State.Health}}', broken).contains('not well: <nil>')
    docker('stop', well)
    assert docker('inspect', '--format', '{{.State.ExitCode}}', well) == '0'
    assert docker('logs', well) == 'stopped'

    // The race detector: in the log, and the exit code.
    def racing = start(load('race', 'image.tar', amd64, 'localhost:1/acme/service:race'), 'race')
    assert docker('wait', racing) == '66'
    def log = docker('logs', racing)
    assert log.contains('WARNING: DATA RACE') && log.contains('main.race.func1()')
    def calm = start('localhost:1/acme/service:race', 'race-free')
    assert docker('wait', calm) == '0' && docker('logs', calm) == ''

    // Coverage: the counters are in the mounted folder when the service was stopped, and not before.
    def counters = Files.createDirectories(scenario.path('counters'))
    Programs.run(scenario.folder(), 'chmod', '777', counters.toString()).orFail()
    def counted = start('--read-only', '--volume', "$counters:/coverage", load('coverage', 'image.tar', amd64, 'localhost:1/acme/service:coverage'))
    def deadline = System.currentTimeMillis() + 60_000
    while (engine.docker('exec', counted, '/app/service', 'health').exit() != 0) {
        assert System.currentTimeMillis() < deadline : docker('logs', counted)
        sleep(100)
    }
    def kinds = { counters.toFile().list().collect { it.tokenize('.')[0] } }
    // (Each of the checks was a run of the program, and has left its own; what the service itself did is not among them yet.)
    def go = scenario.bed().go().toString()
    def functions = { folder -> Programs.run(scenario.folder(), go, 'tool', 'covdata', 'func', "-i=$folder").orFail().output() }
    assert kinds().contains('covmeta') && kinds().contains('covcounters')
    assert functions(counters) =~ /main\.go:\d+:\s+serve\s+0\.0%/
    docker('stop', counted)
    assert docker('inspect', '--format', '{{.State.ExitCode}}', counted) == '0'
    def percent = Programs.run(scenario.folder(), go, 'tool', 'covdata', 'percent', "-i=$counters").orFail().output()
    def covered = (percent =~ /example.org\/service\s+coverage: ([\d.]+)% of statements/)[0][1] as double
    assert covered > 30 && covered < 100 : percent
    assert !(functions(counters) =~ /main\.go:\d+:\s+serve\s+0\.0%/)
    assert functions(counters) =~ /main\.go:\d+:\s+race\s+0\.0%/

    // Without a mounted folder that of the image takes them, also for somebody else.
    def alone = start('--user', '1234:1234', 'localhost:1/acme/service:coverage', 'race')
    assert docker('wait', alone) == '0'
    docker('cp', "$alone:/coverage", scenario.path('copied'))
    assert !(functions(scenario.path('copied')) =~ /main\.go:\d+:\s+race\s+0\.0%/)
} finally {
    containers.each { engine.docker('rm', '--force', '--volumes', it) }
    ['1', 'race', 'coverage'].each { engine.docker('rmi', '--force', "localhost:1/acme/service:$it".toString()) }
}
