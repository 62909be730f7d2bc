import io.github.gocontainer.testbed.Programs
import io.github.gocontainer.testbed.Scenario
import java.nio.file.Files
import java.nio.file.StandardOpenOption

def scenario = new Scenario(binding.variables)
def program = scenario.path('memory')
Programs.run(scenario.folder(), scenario.bed().go().toString(), 'build', '-o', program.toString(), '.').orFail()
// What stands behind a program's sections does not keep it from starting. A quarter of it cannot be compressed.
def random = new Random(1)
def block = new byte[4 << 20]
Files.newOutputStream(program, StandardOpenOption.APPEND).withCloseable { out ->
    256.times {
        if (it % 4 == 0) {
            random.nextBytes(block)
        } else {
            Arrays.fill(block, (byte) it)
        }
        out.write(block)
    }
}

true
