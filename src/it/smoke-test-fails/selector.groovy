import io.github.gocontainer.testbed.Scenario

new Scenario(binding.variables).needsDocker()
