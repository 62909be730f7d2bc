import io.github.gocontainer.testbed.Folders
import io.github.gocontainer.testbed.Scenario

def scenario = new Scenario(binding.variables)
def modules = ['one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight']
def digests = { modules.collect { scenario.read("$it/target/gocontainer/image.digest").strip() } }
// All that was downloaded and made of it; the programs stay, because linking them again shares no cache.
def forget = {
    modules.each { module ->
        def folder = scenario.path("$module/target/gocontainer").toFile()
        folder.listFiles().findAll { it.name != 'bin' }.each { it.directory ? Folders.delete(it.toPath()) : it.delete() }
        assert folder.list() as List == ['bin']
    }
    Folders.delete(scenario.path('cache'))
}
// What the images are made of is the matter here, not what is thought of it.
def build = { String... more -> scenario.maven('package', '-DskipTests', '-Dgocontainer.vet.skip').with(more) }
def expected = digests()
assert expected.toSet().size() == 8

10.times { round ->
    forget()
    def output = build('-T4').succeed()
    assert digests() == expected : "round $round"
    assert !output.contains('[WARNING] the cached file') : "round $round"
}

// What a machine without a battery believes after it was switched on, and what a typing mistake makes of a year.
['1970-01-03', '2100-01-01'].each { day ->
    forget()
    modules.each { Folders.delete(scenario.path("$it/target")) }
    // (All clocks: a JVM whose monotonic clock is left out finds that each of its waits is over, and turns round without end.)
    def output = build('-T4').through('faketime', '-f', "@$day 00:00:00".toString()).succeed()
    assert output.contains("Finished at: $day") : 'the clock was turned'
    assert digests() == expected : day
}

true
