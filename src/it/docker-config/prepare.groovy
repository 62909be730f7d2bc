import io.github.gocontainer.testbed.RealRegistry
import io.github.gocontainer.testbed.Scenario
import java.nio.file.Files

def scenario = new Scenario(binding.variables)
def login = "${RealRegistry.USERNAME}:${RealRegistry.PASSWORD}".getBytes('UTF-8')
Files.createDirectories(scenario.path('docker'))
Files.writeString(scenario.path('docker/config.json'),
        """{"auths": {"${scenario.bed().registry('password')}": {"auth": "${Base64.encoder.encodeToString(login)}"}}}""")

true
