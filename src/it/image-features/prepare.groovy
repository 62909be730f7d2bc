import io.github.gocontainer.testbed.Scenario
import java.nio.file.Files
import java.nio.file.Path

// Links and permissions that Maven's copying would not keep.
def scenario = new Scenario(binding.variables)
def web = Files.createDirectories(scenario.path('web/static'))
Files.writeString(web.resolve('index.html'), '<html>')
Files.writeString(web.resolve('index.html.map'), '{}')
Files.writeString(web.resolve('größe'), 'x')
Files.writeString(scenario.path('web/run.sh'), '#!/bin/sh\n')
Files.createSymbolicLink(scenario.path('web/latest'), Path.of('static/index.html'))
Files.writeString(scenario.path('.dockerignore'), 'target\n**/*.map\n')
Files.createSymbolicLink(scenario.path('kodata/link.txt'), Path.of('greeting.txt'))
Files.copy(scenario.project().resolve('src/test/resources/io/github/gocontainer/image/certificate.pem'), scenario.path('own-ca.pem'))
// A C compiler that says that it was asked.
Files.writeString(scenario.path('compiler'), '#!/bin/sh\ntouch "' + scenario.path('compiler-was-asked') + '"\nexec gcc "$@"\n').toFile().setExecutable(true)
true
