import io.github.gocontainer.testbed.Scenario

def scenario = new Scenario(binding.variables)
def crane = scenario.crane()

['clock', 'api', 'worker'].each { module ->
    crane.validate(scenario.reference('plain', "polyglot/$module:1.0.0"))
}
assert crane.configuration(scenario.reference('plain', 'polyglot/clock:1.0.0')).path('config').path('Entrypoint').collect { it.asText() }.contains('org.example.polyglot.clock.Clock')

['api', 'worker'].each { module ->
    def reference = scenario.reference('plain', "polyglot/$module:1.0.0")
    assert crane.digest(reference) == scenario.read("polyglot/$module/target/gocontainer/image.digest").strip()
    ['linux/amd64', 'linux/arm64'].each { platform ->
        def plain = scenario.plainBuild().of(scenario.path("polyglot/$module"), '.', platform, '-s -w')
        assert Arrays.equals(scenario.export(reference, platform).entry("/app/$module").content(), plain) : "$module for $platform"
    }
}

// A change of the shared module changes the services that use it, and nothing else has to be said.
def health = scenario.path('polyglot/shared/health/health.go')
health.toFile().text = health.toFile().text.replace('is healthy', 'is well')
def before = ['api', 'worker'].collect { scenario.read("polyglot/$it/target/gocontainer/image.digest") }
scenario.maven('-T', '1C', 'package', '-pl', 'api,worker').in(scenario.path('polyglot')).succeed()
def after = ['api', 'worker'].collect { scenario.read("polyglot/$it/target/gocontainer/image.digest") }
assert before[0] != after[0] && before[1] != after[1]

// go.work alone is enough, although no proxy has ever heard of the shared module.
['api', 'worker'].each {
    def file = scenario.path("polyglot/$it/go.mod").toFile()
    file.text = file.text.replaceFirst(/\nreplace .*\n/, '')
    assert !file.text.contains('replace')
}
scenario.maven('package', '-pl', 'api,worker').in(scenario.path('polyglot')).succeed()
assert ['api', 'worker'].collect { scenario.read("polyglot/$it/target/gocontainer/image.digest") } == after
