import io.github.gocontainer.testbed.BaseImages
import io.github.gocontainer.testbed.ForeignBases
import io.github.gocontainer.testbed.Scenario

def scenario = new Scenario(binding.variables)
def crane = scenario.crane()
def registry = scenario.bed().registry('plain')
def image = { String name -> scenario.reference('plain', 'bases/' + name) }
def layersOf = { node -> node.path('layers').collect { it.path('digest').asText() } }
def child = { String name, String architecture ->
    crane.manifest(name).path('manifests').find { it.path('platform').path('architecture').asText() == architecture }.path('digest').asText()
}

['by-tag', 'single', 'docker', 'docker-format'].each { crane.validate(image(it)) }

// Each platform stands on its own child of the index.
['amd64', 'arm64'].each { architecture ->
    def base = crane.manifest("$registry/bases/index@${child("$registry/${BaseImages.INDEX}", architecture)}")
    def ours = crane.manifest(image("by-tag@${child(image('by-tag'), architecture)}"))
    assert layersOf(ours).take(1) == layersOf(base)
    assert ours.path('annotations').path('org.opencontainers.image.base.name').asText() == "$registry/${BaseImages.INDEX}".toString()
    def files = scenario.export(image('by-tag'), "linux/$architecture")
    assert files.entry('/etc/os-release').text() == "ID=index\nARCHITECTURE=$architecture\n".toString()
    assert files.entry('/app/bases').mode() == '0755'
}
assert crane.manifest(image('by-tag')).path('annotations').path('org.opencontainers.image.base.digest').asText() == crane.digest("$registry/${BaseImages.INDEX}")

assert layersOf(crane.manifest(image('single'))).take(1) == layersOf(crane.manifest("$registry/${BaseImages.SINGLE}"))

// What jib-core and OCI have no word for is still there.
['docker', 'docker-format'].each {
    def base = crane.configuration("$registry/${BaseImages.DOCKER}").path('config')
    def ours = crane.configuration(image(it)).path('config')
    ['StopSignal', 'Shell', 'OnBuild', 'Healthcheck'].each { field -> assert ours.path(field) == base.path(field) }
    assert ours.path('Labels').path('org.example.base').asText() == 'kept'
    assert ours.path('User').asText() == '65532:65532'
    assert ours.path('Entrypoint').collect { it.asText() } == ['/app/bases']
}
assert crane.configuration(image('docker')).path('config').path('Env').collect { it.asText() } == ['PATH=/bin', 'FROM_BASE=yes', 'OWN=yes']
assert crane.configuration(image('docker')).path('history').get(0).path('created_by').asText() == 'the test bed'

// Types: always one family within an image.
def types = { node -> [node.path('mediaType').asText(), node.path('config').path('mediaType').asText()] + node.path('layers').collect { it.path('mediaType').asText() } }
assert types(crane.manifest(image('docker'))).every { it.startsWith('application/vnd.oci.') }
assert types(crane.manifest(image('docker-format'))).every { it.startsWith('application/vnd.docker.') }

// By digest, what the tag pointed to.
def digest = crane.digest("$registry/${BaseImages.SINGLE}")
def before = layersOf(crane.manifest(image('single')))
scenario.maven('gocontainer:image@single', 'gocontainer:push@single', "-Dgocontainer.from.image=$registry/bases/single@$digest".toString(), "-Dgocontainer.to.tags=by-digest").succeed()
assert layersOf(crane.manifest(image('single:by-digest'))) == before

// A platform that the base does not have: those that it has are listed.
def missing = scenario.maven('gocontainer:image@single', '-Dgocontainer.platforms=linux/amd64,linux/arm64').fail()
assert missing.contains('linux/arm64')
assert missing.contains('linux/amd64')
assert missing.contains("$registry/${BaseImages.SINGLE}".toString())
def missingInIndex = scenario.maven('gocontainer:image@by-tag', '-Dgocontainer.platforms=linux/arm/v7').fail()
assert missingInIndex.contains('linux/arm/v7')
assert missingInIndex.contains('linux/amd64, linux/arm64')

// One that is not there at all.
def unknown = scenario.maven('gocontainer:image@single', "-Dgocontainer.from.image=$registry/bases/nothing:1".toString()).fail()
assert unknown.contains("$registry/bases/nothing:1".toString())

// What other tools leave: attestations are passed over, everything that a platform has is taken over byte by byte.
// (crane validates layers with gzip only; those with zstd are compared and unpacked below.)
['buildx', 'ko', 'debian'].each { crane.validate(image(it)) }
def madeByKo = image('made-by-ko:1')
['buildx': "$registry/${ForeignBases.BUILDX}", 'ko': madeByKo, 'debian': "$registry/${ForeignBases.DEBIAN}"].each { name, reference ->
    def ours = crane.manifest(image(name)).path('manifests')
    assert ours.collect { it.path('platform').path('architecture').asText() }.toSet() == ['amd64', 'arm64'].toSet() : name
    ['amd64', 'arm64'].each { architecture ->
        def base = crane.manifest("${reference.toString().replaceFirst(/:[^:\/]*$/, '')}@${child(reference, architecture)}")
        def own = ours.find { it.path('platform').path('architecture').asText() == architecture }.path('digest').asText()
        def below = layersOf(base)
        assert !below.empty && layersOf(crane.manifest(image("$name@$own"))).take(below.size()) == below : "$name $architecture"
    }
}

// That base is really ko's, in all that sets its images apart: types on descriptors, annotations about its own base, SBOMs beside it.
def koIndex = crane.manifest(madeByKo)
assert koIndex.path('manifests').every { it.path('artifactType').asText() == 'application/vnd.oci.image.config.v1+json' }
assert koIndex.path('annotations').path('org.opencontainers.image.base.name').asText() == image('made-by-ko/empty:1')
assert crane.run('ls', image('made-by-ko')).readLines().count { it.endsWith('.sbom') } == 3
['amd64', 'arm64'].each { architecture ->
    def base = crane.configuration(image("made-by-ko@${child(madeByKo, architecture)}"))
    def ours = crane.configuration(image("ko@${child(image('ko'), architecture)}"))
    assert base.path('author').asText() == 'github.com/ko-build/ko'
    assert base.path('config').path('Entrypoint').collect { it.asText() } == ['/ko-app/tool']
    assert ours.path('config').path('Entrypoint').collect { it.asText() } == ['/app/bases']
    assert ours.path('config').path('Env') == base.path('config').path('Env') && base.path('config').path('Env').collect { it.asText() }.contains('KO_DATA_PATH=/var/run/ko')
    assert ours.path('rootfs').path('diff_ids').take(3) == base.path('rootfs').path('diff_ids').collect { it }
    assert ours.path('history').take(3) == base.path('history').collect { it }
    def files = scenario.export(image('ko'), "linux/$architecture")
    ['/ko-app/tool', '/app/bases'].each { program ->
        assert files.entry(program).content()[0..3] as byte[] == [0x7f, 0x45, 0x4c, 0x46] as byte[]
        assert files.entry(program).content()[18] == (architecture == 'amd64' ? 0x3e : 0xb7) as byte : "$program $architecture"
    }
}
// Our index names ko's as its base, and not what ko names as its own.
def koAnnotations = crane.manifest(image('ko')).path('annotations')
assert koAnnotations.path('org.opencontainers.image.base.name').asText() == madeByKo
assert koAnnotations.path('org.opencontainers.image.base.digest').asText() == crane.digest(madeByKo)
assert crane.run('ls', image('ko')).readLines() == ['latest']

// Other platforms, other bases: each layer of a base is taken over from that base's own repository, and none is sent.
def both = crane.manifest(image('both'))
def mounts = { String name -> scenario.bed().accessLog('plain').of(scenario.run() + '/bases/' + name).findAll { it.path().contains('mount=') } }
def koLayers = layersOf(crane.manifest(image("made-by-ko@${child(madeByKo, 'arm64')}")))
def indexLayers = layersOf(crane.manifest("$registry/bases/index@${child("$registry/${BaseImages.INDEX}", 'amd64')}"))
def taken = mounts('both').findAll { it.status() == 201 }.collect { it.path().replaceFirst(/.*mount=/, '') }.toSet()
assert taken == (koLayers.collect { "$it&from=${scenario.run()}/bases/made-by-ko".toString() } + indexLayers.collect { "$it&from=bases/index".toString() }).toSet()
crane.validate(image('both'))
assert layersOf(crane.manifest(image("both@${child(image('both'), 'amd64')}"))).take(1) == indexLayers
assert layersOf(crane.manifest(image("both@${child(image('both'), 'arm64')}"))).take(3) == koLayers
assert scenario.log().contains('4 mounted from the base images')

// A base that comes through a mirror in the registry which is pushed to lies there under the mirror's name.
assert mounts('mirrored').findAll { it.status() == 201 }.collect { it.path().replaceFirst(/.*from=/, '') } == ['bases/single']

def usr = scenario.export(image('debian'), 'linux/arm64')
assert usr.entry('/usr/bin/true').text() == '#!/bin/sh\n'
assert usr.entry('/app/bases').mode() == '0755'

// Layers with zstd keep their bytes and their type; Docker's format has none for them, and says so.
def zstd = crane.manifest(image('zstd')).path('layers')
assert zstd.take(2) == crane.manifest("$registry/${ForeignBases.ZSTD}").path('layers').collect { it }
assert scenario.export(image('zstd'), 'linux/amd64').entry('/usr/share/second').text() == 'zstd\n'
def dockerZstd = scenario.maven('gocontainer:image@zstd', '-Dgocontainer.container.format=Docker').fail()
assert dockerZstd.contains('zstd')
assert dockerZstd.contains('format OCI')
