import io.github.gocontainer.testbed.Scenario
import java.nio.file.Files

def scenario = new Scenario(binding.variables)
def digest = scenario.read('target/gocontainer/image.digest').strip()

// The one place where the digest of a whole image is pinned: see docs/reproducible.md before changing it.
assert digest == scenario.read('expected/image.digest').strip()
assert scenario.log().contains("built smallest@$digest")

// install has a file.
def installed = localRepositoryPath.toPath().resolve('org/example/smallest/1/smallest-1.json')
assert Files.mismatch(installed, scenario.path('target/gocontainer/image.json')) == -1L

// Without <to> nothing is pushed, also where the phase is reached.
def pushed = scenario.maven('gocontainer:push').succeed()
assert pushed.contains('there is nowhere to push to')
assert !Files.exists(scenario.path('target/gocontainer/published.json'))

// What lies in target is an image for others, too.
def reference = scenario.reference('plain', 'smallest:1')
scenario.crane().run('push', scenario.path('target/gocontainer/image').toString(), reference)
scenario.crane().validate(reference)
assert scenario.crane().digest(reference) == digest

def files = scenario.export(reference, 'linux/amd64')
assert files.entry('/app/smallest').mode() == '0755'
assert files.entry('/tmp/').mode() == '1777'
assert files.entry('/etc/passwd').text().contains('65532')
assert files.entry('/etc/ssl/certs/ca-certificates.crt').text().contains('BEGIN CERTIFICATE')
assert files.entries().values().every { it.seconds() == 0 }
assert scenario.crane().configuration(reference).path('config').path('User').asText() == '65532:65532'

// A second time nothing is compiled or compressed, and the result is the same.
scenario.maven('package', '-Dgocontainer.go.version=1.26.8').succeed()
assert scenario.read('target/gocontainer/image.digest').strip() == digest
