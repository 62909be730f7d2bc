import io.github.gocontainer.testbed.Scenario

def scenario = new Scenario(binding.variables)
def reference = scenario.reference('plain', 'memory:latest')
assert scenario.log() =~ /Heap Max Capacity: 96M/
assert scenario.path('target/gocontainer/bin/linux-amd64/memory').toFile().length() > 1L << 30
assert scenario.crane().digest(reference) == scenario.read('target/gocontainer/image.digest').strip()
scenario.crane().validate(reference)
// It is not kept twice.
scenario.path('memory').toFile().delete()
scenario.path('target/gocontainer/bin').toFile().deleteDir()
