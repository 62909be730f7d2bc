import io.github.gocontainer.testbed.Scenario

def scenario = new Scenario(binding.variables)
def reference = scenario.reference('plain', 'memory:latest')
assert scenario.log() =~ /Heap Max Capacity: 120M/
assert scenario.path('target/gocontainer/bin/linux-amd64/memory').toFile().length() > 100 << 20
assert scenario.crane().digest(reference) == scenario.read('target/gocontainer/image.digest').strip()
scenario.crane().validate(reference)
// It is not kept twice.
scenario.path('large.bin').toFile().delete()
