import io.github.gocontainer.testbed.Folders
import io.github.gocontainer.testbed.OtherJdk
import io.github.gocontainer.testbed.Scenario
import java.nio.file.Files

def scenario = new Scenario(binding.variables)
def jdk = OtherJdk.find().get()
Folders.copy(scenario.project().resolve('examples/hello'), scenario.path('other'))

def output = scenario.maven('package', '-V').in(scenario.path('other')).javaHome(jdk).succeed()
assert output.contains(jdk.toRealPath().toString()) || output.contains(jdk.toString())
assert Files.mismatch(scenario.path('hello/target/gocontainer/image.digest'), scenario.path('other/target/gocontainer/image.digest')) == -1L
// Maven's own jars may be too old for this JDK; ours are not.
assert !output.readLines().any { it.startsWith('WARNING:') && it.contains(localRepositoryPath.toString()) }
