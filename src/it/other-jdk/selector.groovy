import io.github.gocontainer.testbed.OtherJdk
import io.github.gocontainer.testbed.Scenario

new Scenario(binding.variables).needs(OtherJdk.find().present,
        'there is no other JDK beside the one that runs, and GOCONTAINER_OTHER_JDK names none')
