import io.github.gocontainer.testbed.RealParts
import io.github.gocontainer.testbed.Scenario

def scenario = new Scenario(binding.variables)
scenario.needsDocker() && scenario.needs(RealParts.find('gcc').present, 'there is no C compiler, gcc')
