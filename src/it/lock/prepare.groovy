import io.github.gocontainer.testbed.BaseImages
import io.github.gocontainer.testbed.Scenario

def scenario = new Scenario(binding.variables)
scenario.crane().run('copy', scenario.bed().registry('plain') + '/' + BaseImages.INDEX, scenario.reference('plain', 'lock/base:1'))

true
