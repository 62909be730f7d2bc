import io.github.gocontainer.testbed.Folders
import io.github.gocontainer.testbed.Scenario
import java.nio.file.Files

// cases/<case>/ has any of: configuration.xml for the pom, arguments.txt for the command line, module/ instead of a
// good module. expected/<case>.txt has the lines that must be printed.
def scenario = new Scenario(binding.variables)
def version = (scenario.read('pom.xml') =~ /<version>([^<]*)<\/version>\s*<extensions>/)[0][1]
def wrong = []

Files.list(scenario.path('cases')).sorted().each { bad ->
    def name = bad.fileName.toString()
    def folder = Files.createDirectories(scenario.path("run/$name"))
    if (Files.exists(bad.resolve('module'))) {
        Folders.copy(bad.resolve('module'), folder)
    } else {
        Files.writeString(folder.resolve('go.mod'), 'module example.org/bad-input\n\ngo 1.21\n')
        Files.writeString(folder.resolve('main.go'), 'package main\n\nfunc main() {}\n')
    }
    // A case with a pom of its own needs the plugin's version, too.
    def own = folder.resolve('pom.xml')
    def pom = Files.exists(own) ? Files.readString(own).replace('@project.version@', version) : scenario.read('pom.xml')
    if (Files.exists(bad.resolve('configuration.xml'))) {
        pom = pom.replace('<!-- of the case -->', Files.readString(bad.resolve('configuration.xml')))
    }
    Files.writeString(own, pom)
    def arguments = Files.exists(bad.resolve('arguments.txt')) ? Files.readAllLines(bad.resolve('arguments.txt')) : []
    def outcome = scenario.maven('package').with(arguments as String[]).in(folder).run()
    Files.writeString(folder.resolve('output.txt'), outcome.output())

    def expected = scenario.path("expected/${name}.txt")
    def missing = Files.exists(expected) ? Files.readAllLines(expected)
            .findAll { !outcome.output().contains(it.replace('@folder@', folder.toString())) } : ['a file expected/' + name + '.txt']
    if (outcome.exit() == 0 || missing || Files.exists(folder.resolve('target/gocontainer/bin')) || outcome.output().contains('Exception:')) {
        wrong << "$name (exit code ${outcome.exit()}) does not print:\n  ${missing.join('\n  ')}\nbut:\n${outcome.output().readLines().findAll { it.contains('ERROR') }.take(6).join('\n')}"
    }
}

assert wrong.empty : '\n' + wrong.join('\n\n')
