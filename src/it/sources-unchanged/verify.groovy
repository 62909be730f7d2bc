import io.github.gocontainer.testbed.Scenario
import java.nio.file.Files
import java.security.MessageDigest

def scenario = new Scenario(binding.variables)
def hash = { file -> MessageDigest.getInstance('SHA-256').digest(Files.readAllBytes(file)).encodeHex().toString() + ' ' + Files.getLastModifiedTime(file) }
def sources = {
    Files.walk(scenario.folder())
            .filter { Files.isRegularFile(it) && !it.startsWith(scenario.path('target')) && it.fileName.toString() != 'build.log' }
            .sorted().toList().collectEntries { [scenario.folder().relativize(it).toString(), hash(it)] }
}
def original = scenario.project().resolve('src/it/sources-unchanged')
assert Files.mismatch(original.resolve('go.mod'), scenario.path('go.mod')) == -1L
assert !Files.exists(scenario.path('go.sum'))
assert scenario.log().contains('go.sum')

def check = { String what, String expected ->
    def before = sources()
    def output = scenario.maven('package').fail()
    assert output.contains(expected) : what
    assert sources() == before : what
}

// A module that go.mod does not name.
Files.writeString(scenario.path('go.mod'), 'module example.org/sources-unchanged\n\ngo 1.21\n')
check('a requirement is missing', 'github.com/google/uuid')

// A hash that is another one.
Files.copy(original.resolve('go.mod'), scenario.path('go.mod'), java.nio.file.StandardCopyOption.REPLACE_EXISTING)
def sums = Files.readString(scenario.project().resolve('examples/hello/go.sum'))
Files.writeString(scenario.path('go.sum'), sums.replaceFirst('h1:.', 'h1:A'))
check('a hash does not match', 'github.com/google/uuid@v1.6.0')

// Source that does not compile.
Files.writeString(scenario.path('go.sum'), sums)
def main = scenario.read('main.go')
Files.writeString(scenario.path('main.go'), main + '\nfunc other() int { return "text" }\n')
check('it does not compile', 'main.go:7')

// And one that succeeds.
Files.writeString(scenario.path('main.go'), main)
def before = sources()
scenario.maven('package').succeed()
assert sources() == before
