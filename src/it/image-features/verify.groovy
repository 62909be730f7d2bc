import io.github.gocontainer.oci.ImageLayout
import io.github.gocontainer.oci.Json
import io.github.gocontainer.testbed.OciSchemas
import io.github.gocontainer.testbed.Programs
import io.github.gocontainer.testbed.Scenario
import java.nio.file.Files

def scenario = new Scenario(binding.variables)
def crane = scenario.crane()
def texts = { node -> node.collect { it.asText() } }
def pushed = { String execution ->
    def reference = scenario.reference('plain', "features-$execution:1")
    crane.run('push', scenario.path("target/gocontainer/$execution/image").toString(), reference)
    // crane validate reads gzip only; skopeo checks all digests, and what Docker could take it also unpacks and compares with the diff_ids.
    if (execution == 'race') {
        crane.validate(reference)
    }
    def layout = scenario.path("target/gocontainer/$execution/image")
    Programs.run(scenario.folder(), 'skopeo', 'copy', '--insecure-policy', '--all', "oci:$layout".toString(), "dir:${scenario.path(execution + '-copy')}".toString()).orFail()
    if (execution != 'rich') {
        Programs.run(scenario.folder(), 'skopeo', 'copy', '--insecure-policy', "oci:$layout".toString(), "docker-archive:${scenario.path(execution + '.tar')}".toString()).orFail()
    }
    assert crane.digest(reference) == scenario.read("target/gocontainer/$execution/image.digest").strip()
    reference
}
def child = { String reference, String architecture ->
    def manifest = crane.manifest(reference).path('manifests').find { it.path('platform').path('architecture').asText() == architecture }
    reference.replaceFirst(/:1$/, '@' + manifest.path('digest').asText())
}

// Two platforms on two bases, one of them scratch.
def rich = pushed('rich')
def index = crane.manifest(rich)
assert texts(index.path('manifests').collect { it.path('platform').path('variant') }) == ['v2', '']
assert index.path('annotations').path('org.example/stage').asText() == 'test'
assert !index.path('annotations').has('org.opencontainers.image.base.name') : 'the platforms have not one base'
def amd64 = crane.manifest(child(rich, 'amd64'))
def arm64 = crane.manifest(child(rich, 'arm64'))
assert amd64.path('annotations').path('org.example/stage').asText() == 'test'
assert !amd64.path('annotations').has('org.opencontainers.image.base.name')
assert arm64.path('annotations').path('org.opencontainers.image.base.name').asText().endsWith('bases/index:1')
assert amd64.path('layers').every { it.path('mediaType').asText() == 'application/vnd.oci.image.layer.v1.tar+zstd' }
assert texts(arm64.path('layers').collect { it.path('mediaType') })[0..1] == ['application/vnd.oci.image.layer.v1.tar+gzip', 'application/vnd.oci.image.layer.v1.tar+zstd']

def image = crane.configuration(child(rich, 'amd64'))
def config = image.path('config')
assert image.path('created').asText() == '2026-01-02T03:04:05Z'
assert image.path('variant').asText() == 'v2'
assert texts(config.path('Entrypoint')) == ['/app/features']
assert texts(config.path('Cmd')) == ['serve']
assert config.path('ExposedPorts').fieldNames().toSet() == ['53/udp', '8080/tcp'] as Set
assert config.path('Volumes').has('/data')
assert config.path('WorkingDir').asText() == '/data'
assert config.path('StopSignal').asText() == 'SIGINT'
assert config.path('Healthcheck').toString() == '{"Test":["CMD","/app/features","health"],"Interval":30000000000,"Retries":2}'
assert config.path('Labels').path('org.example/team').asText() == 'blue'
assert texts(config.path('Env')).contains('KO_DATA_PATH=/var/run/ko')

def files = scenario.export(child(rich, 'amd64'), 'linux/amd64/v2')
assert files.entry('/srv/www/static/index.html').owner() == '1000:1001'
assert files.entry('/srv/www/run.sh').mode() == '0755'
assert files.entry('/srv/www/static/größe').text() == 'x'
assert files.entry('/srv/www/latest').link() == 'static/index.html'
assert !files.entries().containsKey('/srv/www/static/index.html.map')
assert scenario.log().contains('(1 left out by .dockerignore)')
assert files.entry('/var/run/ko/greeting.txt').text() == 'hello from kodata'
assert files.entry('/var/run/ko/link.txt').text() == 'hello from kodata'
assert files.entry('/usr/share/zoneinfo/Europe/Berlin').text().startsWith('TZif')
assert files.entries().values().every { it.seconds() == 1767323045 }
def own = scenario.read('own-ca.pem').readLines()[1]
assert files.entry('/etc/ssl/certs/ca-certificates.crt').text().contains(own)
assert files.entry('/etc/ssl/certs/ca-certificates.crt').text().count('BEGIN CERTIFICATE') > 100
// On a base that does not ask for them there are the certificates that the user named, too.
assert scenario.export(child(rich, 'arm64'), 'linux/arm64').entry('/etc/ssl/certs/ca-certificates.crt').text().contains(own)

// The variant is in the program.
def go = scenario.bed().go().toString()
def built = { String execution, String folder, String name -> Programs.run(scenario.folder(), go, 'version', '-m', "target/gocontainer/$execution/bin/$folder/$name").orFail().output() }
assert built('rich', 'linux-amd64-v2', 'features').contains('GOAMD64=v2')

// Docker's family of types, nothing compressed, a prebuilt program first, and a tar for docker load.
def docker = pushed('docker')
def manifest = crane.manifest(docker)
assert manifest.path('mediaType').asText() == 'application/vnd.docker.distribution.manifest.v2+json'
assert manifest.path('layers').every { it.path('mediaType').asText() == 'application/vnd.docker.image.rootfs.diff.tar' }
assert texts(crane.configuration(docker).path('config').path('Entrypoint')) == ['/app/first']
def both = scenario.export(docker, 'linux/amd64')
assert both.entry('/app/first').content() == Files.readAllBytes(scenario.path('target/gocontainer/rich/bin/linux-amd64-v2/features'))
assert both.entry('/app/second').content() == Files.readAllBytes(scenario.path('target/gocontainer/docker/bin/linux-amd64/second'))
def tar = scenario.path('target/gocontainer/docker/image.tar').toString()
def list = Json.parse(Programs.run(scenario.folder(), 'tar', '-xOf', tar, 'manifest.json').orFail().output().bytes)
assert texts(list.get(0).path('RepoTags')) == ['docker.io/library/features:latest']
def loaded = scenario.reference('plain', 'features-loaded:1')
crane.run('push', tar, loaded)
assert scenario.export(loaded, 'linux/amd64').entries().keySet() == both.entries().keySet()

// The race detector finds the race, and the counters of what ran are there; the compiler that was named was asked.
pushed('race')
assert Files.exists(scenario.path('compiler-was-asked'))
assert texts(crane.configuration(scenario.reference('plain', 'features-race:1')).path('config').path('Env')).contains('GOCOVERDIR=/coverage')
assert scenario.export(scenario.reference('plain', 'features-race:1'), 'linux/amd64').entry('/coverage/').mode() == '1777'
def counters = Files.createDirectories(scenario.path('counters'))
def race = new ProcessBuilder(scenario.path('target/gocontainer/race/bin/linux-amd64/features').toString(), 'race').redirectErrorStream(true)
race.environment().put('GOCOVERDIR', counters.toString())
def process = race.start()
assert process.inputStream.text.contains('WARNING: DATA RACE')
assert process.waitFor() == 66
def covered = Programs.run(scenario.folder(), go, 'tool', 'covdata', 'percent', "-i=$counters").orFail().output()
assert covered.contains('example.org/features') && !covered.contains(' 0.0%')
assert scenario.log().contains('with the race detector, coverage counters')

// A profile beside package main is used, and the same digest comes back when it is gone again.
def without = scenario.read('target/gocontainer/docker/image.digest')
Programs.run(scenario.folder(), go, 'run', './profile').orFail()
def profiled = scenario.maven('gocontainer:image@docker').succeed()
assert profiled.contains('with the profile default.pgo')
assert built('docker', 'linux-amd64', 'second').contains('-pgo=default.pgo')
assert scenario.read('target/gocontainer/docker/image.digest') != without
scenario.maven('gocontainer:image@docker', '-Dgocontainer.go.pgo=off').succeed()
Files.delete(scenario.path('default.pgo'))
scenario.maven('gocontainer:image@docker').succeed()
assert scenario.read('target/gocontainer/docker/image.digest') == without

// A dynamic program needs a base with its loader and its libraries, which are looked for in the layers.
def bare = scenario.maven('gocontainer:image@dynamic', "-Dgocontainer.from.image=${scenario.bed().registry('plain')}/bases/single:1".toString()).fail()
assert bare =~ /withc for linux\/amd64 is linked dynamically, and the base image \S+ does not have the loader \S+ and the library libc.so.6/
// As Debian has it: folders of the root are links into /usr.
def merged = scenario.path('usrmerge')
['usr/bin', 'usr/lib', 'usr/lib64', 'tmp'].each { Files.createDirectories(merged.resolve(it)) }
['bin', 'lib', 'lib64'].each { Files.createSymbolicLink(merged.resolve(it), java.nio.file.Path.of("usr/$it")) }
Programs.run(scenario.folder(), 'chmod', '1777', merged.resolve('tmp').toString()).orFail()
def needed = Programs.run(scenario.folder(), 'ldd', Programs.run(scenario.folder(), 'sh', '-c', 'command -v ls').orFail().output().strip()).orFail().output()
needed.eachMatch(/(\/\S*\/(ld-linux\S*|libc\.so\S*))/) { all, path, name ->
    def file = java.nio.file.Path.of(path).toRealPath()
    Files.copy(file, merged.resolve(path.startsWith('/lib64/') ? "usr/lib64/$name" : "usr/lib/$name"))
}
def layer = scenario.path('usrmerge.tar').toString()
Programs.run(scenario.folder(), 'tar', '--owner=0', '--group=0', '-C', merged.toString(), '-cf', layer, '.').orFail()
def usrmerge = scenario.reference('plain', 'usrmerge:1')
crane.run('append', '--oci-empty-base', '-f', layer, '-t', usrmerge)
crane.run('mutate', '--set-platform', 'linux/amd64', '-t', usrmerge, usrmerge)
scenario.maven('gocontainer:image@dynamic').succeed()
def dynamic = pushed('dynamic')
def standing = scenario.export(dynamic, 'linux/amd64')
assert standing.entry('/bin').link() == 'usr/bin' : 'a file below the link did not take it away'
assert standing.entry('/usr/bin/run.sh').text() == '#!/bin/sh\n'
assert standing.entry('/tmp/').mode() == '1777' : 'the folder of the base keeps its mode'
assert standing.entry('/tmp/more/run.sh').text() == '#!/bin/sh\n'
assert Programs.run(scenario.folder(), scenario.path('target/gocontainer/dynamic/bin/linux-amd64/withc').toString()).orFail().output() == 'hello from C\n'

// The documents of all of them are what the specification's schemas say.
def schemas = OciSchemas.build(scenario.project().resolve('src/test/go/oci-schema'), scenario.bed().go(), scenario.folder())
['rich', 'race', 'dynamic'].each { assert schemas.check(new ImageLayout(scenario.path("target/gocontainer/$it/image"))) >= 4 }

// What nobody means to give away stays at home.
Files.writeString(scenario.path('web/.env'), 'PASSWORD=x')
def refused = scenario.maven('gocontainer:image@rich').fail()
assert refused.contains('.env looks by its name like environment variables that are often passwords')
assert refused.contains('<excludes>.env</excludes>')
Files.delete(scenario.path('web/.env'))
Files.createSymbolicLink(scenario.path('web/hosts'), java.nio.file.Path.of('/etc/hosts'))
assert scenario.maven('gocontainer:image@rich').fail().contains('outside the allowed root')
