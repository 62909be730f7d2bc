import io.github.gocontainer.testbed.RealParts
import io.github.gocontainer.testbed.Scenario

new Scenario(binding.variables).needs(RealParts.find('unshare').present, 'there is no unshare to act as another user')
