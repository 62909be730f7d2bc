import io.github.gocontainer.testbed.Scenario

def scenario = new Scenario(binding.variables)
def cluster = scenario.cluster()
def images = scenario.reference('plain', 'at-end')
def deploy = { String... more ->
    scenario.maven('deploy', "-Dimages=$images", '-Dgocontainer.kubernetes.context=real',
            "-Dgocontainer.kubernetes.kubeconfig=${cluster.kubeconfig()}").with(more)
}
try {
    // The last module does not compile: the others wait for it in vain, one after the other and side by side.
    def main = scenario.path('c/main.go').toFile()
    main.text = main.text.replace('println', 'printn')
    [[], ['-T', '2']].each { threads ->
        def failed = deploy('--fail-at-end', *threads).fail()
        assert failed.contains('push waits until all 4 modules have passed')
        assert failed.contains('undefined: printn')
        assert !failed.contains('published ')
        assert !failed.contains('rolled out')
    }
    assert scenario.bed().accessLog('plain').of(scenario.run() + '/at-end') == []
    assert cluster.tryKubectl('get', 'namespace', 'at-end').exit() != 0

    main.text = main.text.replace('printn', 'println')
    def log = deploy('-T', '2').succeed()
    def lines = log.readLines()
    def lastPush = lines.findLastIndexOf { it.contains('published ') }
    def firstRollout = lines.findIndexOf { it.contains('rolled out: ') }
    assert lines.findAll { it.contains('published ') }.size() == 3
    assert lines.findAll { it.contains('rolled out: ') }.size() == 3
    assert lastPush < firstRollout : 'every push comes before every rollout'
    assert lines.findLastIndexOf { it.contains('built ' + images) } < lines.findIndexOf { it.contains('published ') }
    ['a', 'b', 'c'].each {
        assert scenario.crane().digest("$images/$it:latest") == scenario.read("$it/target/gocontainer/image.digest").strip()
        assert cluster.object("deployment/$it", '-n', 'at-end').at('/spec/template/spec/containers/0/image').asText().startsWith("$images/$it@sha256:")
    }
} finally {
    cluster.tryKubectl('delete', 'namespace', 'at-end', '--wait=false', '--ignore-not-found')
}
true
