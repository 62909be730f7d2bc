import io.github.gocontainer.testbed.Scenario
import java.nio.file.Files
import java.util.concurrent.TimeUnit

def scenario = new Scenario(binding.variables)
def reference = scenario.reference('plain', 'arm64-runs')
scenario.crane().run('push', scenario.path('hello/target/gocontainer/image').toString(), reference)

// Not the file that go build left, but that of the image.
def configuration = scenario.crane().configuration(reference)
assert configuration.path('architecture').asText() == 'arm64'
def entrypoint = configuration.path('config').path('Entrypoint').get(0).asText()
def program = Files.write(scenario.path('program'), scenario.export(reference, 'linux/arm64').entry(entrypoint).content())
program.toFile().setExecutable(true)

def port = new ServerSocket(0, 1, InetAddress.loopbackAddress).withCloseable { it.localPort }
def builder = new ProcessBuilder('qemu-aarch64-static', program.toString()).redirectErrorStream(true).redirectOutput(scenario.path('program.log').toFile())
builder.environment().put('PORT', port.toString())
def process = builder.start()
try {
    def answer = null
    for (int tries = 0; answer == null && process.alive && tries < 300; tries++) {
        try {
            answer = new URL("http://127.0.0.1:$port/healthz").text
        } catch (IOException notYet) {
            Thread.sleep(100)
        }
    }
    assert answer == 'ok\n' : scenario.read('program.log')
    assert new URL("http://127.0.0.1:$port/?name=arm64").text == 'Hello, arm64! This is version 1.0.0.\n'
    process.destroy() // SIGTERM
    assert process.waitFor(20, TimeUnit.SECONDS)
    assert process.exitValue() == 0 : scenario.read('program.log')
    assert scenario.read('program.log').contains('"stopped"')
} finally {
    process.destroyForcibly()
}
