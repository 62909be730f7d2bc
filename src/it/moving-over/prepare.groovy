import io.github.gocontainer.testbed.DocPage
import io.github.gocontainer.testbed.Folders
import io.github.gocontainer.testbed.Scenario
import java.nio.file.Files
import java.nio.file.Path

// Each page's files as they stand there, over copies of the sources; only names that lead to the internet are changed.
def scenario = new Scenario(binding.variables)
def version = (Files.readString(scenario.project().resolve('pom.xml')) =~ /<artifactId>gocontainer-maven-plugin<\/artifactId>\s*<version>([^<]+)</)[0][1]
['dockerfile', 'jib', 'ko'].each { name ->
    def page = DocPage.read(scenario.project().resolve("docs/from-${name}.md"))
    ['before', 'after'].each { side ->
        def folder = scenario.path("$name/$side")
        Files.createDirectories(folder)
        scenario.path(name).toFile().listFiles().findAll { !(it.name in ['before', 'after']) }.each { file ->
            file.directory ? Folders.copy(file.toPath(), folder.resolve(file.name)) : Files.copy(file.toPath(), folder.resolve(file.name))
        }
        page.files(side).each { path, text ->
            def local = text.replace('ghcr.io/acme', scenario.reference('plain', "from-$name"))
                    .replace('<version>0.1.0</version>', "<version>$version</version>")
            if (path.endsWith('pom.xml')) {
                local = local.replace('alpine:3.22', scenario.reference('plain', 'alpine:3.22'))
            }
            Files.writeString(folder.resolve(path), local)
        }
    }
}
['before', 'after'].each { Files.createSymbolicLink(scenario.path("ko/$it/kodata/link.txt"), Path.of('greeting.txt')) }
// Docker copies the ignored files of the context; the plugin's .dockerignore stands beside the POM.
Files.copy(scenario.path('dockerfile/before/.dockerignore'), scenario.path('dockerfile/after/.dockerignore'))
true
