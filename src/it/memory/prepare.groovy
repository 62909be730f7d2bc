import io.github.gocontainer.testbed.Scenario
import java.nio.file.Files

def random = new Random(1)
def block = new byte[1 << 20]
Files.newOutputStream(new Scenario(binding.variables).path('large.bin')).withCloseable { out ->
    100.times {
        random.nextBytes(block)
        out.write(block)
    }
}

true
