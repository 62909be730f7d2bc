import io.github.gocontainer.testbed.RealParts
import io.github.gocontainer.testbed.Scenario

def scenario = new Scenario(binding.variables)
scenario.needs(RealParts.find('gcc').isPresent(), 'there is no C compiler, gcc')
    && scenario.needs(RealParts.find('skopeo').isPresent(), 'there is no skopeo')
