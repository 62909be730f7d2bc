import io.github.gocontainer.testbed.Programs
import io.github.gocontainer.testbed.Scenario
import java.nio.file.Files
import java.nio.file.Path
import java.time.Duration

def scenario = new Scenario(binding.variables)
def crane = scenario.crane()
def go = scenario.bed().go().toString()
def run = { Map<String, String> more, String... command ->
    Programs.run(Duration.ofMinutes(1), System.getenv() + more, scenario.folder(), command)
}
def pushed = { String execution ->
    def reference = scenario.reference('plain', "platforms-$execution:1")
    crane.run('push', scenario.path("target/gocontainer/$execution/image").toString(), reference)
    assert crane.digest(reference) == scenario.read("target/gocontainer/$execution/image.digest").strip()
    reference
}
def platforms = { String reference ->
    crane.manifest(reference).path('manifests').collect { [it.path('digest').asText(), it.path('platform')] }.collectEntries { digest, platform ->
        [['linux', platform.path('architecture').asText(), platform.path('variant').asText()].findAll().join('/'), digest]
    }
}

// Of each platform: what Go was told, an emulated processor that can run it, and one that cannot because the variant asks for more.
def table = '''
linux/386             GO386=softfloat     i386:
linux/amd64           GOAMD64=v1          x86_64:qemu64
linux/amd64/v2        GOAMD64=v2          x86_64:Nehalem      x86_64:qemu64
linux/amd64/v3        GOAMD64=v3          x86_64:max          x86_64:Nehalem
linux/amd64/v4        GOAMD64=v4          -                   x86_64:Nehalem
linux/arm/v5          GOARM=5             arm:arm926
linux/arm/v6          GOARM=6             arm:arm1136         arm:arm926
linux/arm/v7          GOARM=7             arm:cortex-a8       arm:arm1136
linux/arm64           GOARM64=v8.0        aarch64:cortex-a53
linux/arm64/v8.2      GOARM64=v8.2        aarch64:cortex-a76  aarch64:cortex-a53
linux/arm64/v9        GOARM64=v9.0        aarch64:max         aarch64:cortex-a53
linux/arm64/v9.5      GOARM64=v9.5        aarch64:max         aarch64:cortex-a53
linux/loong64         GOARCH=loong64      loongarch64:
linux/mips            GOMIPS=softfloat    mips:
linux/mips64          GOMIPS64=hardfloat  mips64:
linux/mips64le        GOMIPS64=hardfloat  mips64el:
linux/mipsle          GOMIPS=softfloat    mipsel:
linux/ppc64           GOPPC64=power8      ppc64:
linux/ppc64le         GOPPC64=power8      ppc64le:power8
linux/ppc64le/power10 GOPPC64=power10     ppc64le:power10     ppc64le:power9
linux/ppc64le/power9  GOPPC64=power9      ppc64le:power9      ppc64le:power8
linux/riscv64         GORISCV64=rva20u64  riscv64:sifive-u54
linux/riscv64/rva22u64 GORISCV64=rva22u64 riscv64:rv64        riscv64:sifive-u54
linux/riscv64/rva23u64 GORISCV64=rva23u64 -                   riscv64:sifive-u54
linux/s390x           GOARCH=s390x        s390x:
'''.strip().readLines()*.split(/\s+/)*.toList()
def reference = pushed('variants')
def digests = platforms(reference)
assert digests.keySet() as List == table*.get(0) : 'the index has them in their normal form and in order'
def emulated = { Path program, String processor ->
    def (emulator, cpu) = processor.split(':', 2)
    // (Go's preemption by signals is too much for the emulation of an i386.)
    def environment = emulator == 'i386' ? [GODEBUG: 'asyncpreemptoff=1'] : [:]
    run(environment + (cpu ? [QEMU_CPU: cpu] : [:]), 'timeout', '30', "qemu-$emulator-static".toString(), program.toString())
}
table.each { row ->
    def (platform, setting, can, cannot) = row + [null, null]
    def (os, architecture, variant) = platform.tokenize('/') + [null]
    def single = reference.replaceFirst(/:1$/, '@' + digests[platform])
    def configuration = crane.configuration(single)
    assert configuration.path('architecture').asText() == architecture
    assert configuration.path('variant').asText() == (variant ?: '') : platform
    // What the image holds, and not what lies in bin/.
    def program = Files.write(scenario.path(platform.replace('/', '-')), scenario.export(single, platform).entry('/app/platforms').content())
    program.toFile().setExecutable(true)
    def information = run([:], go, 'version', '-m', program.toString()).orFail().output().readLines()*.trim()
    assert information.contains("build\tGOARCH=$architecture".toString())
    assert information.contains("build\t$setting".toString()) : "$platform: $information"
    if (can != '-') {
        def outcome = emulated(program, can)
        assert outcome.exit() == 0 && outcome.output().contains("hello from $architecture") : "$platform on $can: $outcome"
    }
    if (cannot != null) {
        def outcome = emulated(program, cannot)
        assert outcome.exit() != 0 && !outcome.output().contains('hello') : "$platform on $cannot: $outcome"
    }
}

// containerd, which Docker and Kubernetes take images with, finds nothing to make more normal, and takes the right ones.
def judge = scenario.path('judge')
Programs.run(Duration.ofMinutes(5), System.getenv() + [CGO_ENABLED: '0'], scenario.project().resolve('src/test/go/platforms'), go, 'build', '-o', judge.toString(), '.').orFail()
def index = Files.writeString(scenario.path('index.json'), crane.run('manifest', reference))
def machines = ['linux/386', 'linux/amd64', 'linux/amd64/v3', 'linux/arm/v5', 'linux/arm/v6', 'linux/arm', 'linux/arm64', 'linux/arm64/v8', 'linux/ppc64le', 'linux/riscv64', 'linux/s390x']
def words = run([:], judge.toString(), index.toString(), *machines).orFail().output().readLines()
assert words.take(table.size()) == table.collect { "${it[0]} normal".toString() }
assert words.drop(table.size()) == ['linux/386 takes linux/386', 'linux/amd64 takes linux/amd64', 'linux/amd64/v3 takes linux/amd64/v3',
        'linux/arm/v5 takes linux/arm/v5', 'linux/arm/v6 takes linux/arm/v6', 'linux/arm takes linux/arm/v7',
        'linux/arm64 takes linux/arm64', 'linux/arm64/v8 takes linux/arm64', 'linux/ppc64le takes linux/ppc64le',
        'linux/riscv64 takes linux/riscv64', 'linux/s390x takes linux/s390x']

// So does a Docker engine.
def docker = scenario.docker()
['linux/arm/v6', 'linux/arm/v7', 'linux/arm64', 'linux/amd64/v3', 'linux/amd64'].each { platform ->
    docker.docker('pull', '--quiet', '--platform', platform, reference).orFail()
    def wanted = crane.manifest(reference.replaceFirst(/:1$/, '@' + digests[platform])).path('config').path('digest').asText()
    assert docker.docker('image', 'inspect', '--format', '{{.Id}}', reference).orFail().output().strip() == wanted : platform
}
assert docker.docker('run', '--rm', reference).orFail().output().contains('hello from amd64')
// As the documentation warns: one of which there is nothing but a variant has to be asked for.
def only = scenario.reference('plain', 'platforms-only:1')
crane.run('index', 'filter', reference, '--platform', 'linux/amd64/v3', '-t', only)
assert docker.docker('pull', only).output().contains('no matching manifest for linux/amd64')
docker.docker('pull', '--quiet', '--platform', 'linux/amd64/v3', only).orFail()
docker.docker('rmi', '--force', only).orFail()
docker.docker('rmi', '--force', reference).orFail()

// C for three processors with three compilers, linked statically: it starts where there is nothing else.
def emulators = ['linux/amd64': 'x86_64', 'linux/arm/v7': 'arm', 'linux/arm64': 'aarch64']
def compilers = ['linux/amd64': 'CC=gcc', 'linux/arm/v7': 'CC=arm-linux-gnueabihf-gcc', 'linux/arm64': 'CC=aarch64-linux-gnu-gcc']
def names = ['linux/amd64': 'amd64', 'linux/arm/v7': 'arm', 'linux/arm64': 'arm64']
def statics = pushed('static')
assert platforms(statics).keySet() as List == emulators.keySet() as List
emulators.each { platform, emulator ->
    def root = Files.createDirectories(scenario.path('static-' + platform.replace('/', '-')))
    def program = Files.write(root.resolve('withc'), scenario.export(statics, platform).entry('/app/withc').content())
    program.toFile().setExecutable(true)
    def information = run([:], go, 'version', '-m', program.toString()).orFail().output()
    assert information.contains('CGO_ENABLED=1') && information.contains('-tags=netgo,osusergo') : information
    def answer = run([:], "qemu-$emulator-static".toString(), '-L', root.toString(), program.toString()).orFail().output()
    assert answer == "hello from C, ${names[platform]}, 3.0\n".toString() : 'of ' + platform
}

// Dynamically, on a base image that has the loaders and libraries of two of the three: the third is refused by its name.
def base = { String platform, String folder ->
    def root = Files.createDirectories(scenario.path('base-' + platform.replace('/', '-')))
    ['ld-linux-x86-64.so.2': 'lib64', 'ld-linux-aarch64.so.1': 'lib', 'ld-linux-armhf.so.3': 'lib', 'libc.so.6': 'lib', 'libm.so.6': 'lib'].each { name, into ->
        if (Files.exists(Path.of(folder, name))) {
            Files.copy(Path.of(folder, name).toRealPath(), Files.createDirectories(root.resolve(into)).resolve(name))
        }
    }
    def tar = scenario.path('base-' + platform.replace('/', '-') + '.tar').toString()
    run([:], 'tar', '--owner=0', '--group=0', '-C', root.toString(), '-cf', tar, '.').orFail()
    def name = scenario.reference('plain', 'loaders-' + platform.replace('/', '-') + ':1')
    crane.run('append', '--oci-empty-base', '-f', tar, '-t', name)
    crane.run('mutate', '--set-platform', platform, '-t', name, name)
    name
}
def loaders = scenario.reference('plain', 'loaders:1')
def amd64 = base('linux/amd64', '/lib/x86_64-linux-gnu')
def arm64 = base('linux/arm64', '/usr/aarch64-linux-gnu/lib')
def publish = { String... parts -> crane.run(*(['index', 'append', '-t', loaders] + parts.collect { ['-m', it] }.flatten())) }
publish(amd64, arm64, base('linux/arm/v7', '/nowhere'))
def refused = scenario.maven('gocontainer:image@dynamic').fail()
assert refused =~ /withc for linux\/arm\/v7 is linked dynamically, and the base image \S+ does not have the loader \/lib\/ld-linux-armhf.so.3 and the library libm.so.6 and the library libc.so.6/
publish(amd64, arm64, base('linux/arm/v7', '/usr/arm-linux-gnueabihf/lib'))
scenario.maven('gocontainer:image@dynamic').succeed()
def dynamic = pushed('dynamic')
assert platforms(dynamic).keySet() as List == emulators.keySet() as List
emulators.each { platform, emulator ->
    def root = Files.createDirectories(scenario.path('dynamic-' + platform.replace('/', '-')))
    def tar = scenario.path('dynamic.tar').toString()
    crane.run('export', '--platform', platform, dynamic, tar)
    run([:], 'tar', '-C', root.toString(), '-xf', tar).orFail()
    def program = root.resolve('app/withc').toString()
    // The loader and the libraries are the image's: without them the emulator finds none.
    def answer = run([:], "qemu-$emulator-static".toString(), '-L', root.toString(), program).orFail().output()
    assert answer == "hello from C, ${names[platform]}, 3.0\n".toString() : 'of ' + platform
    if (platform != 'linux/amd64') {
        def alone = run([:], "qemu-$emulator-static".toString(), '-L', '/nowhere', program)
        assert alone.exit() != 0 && alone.output().contains('ld-linux') : alone
    }
}

// A compiler that is not there, and that of this machine, which cannot compile for another: both end with what to do.
def advice = 'name a C compiler of this platform that is installed, like <go><cc>linux/arm64=aarch64-linux-gnu-gcc</cc>'
['no-such-gcc', 'gcc'].each { compiler ->
    def missing = scenario.maven('gocontainer:image@static', "-Dgocontainer.go.cc=linux/arm64=$compiler".toString(), '-Dgocontainer.platforms=linux/amd64,linux/arm64').fail()
    assert missing.contains('go build for linux/arm64 failed') && missing.contains(advice) : missing
}

true
