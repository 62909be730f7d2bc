import io.github.gocontainer.testbed.RealParts
import io.github.gocontainer.testbed.Scenario

def scenario = new Scenario(binding.variables)
scenario.needsDocker()
    && ['gcc', 'aarch64-linux-gnu-gcc', 'arm-linux-gnueabihf-gcc'].every { scenario.needs(RealParts.find(it).present, "there is no C compiler $it".toString()) }
    && ['aarch64', 'arm', 'i386', 'loongarch64', 'mips', 'mipsel', 'mips64', 'mips64el', 'ppc64', 'ppc64le', 'riscv64', 's390x', 'x86_64'].every {
        scenario.needs(RealParts.find("qemu-$it-static").present, "there is no qemu-$it-static, which Debian's package qemu-user-static brings".toString())
    }
