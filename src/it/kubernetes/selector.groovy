import io.github.gocontainer.testbed.Scenario

return new Scenario(binding.variables).needsPods()
