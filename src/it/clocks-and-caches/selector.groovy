import io.github.gocontainer.testbed.RealParts
import io.github.gocontainer.testbed.Scenario

new Scenario(binding.variables).needs(RealParts.find('faketime').present, 'there is no faketime to turn the clock')
