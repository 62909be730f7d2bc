import io.github.gocontainer.testbed.HiddenGo
import io.github.gocontainer.testbed.Programs
import io.github.gocontainer.testbed.Scenario
import java.nio.file.Files

def scenario = new Scenario(binding.variables)
def hidden = new HiddenGo(scenario.path('hidden'))
// A machine without Go has no "go env" to ask: the proxy of this one is passed on.
def proxy = Programs.run(scenario.folder(), scenario.bed().go().toString(), 'env', 'GOPROXY').orFail().output().strip()
def run = { String... arguments -> hidden.from(scenario.maven(arguments)).variable('GOPROXY', proxy) }

// Forbidden: the message says where one was looked for and how to get one.
def forbidden = run('compile', '-Dgocontainer.go.toolchain.allowDownload=false').fail()
assert forbidden.contains('no Go is there')
assert forbidden.contains('PATH')
assert forbidden.contains('<go><toolchain><allowDownload>')
assert forbidden.contains('<go><path>')
def offline = run('compile', '-o').fail()
assert offline.contains('no Go is there')
assert offline.contains('without -o')

def output = run('package').succeed()
assert output =~ /downloaded go1\.\d+\.\d+/
def digest = scenario.read('target/gocontainer/image.digest').strip()
assert scenario.json('target/gocontainer/plan.json').path('toolchain').path('version').asText() ==~ /(go)?1\.\d+\.\d+/

// From then on it is there, also without a network.
def again = run('package', '-o').variable('GOPROXY', 'off').succeed()
assert !(again =~ /downloaded go1/)
assert scenario.read('target/gocontainer/image.digest').strip() == digest
