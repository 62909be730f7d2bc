import io.github.gocontainer.testbed.KoBase
import io.github.gocontainer.testbed.Scenario
import io.github.gocontainer.testbed.TestTool
import java.nio.file.Files

// A base that ko itself has made, with all that it makes unasked.
def scenario = new Scenario(binding.variables)
def folder = Files.createDirectories(scenario.path('ko'))
new KoBase(folder, scenario.tool(TestTool.KO), scenario.bed().go(), scenario.crane()).push(scenario.reference('plain', 'bases/made-by-ko'))
true
