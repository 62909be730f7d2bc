import io.github.gocontainer.testbed.Scenario

def scenario = new Scenario(binding.variables)
def reference = scenario.reference('tls', 'deploy-tls:latest')
def crane = scenario.crane().trusting(scenario.bed().certificate())

crane.validate(reference)
assert crane.digest(reference) == scenario.read('target/gocontainer/image.digest').strip()

// Nobody trusts it by accident: neither by default, nor where plain HTTP would be allowed.
def before = scenario.bed().accessLog('tls').of(scenario.run() + '/deploy-tls').size()
[[], ['-Dgocontainer.allowInsecureRegistries=true']].each { more ->
    def output = scenario.maven('gocontainer:push').with(*more).fail()
    assert output.contains('certificate')
    assert output.contains(scenario.bed().registry('tls'))
    assert output.contains('trustStore')
}
assert scenario.bed().accessLog('tls').of(scenario.run() + '/deploy-tls').size() == before
