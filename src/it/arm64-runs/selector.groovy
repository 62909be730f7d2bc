import io.github.gocontainer.testbed.RealParts
import io.github.gocontainer.testbed.Scenario

new Scenario(binding.variables).needs(RealParts.find('qemu-aarch64-static').present,
        "there is no qemu-aarch64-static, which Debian's package qemu-user-static brings")
