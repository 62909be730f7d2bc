import io.github.gocontainer.testbed.CommandLines
import io.github.gocontainer.testbed.Folders
import io.github.gocontainer.testbed.PrivateHosts
import io.github.gocontainer.testbed.Scenario
import io.github.gocontainer.testbed.Secrets
import java.nio.file.Files

def scenario = new Scenario(binding.variables)
def modulesPassword = 'modules-t0ken+only/for=tests'
def gitPassword = 'git-t0ken:only/for=tests'
def proxyPassword = 'proxy-pass word/for@tests'
def secrets = ['module-reader': modulesPassword, 'git-reader': gitPassword, 'proxy-user': proxyPassword]
def master = "-Dsettings.security=${scenario.path('settings-security.xml')}".toString()

def hosts = new PrivateHosts(scenario.path('hosts'))
        .login(PrivateHosts.MODULES, 'module-reader', modulesPassword)
        .login(PrivateHosts.GIT, 'git-reader', gitPassword)
        .login('proxy', 'proxy-user', proxyPassword)
hosts.publish('corp.acme.test/greeting', 'greeting.go', 'package greeting\n\nconst Word = "hello"\n')
hosts.commit('team/names.git', 'git.acme.test/team/names.git', 'names.go', 'package names\n\nconst Name = "world"\n')

def settings = { String name, String modules, String git = gitPassword ->
    def file = scenario.path(name)
    Files.writeString(file, scenario.read('settings.xml').replace('@modules@', modules).replace('@git@', git)
            .replace('@proxy@', proxyPassword).replace('@port@', hosts.proxyPort().toString())
            // Maven's own downloads go their own way.
            .replace('@direct@', 'localhost|*.org|*.com'))
    file
}
// Whatever home, caches and certificates this machine has: everything is downloaded, and only our authority is trusted.
def run = { file, String... arguments ->
    scenario.maven(arguments).with(master, "-Dgocontainer.go.path=${scenario.bed().go()}".toString())
            .settings(file)
            .variable('GOMODCACHE', scenario.path('modules').toString()).variable('GOFLAGS', '-modcacherw')
            .variable('SSL_CERT_FILE', hosts.certificate().toString()).variable('GIT_SSL_CAINFO', hosts.certificate().toString())
            .variable('TMPDIR', Files.createDirectories(scenario.path('tmp')).toString())
            .withoutVariable('GOPROXY').withoutVariable('GOSUMDB').withoutVariable('GONOSUMDB').withoutVariable('GOPRIVATE')
            .withoutVariable('HTTPS_PROXY').withoutVariable('HTTP_PROXY').withoutVariable('NO_PROXY')
            .withoutVariable('https_proxy').withoutVariable('http_proxy').withoutVariable('no_proxy')
}
def absentEverywhere = { String output ->
    secrets.each { user, password -> Secrets.checkAbsent(output, user, password) }
    Files.walk(scenario.path('target')).filter { Files.isRegularFile(it) }.forEach { file ->
        secrets.each { user, password -> Secrets.checkAbsent(new String(Files.readAllBytes(file), 'ISO-8859-1'), user, password) }
    }
    assert Files.list(scenario.path('tmp')).noneMatch { it.fileName.toString().startsWith('gocontainer-logins') }
}
def encrypted = scenario.read('encrypted-password.txt').strip()

try {
    def watch = CommandLines.watch()

    // D9: without a login the message names module, host and what is missing, and no password of somebody else.
    def anonymous = run(settings('anonymous.xml', 'not-the-passw0rd', 'not-the-passw0rd'), 'package').fail()
    assert anonymous.contains('corp.acme.test/greeting') || anonymous.contains('git.acme.test/team/names')
    assert anonymous.contains('401') || anonymous.contains('Authentication failed') || anonymous.contains('could not read Username') || anonymous.contains('terminal prompts disabled')
    assert anonymous.contains('GOPRIVATE')
    assert anonymous.contains('server of this host in settings.xml')

    // With logins: one decrypted by Maven, one as it is, and the HTTP proxy's own. -X prints nothing of them.
    def file = settings('right.xml', encrypted)
    def output = run(file, '-X', 'package').succeed()
    assert output.contains('downloaded and verified the modules')
    watch.close()
    absentEverywhere(output)
    secrets.each { user, password -> Secrets.checkAbsent(watch.seen(), user, password) }
    assert watch.seen().contains('mod download')
    assert hosts.requests().any { it.startsWith('modules.acme.test GET /go/corp.acme.test/greeting/@v/v1.0.0.zip 200') }
    assert hosts.requests().any { it.startsWith('git.acme.test POST /team/names/git-upload-pack 200') }
    assert hosts.connects().any { it == 'CONNECT git.acme.test:443 HTTP/1.1 200' }

    // The build's outcome is that of plain Go.
    def program = scenario.path('target/gocontainer/bin/linux-amd64/private-modules').toString()
    assert program.execute().text == 'hello world\n'

    // Later without a network, from Go's own cache.
    Folders.delete(scenario.path('target'))
    def asked = hosts.requests().size()
    run(file, '-o', 'package').succeed()
    assert hosts.requests().size() == asked

    // Offline with an empty cache: which module is missing, and what to do.
    Folders.delete(scenario.path('modules'))
    Folders.delete(scenario.path('target'))
    def missing = run(file, '-o', 'package').fail()
    assert missing.contains('corp.acme.test/greeting@v1.0.0')
    assert missing.contains('without -o')
    assert hosts.requests().size() == asked

    // A wrong password of the module proxy: its host, and no password.
    def wrong = run(settings('wrong.xml', 'wrong-t0ken/for=tests'), '-X', 'package').fail()
    assert wrong.contains('modules.acme.test')
    assert wrong.contains('401')
    Secrets.checkAbsent(wrong, 'module-reader', 'wrong-t0ken/for=tests')
    absentEverywhere(wrong)
} finally {
    hosts.close()
}
