import io.github.gocontainer.testbed.Folders
import io.github.gocontainer.testbed.Scenario
import java.nio.file.Files

def scenario = new Scenario(binding.variables)
// Caches of its own, writable so that mvn clean can delete them; the cache of compiled packages stays the user's. Where
// Go comes from is the scenario no-go's concern.
def run = { String... arguments ->
    scenario.maven(arguments).with("-Dgocontainer.go.path=${scenario.bed().go()}".toString()).variable('GOMODCACHE', scenario.path('modules').toString()).variable('GOFLAGS', '-modcacherw')
}
def requests = { scenario.bed().accessLog('plain').of('bases/index').size() }

def before = requests()
def noModules = run('-o', 'package').fail()
assert noModules.contains('github.com/google/uuid')
assert noModules.contains('-o')
assert requests() == before

run('package').succeed()
def digest = scenario.read('target/gocontainer/image.digest').strip()
before = requests()
Folders.delete(scenario.path('target'))
run('-o', 'package').succeed()
assert scenario.read('target/gocontainer/image.digest').strip() == digest
assert requests() == before

// What needs the network says so.
def push = run('-o', 'gocontainer:push').fail()
assert push.contains('offline') || push.contains('online')

// The modules are there, the base image is not.
Folders.delete(scenario.path('cache'))
def noBase = run('-o', 'package').fail()
assert noBase.contains('bases/index:1')
assert noBase.contains('-o')
assert requests() == before
