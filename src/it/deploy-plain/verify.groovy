import io.github.gocontainer.testbed.Scenario
import java.nio.file.Files

def scenario = new Scenario(binding.variables)
def crane = scenario.crane()
def hello = scenario.path('hello')
def reference = scenario.reference('plain', 'hello:1.0.0')
def digest = scenario.read('hello/target/gocontainer/image.digest').strip()

crane.validate(reference)
assert crane.digest(reference) == digest
assert Files.mismatch(hello.resolve('target/gocontainer/image/blobs/sha256/' + digest.substring(7)),
        Files.writeString(scenario.path('manifest.json'), crane.run('manifest', reference))) == -1L

def index = crane.manifest(reference)
assert index.path('mediaType').asText() == 'application/vnd.oci.image.index.v1+json'
assert index.path('manifests').collect { it.path('platform').path('os').asText() + '/' + it.path('platform').path('architecture').asText() } == ['linux/amd64', 'linux/arm64']
assert index.path('annotations').path('org.opencontainers.image.version').asText() == '1.0.0'

['linux/amd64', 'linux/arm64'].each { platform ->
    def binary = scenario.export(reference, platform).entry('/app/hello')
    def plain = scenario.plainBuild().of(hello, '.', platform, '-s -w -X main.version=1.0.0')
    assert binary.mode() == '0755'
    assert Arrays.equals(binary.content(), plain) : "$platform is not what go build makes"
}
index.path('manifests').each { child ->
    def manifest = crane.manifest(scenario.reference('plain', 'hello@' + child.path('digest').asText()))
    def compressed = manifest.path('layers').collect { it.path('size').asLong() }.sum()
    assert compressed <= 6_000_000 : "$compressed bytes"
}

def published = scenario.json('hello/target/gocontainer/published.json')
assert published.path('schemaVersion').asInt() == 1
assert published.path('reference').asText() == scenario.reference('plain', 'hello@' + digest)
assert published.path('tags').collect { it.asText() } == ['1.0.0']
assert scenario.read('hello/target/gocontainer/published.env').contains("GOCONTAINER_IMAGE_DIGEST=$digest\n")
assert scenario.log().contains("tagged ${published.path('image').asText()}:1.0.0")
assert scenario.log().contains("published ${published.path('reference').asText()}")

// The same again: one request for each tag, and nothing that writes.
def target = "-Dgocontainer.to.image=$reference"
def before = scenario.bed().accessLog('plain').of(scenario.run() + '/hello')
scenario.maven('deploy', target).in(hello).succeed()
def again = scenario.bed().accessLog('plain').of(scenario.run() + '/hello').drop(before.size())
assert again.collect { it.method() + ' ' + it.path() + ' ' + it.status() } == ["HEAD /v2/${scenario.run()}/hello/manifests/1.0.0 200".toString()]

// A further tag: no blob travels again.
def known = before.size() + again.size()
scenario.maven('deploy', target, '-Dgocontainer.to.tags=latest').in(hello).succeed()
def tagged = scenario.bed().accessLog('plain').of(scenario.run() + '/hello').drop(known)
assert tagged.every { it.method() in ['HEAD', 'GET'] || (it.method() == 'PUT' && it.path().contains('/manifests/')) } : tagged
assert tagged.findAll { it.method() == 'PUT' }.last().path() == "/v2/${scenario.run()}/hello/manifests/latest".toString()
assert crane.digest(scenario.reference('plain', 'hello:latest')) == digest

// The bills of materials as artifacts that refer to the image. This registry keeps no lists of them: the tag does.
def attached = scenario.maven('gocontainer:push', target, '-Dgocontainer.sbom.attach').in(hello).succeed()
assert attached.contains("attached sbom.cdx.json to ${published.path('image').asText()}@$digest as sha256:")
def listTag = scenario.reference('plain', "hello:${digest.replace(':', '-')}")
def list = crane.manifest(listTag).path('manifests')
assert list.collect { it.path('artifactType').asText() }.toSet().containsAll(['application/vnd.cyclonedx+json', 'application/spdx+json'])
list.findAll { it.path('annotations').path('org.opencontainers.image.title').asText() == 'sbom.cdx.json' }.each {
    def artifact = crane.manifest(scenario.reference('plain', 'hello@' + it.path('digest').asText()))
    assert artifact.path('subject').path('digest').asText() == digest
    def blob = crane.run('blob', scenario.reference('plain', 'hello@' + artifact.path('layers').get(0).path('digest').asText()))
    assert blob == scenario.read('hello/target/gocontainer/sbom.cdx.json')
}
// published.json names exactly what the registry lists, field by field; and the same when all of it was there before.
def inFile = { scenario.json('hello/target/gocontainer/published.json').path('referrers') }
def listed = inFile()
assert published.path('referrers').empty : 'nothing was attached'
assert listed.collect { it.path('digest').asText() }.toSet() == list.collect { it.path('digest').asText() }.toSet() && listed.size() == list.size()
listed.each { entry ->
    def inList = list.find { it.path('digest') == entry.path('digest') }
    ['artifactType', 'mediaType', 'size'].each { field -> assert entry.path(field) == inList.path(field) : field }
    def artifact = crane.manifest(scenario.reference('plain', 'hello@' + entry.path('digest').asText()))
    assert artifact.path('subject').path('digest') == entry.path('subject')
}
scenario.maven('gocontainer:push', target, '-Dgocontainer.sbom.attach').in(hello).succeed()
assert crane.manifest(listTag).path('manifests') == list
assert inFile() == listed
