import io.github.gocontainer.testbed.Scenario
import java.nio.file.Files

def scenario = new Scenario(binding.variables)
// It says where the cache of all modules is, in every version of Maven.
Files.createDirectories(scenario.path('.mvn'))
['one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight'].each { name ->
    def module = Files.createDirectories(scenario.path(name))
    Files.writeString(module.resolve('go.mod'), "module example.org/$name\n\ngo 1.21\n")
    Files.writeString(module.resolve('main.go'), "package main\n\nfunc main() { println(\"$name\") }\n")
    Files.writeString(module.resolve('pom.xml'), """<project xmlns="http://maven.apache.org/POM/4.0.0">
  <modelVersion>4.0.0</modelVersion>
  <parent><groupId>org.example</groupId><artifactId>clocks-and-caches</artifactId><version>1</version></parent>
  <artifactId>$name</artifactId>
  <packaging>gocontainer</packaging>
</project>
""")
}

true
