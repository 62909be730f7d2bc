import io.github.gocontainer.testbed.Scenario

def scenario = new Scenario(binding.variables)

def digest = scenario.read('target/gocontainer/image.digest').strip()
assert digest ==~ /sha256:[0-9a-f]{64}/
println digest
