import io.github.gocontainer.testbed.Folders
import io.github.gocontainer.testbed.Programs
import io.github.gocontainer.testbed.Scenario
import java.nio.file.Files

def scenario = new Scenario(binding.variables)
def digest = scenario.read('hello/target/gocontainer/image.digest').strip()
def elsewhere = { String name ->
    def folder = Files.createDirectories(scenario.path(name))
    Folders.copy(scenario.project().resolve('examples/hello'), folder.resolve('checkout'))
    folder.resolve('checkout')
}
def check = { folder, run ->
    run.in(folder).succeed()
    assert Files.readString(folder.resolve('target/gocontainer/image.digest')).strip() == digest : folder
}
def goal = { String... more -> scenario.maven('package').with(more) }

// Each of these alone would be enough to show that something leaks; together they are one run.
def other = elsewhere('a folder of another user')
Files.createDirectories(scenario.path('home'))
check(other, goal('-T', '1C')
        .through('unshare', '--user', '--map-user=12345', '--map-group=54321', 'sh', '-c', 'umask 077; exec "$@"', 'sh')
        .variable('HOME', scenario.path('home').toString())
        .variable('USER', 'somebody').variable('LOGNAME', 'somebody')
        // With a cache of its own it would compile the standard library for a minute.
        .variable('GOCACHE', Programs.run(scenario.folder(), scenario.bed().go().toString(), 'env', 'GOCACHE').orFail().output().strip())
        .variable('GOMODCACHE', scenario.path('modules').toString()).variable('GOFLAGS', '-modcacherw')
        .variable('TZ', 'Pacific/Kiritimati')
        .variable('LC_ALL', 'C').variable('LANG', 'C')
        .mavenOptions("$mavenOptions -Duser.home=${scenario.path('home')} -Duser.language=tr -Duser.country=TR -Duser.timezone=Pacific/Kiritimati".toString()))
// The umask was in force: its owner has three rights and nobody else has any.
assert Files.getPosixFilePermissions(other.resolve('target/gocontainer/bin/linux-amd64/hello')).size() == 3

check(elsewhere('b'), goal()
        .through('sh', '-c', 'umask 022; exec "$@"', 'sh')
        .variable('GOMAXPROCS', '1').variable('GOFLAGS', '-v').variable('GOAMD64', 'v3').variable('CGO_ENABLED', '1')
        .mavenOptions("$mavenOptions -XX:ActiveProcessorCount=1 -Dfile.encoding=ISO-8859-1".toString()))

// Files touched and the compiled binary thrown away: still the same; another byte: not the same.
def c = elsewhere('c')
Files.setLastModifiedTime(c.resolve('main.go'), java.nio.file.attribute.FileTime.fromMillis(0))
check(c, goal())
['main.go', 'main_test.go'].each { Files.writeString(c.resolve(it), Files.readString(c.resolve(it)).replace('Hello', 'Howdy')) }
goal().in(c).succeed()
assert Files.readString(c.resolve('target/gocontainer/image.digest')).strip() != digest
