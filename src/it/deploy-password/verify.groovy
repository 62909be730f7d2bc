import io.github.gocontainer.testbed.CommandLines
import io.github.gocontainer.testbed.RealRegistry
import io.github.gocontainer.testbed.Scenario
import io.github.gocontainer.testbed.Secrets
import java.nio.file.Files

def scenario = new Scenario(binding.variables)
def host = scenario.bed().registry('password')
def repository = scenario.run() + '/deploy-password'
def user = RealRegistry.USERNAME
def password = RealRegistry.PASSWORD
def master = "-Dsettings.security=${scenario.path('settings-security.xml')}".toString()

def settings = { String name, String secret ->
    def file = scenario.path(name)
    Files.writeString(file, scenario.read('settings.xml')
            .replace('@host@', host).replace('@user@', user).replace('@password@', secret))
    file
}
def docker = { String secret ->
    def folder = Files.createDirectories(scenario.path('docker'))
    def login = Base64.encoder.encodeToString("$user:$secret".getBytes('UTF-8'))
    Files.writeString(folder.resolve('config.json'), """{"auths": {"$host": {"auth": "$login"}}}""")
    folder
}

// Nobody is logged in: refused, and the message says where one could be.
def anonymous = scenario.maven('gocontainer:push').variable('DOCKER_CONFIG', scenario.path('nowhere').toString()).fail()
assert anonymous.contains(host)
assert anonymous.contains('settings.xml')

// Wrong: the message names the server, and nothing tries on and on.
def wrong = scenario.maven('gocontainer:push', '-X').settings(settings('wrong.xml', 'wrong secret: @&')).fail()
assert wrong.contains("settings.xml server '$host'")
Secrets.checkAbsent(wrong, user, 'wrong secret: @&')
def refused = scenario.bed().accessLog('password').of(repository).findAll { it.status() == 401 }
assert refused.size() <= 6 : refused

// Encrypted and right. Meanwhile, every user of the machine can see all command lines.
def encrypted = scenario.read('encrypted-password.txt').strip()
def lines = CommandLines.watch()
def output = scenario.maven('gocontainer:push', '-X', master).settings(settings('right.xml', encrypted)).succeed()
lines.close()
assert lines.seen().contains('gocontainer:push')
Secrets.checkAbsent(lines.seen(), user, password)
assert output.contains("settings.xml server '$host'")
Secrets.checkAbsent(output, user, password)

def crane = scenario.crane().configured(docker(password))
def reference = scenario.reference('password', 'deploy-password:latest')
crane.validate(reference)
assert crane.digest(reference) == scenario.read('target/gocontainer/image.digest').strip()

// Encrypted with a master password that is not there.
def unreadable = scenario.maven('gocontainer:push', "-Dsettings.security=${scenario.path('nowhere.xml')}".toString())
        .settings(settings('right.xml', encrypted)).fail()
assert unreadable.contains(scenario.isMaven4() ? 'Could not decrypt password' : "the password of server '$host' in settings.xml could not be decrypted")

// A server that is somebody else's may be broken. Maven 4 does not come so far: it stops by itself.
if (!scenario.isMaven4()) {
    Files.writeString(scenario.path('other.xml'), Files.readString(scenario.path('right.xml'))
            .replace('</servers>', '<server><id>elsewhere</id><username>x</username><password>{COQLCE6DU6GtcS5P=}</password></server></servers>'))
    scenario.maven('gocontainer:push', master).settings(scenario.path('other.xml')).succeed()
}

// No file that the goals left has it.
Files.walk(scenario.path('target')).withCloseable { files ->
    files.filter { Files.isRegularFile(it) }.forEach { Secrets.checkAbsent(new String(Files.readAllBytes(it), 'ISO-8859-1'), user, password) }
}
