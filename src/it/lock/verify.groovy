import io.github.gocontainer.testbed.BaseImages
import io.github.gocontainer.testbed.Scenario
import java.nio.file.Files

def scenario = new Scenario(binding.variables)
def crane = scenario.crane()
def base = scenario.reference('plain', 'lock/base:1')
def lockFile = scenario.path('gocontainer.lock')
def built = { scenario.read('target/gocontainer/image.digest').strip() }
def first = crane.digest(base)
def platforms = crane.manifest(base).path('manifests').collectEntries { [it.path('platform').path('architecture').asText(), it.path('digest').asText()] }

// One digest a line, those of all platforms.
assert Files.readString(lockFile) == """{
  "schemaVersion" : 1,
  "baseImages" : {
    "registry.invalid/lock/base:1" : {
      "digest" : "$first",
      "platforms" : {
        "linux/amd64" : "${platforms.amd64}",
        "linux/arm64" : "${platforms.arm64}"
      }
    }
  }
}
"""
assert scenario.log().contains("locked registry.invalid/lock/base:1 to $first")
assert scenario.log().contains("base image registry.invalid/lock/base:1 is $first (locked)")
def digest = built()

// The tag moves; nothing is asked, and nothing changes.
crane.run('copy', scenario.bed().registry('plain') + '/' + BaseImages.SINGLE, base)
def second = crane.digest(base)
assert second != first
def again = scenario.maven('package').succeed()
assert again.contains("is $first (locked)")
assert built() == digest
assert scenario.maven('package', '-o').succeed().contains("is $first (locked)")

// Whoever wants to know is told, with both digests and the way on.
def moved = scenario.maven('package', '-Dgocontainer.from.lock=enforce').fail()
assert moved.contains("the tag of registry.invalid/lock/base:1 has moved: gocontainer.lock has $first, it points to $second now")
assert moved.contains('mvn gocontainer:lock')
assert built() == digest

// Whoever wants to follow follows, and the lock file says so.
def updated = scenario.maven('package', '-Dgocontainer.from.update').succeed()
assert updated.contains("locked registry.invalid/lock/base:1 to $second")
assert updated.contains("was $first")
assert Files.readString(lockFile).contains(second)
assert !Files.readString(lockFile).contains(first)
assert built() != digest
scenario.maven('package', '-Dgocontainer.from.lock=enforce').succeed()
assert scenario.maven('gocontainer:lock').succeed().contains('locked already')

// A lock file that is missing, or broken by a merge.
Files.writeString(lockFile, '<<<<<<< HEAD\n' + Files.readString(lockFile))
assert scenario.maven('package').fail().contains("the lock file $lockFile cannot be used")
Files.delete(lockFile)
assert scenario.maven('package', '-Dgocontainer.from.lock=enforce').fail().contains('is not in ' + lockFile)

// Without the mirror there is nobody to ask, and the mirror's owner is not blamed.
def nobody = scenario.maven('package', '-Dgocontainer.from.mirrors=other.example=localhost:1').fail()
assert nobody.contains('pulling registry.invalid/lock/base:1 failed')
