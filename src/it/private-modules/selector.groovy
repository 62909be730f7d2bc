import io.github.gocontainer.testbed.Programs
import io.github.gocontainer.testbed.Scenario

def scenario = new Scenario(binding.variables)
def exit = { try { Programs.run(scenario.folder(), 'git', '--exec-path').exit() } catch (IOException e) { 1 } }
scenario.needs(exit() == 0 && new File(['git', '--exec-path'].execute().text.strip(), 'git-http-backend').canExecute(), 'there is no git http-backend')
