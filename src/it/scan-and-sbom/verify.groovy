import io.github.gocontainer.supplychain.Judges
import io.github.gocontainer.testbed.Scenario
import java.nio.file.Files

def scenario = new Scenario(binding.variables)
def work = 'target/gocontainer/'
def digest = scenario.read(work + 'image.digest').strip()
def gate = { String name -> scenario.json(work + 'gates.json').path('gates').path(name) }
def bytes = { String name -> Files.readAllBytes(scenario.path(work + name)) }
def purls = { String name ->
    scenario.json(work + name).findValuesAsText(name.contains('cdx') ? 'purl' : 'referenceLocator')
            .collect { it.replaceAll(/(stdlib@).*/, '$1GO').replaceAll(/(fallback@).*/, '$1CERTIFICATES').replaceAll(/(pkg:oci\/.*@).*/, '$1DIGEST') }
            .toSet().sort()
}

// Bills of materials: valid for their own schemas, both with the same contents, which are those of the programs.
['sbom.cdx.json', 'sbom-linux-amd64.cdx.json', 'sbom-linux-arm64.cdx.json'].each { Judges.requireCycloneDx(bytes(it)) }
['sbom.spdx.json', 'sbom-linux-amd64.spdx.json', 'sbom-linux-arm64.spdx.json'].each { Judges.requireSpdx(bytes(it)) }
def expected = scenario.read('expected/purls.txt').readLines()
assert purls('sbom.cdx.json') == expected
assert purls('sbom.spdx.json') == expected
assert purls('sbom-linux-arm64.cdx.json') == expected
assert purls('sbom-linux-amd64.cdx.json') == expected - 'pkg:golang/golang.org/x/text@v0.3.5'
assert scenario.json(work + 'licenses.json').path('modules').collect { it.path('module').asText() + ' ' + it.path('license').asText() } ==
        ['github.com/google/uuid BSD-3-Clause', 'golang.org/x/text BSD-3-Clause']

// The independent word on what is linked is Go's own.
def listed = scenario.json(work + 'sbom-linux-arm64.cdx.json').path('components').findAll { it.path('type').asText() == 'library' }
def hashes = listed.collectEntries { [it.path('name').asText(), it.path('hashes').path(0).path('content').asText()] }
['go', 'version', '-m', scenario.path(work + 'bin/linux-arm64/scan-and-sbom').toString()].with { it[0] = scenario.bed().go().toString(); it }
        .execute().text.readLines().findAll { it.startsWith('\tdep\t') }.each { line ->
    def (path, version, sum) = line.strip().split('\t').drop(1)
    assert hashes[path] == sum.substring(3).decodeBase64().encodeHex().toString()
}

// Nothing changed: nothing is written. All of it anew: the same bytes.
def before = ['sbom.cdx.json', 'sbom.spdx.json', 'licenses.json'].collectEntries { [it, scenario.read(work + it)] }
assert !scenario.maven('package').succeed().contains('sbom.cdx.json')
assert scenario.maven('clean', 'package').succeed().contains('wrote sbom-linux-amd64.cdx.json')
before.each { name, text -> assert scenario.read(work + name) == text }

// D17: what is called counts, and the build fails with its names and with what would help.
def found = scenario.maven('verify').fail()
assert found.contains('GO-2099-0001 (CVE-2099-0001) in github.com/google/uuid v1.6.0, called, fixed in v1.9.0')
assert found.contains('example.org/scan-and-sbom.main (main.go:9) -> github.com/google/uuid.NewString')
assert found.contains('a known vulnerability counts: GO-2099-0001 in github.com/google/uuid v1.6.0')
assert found.contains("go get github.com/google/uuid@v1.9.0")
assert !found.contains('GO-2099-0002 (CVE-2099-0002)')
assert gate('scan').path('verdict').asText() == 'failed'
assert gate('scan').path('subject').asText() == digest
def report = scenario.read(work + 'scan.json').replace(digest, 'DIGEST')
assert report == scenario.read('expected/scan.json')
assert !Files.exists(scenario.path(work + 'tmp/scan'))

// The same for code hosts, with the line of go.mod where it is mended.
def runs = {
    Judges.requireSarif(bytes('scan.sarif'))
    scenario.json(work + 'scan.sarif').path('runs')
}
assert runs().size() == 1
assert runs().at('/0/tool/driver/name').asText() == 'govulncheck'
assert runs().at('/0/results').collect { it.path('ruleId').asText() + ' ' + it.path('level').asText() } ==
        ['GO-2099-0001 error', 'GO-2099-0002 note', 'GO-2099-0003 note']
def mended = runs().at('/0/results/0/locations/0/physicalLocation')
assert mended.at('/artifactLocation/uri').asText() == 'go.mod'
assert scenario.read('go.mod').readLines()[mended.at('/region/startLine').asInt() - 1].contains('github.com/google/uuid v1.6.0')

// The programs of the image are looked at, not what lies in bin/, and in another job than that which packaged.
scenario.path(work + 'bin').toFile().deleteDir()
def allowed = scenario.maven('gocontainer:scan', '-Dgocontainer.scan.allow=CVE-2099-0001=2099-12-31 only in a test').succeed()
assert allowed.contains('allowed until 2099-12-31: only in a test')
assert gate('scan').path('verdict').asText() == 'passed'
assert runs().at('/0/results/0/suppressions/0/justification').asText() == 'allowed until 2099-12-31: only in a test'
// One that was allowed for a while only, and one that counts when all that is required does.
def expired = scenario.maven('gocontainer:scan', '-Dgocontainer.scan.allow=GO-2099-0001=2020-01-01 only for a week', '-Dgocontainer.scan.failOn=required').fail()
assert expired.contains('it was allowed until 2020-01-01 only: only for a week')
assert expired.contains('GO-2099-0003 (CVE-2099-0003) in golang.org/x/text v0.3.5, required, fixed in v0.3.7')

// D17: offline without a database is neither clean nor a failure, unless one wants it to be.
def offline = scenario.maven('-o', 'gocontainer:scan', '-Dgocontainer.scan.database=').succeed()
assert offline.contains('not checked by govulncheck: Maven works offline (-o)')
assert gate('scan').path('verdict').asText() == 'not checked'
assert scenario.maven('-o', 'gocontainer:scan', '-Dgocontainer.scan.database=', '-Dgocontainer.scan.failOnNotChecked=true').fail().contains('could not be scanned')
// With a database on the machine it works offline. A license that is not allowed is a failure of another gate.
def licenses = scenario.maven('-o', 'gocontainer:scan', '-Dgocontainer.scan.failOn=none', '-Dgocontainer.scan.licenses.allow=MIT').fail()
assert licenses.contains('github.com/google/uuid@v1.6.0 has BSD-3-Clause, which is not allowed')
assert gate('scan').path('verdict').asText() == 'passed'
assert gate('licenses').path('verdict').asText() == 'failed'
assert runs().at('/1/tool/driver/name').asText() == 'licenses'
assert runs().at('/1/results').collect { it.path('ruleId').asText() + ' ' + it.path('level').asText() } == ['BSD-3-Clause error', 'BSD-3-Clause error']

// A scanner of images that is configured and not there; and licenses that are allowed.
def missing = scenario.maven('gocontainer:scan', '-Dgocontainer.scan.failOn=none', '-Dgocontainer.scan.imageScanner=/nowhere/trivy', '-Dgocontainer.scan.licenses.allow=BSD-*').succeed()
assert missing.contains('not checked by trivy: there is no program /nowhere/trivy')
assert runs().take(2).collect { it.at('/invocations/0/executionSuccessful').asText() } == ['', 'false']
assert gate('scan').path('verdict').asText() == 'not checked'
assert gate('licenses').path('verdict').asText() == 'passed'
