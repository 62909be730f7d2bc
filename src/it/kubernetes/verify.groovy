import io.github.gocontainer.testbed.Scenario
import io.github.gocontainer.testbed.kubernetes.Traffic
import java.nio.file.Files
import java.util.concurrent.TimeUnit

def scenario = new Scenario(binding.variables)
def kubernetes = scenario.cluster()
def namespace = 'scenario-' + scenario.run()
def repository = scenario.reference('plain', 'hello')
def kubectl = { String... arguments -> kubernetes.kubectl((['-n', namespace] + (arguments as List)) as String[]) }
def deployment = { kubernetes.object('deployment/hello', '-n', namespace) }
def maven = { String... arguments ->
    scenario.maven(arguments).with("-Dgocontainer.to.image=$repository", '-Dgocontainer.kubernetes.context=real',
            "-Dgocontainer.kubernetes.namespace=$namespace").variable('KUBECONFIG', kubernetes.kubeconfig().toString())
}
def source = scenario.path('main.go')
def change = { String from, String to -> Files.writeString(source, Files.readString(source).replace(from, to)) }
def digest = { scenario.read('target/gocontainer/image.digest').strip() }

// Somebody made the Deployment; its image is a placeholder.
kubernetes.apply("""
{apiVersion: v1, kind: List, items: [
 {apiVersion: v1, kind: Namespace, metadata: {name: $namespace, labels: {pod-security.kubernetes.io/enforce: baseline}}},
 {apiVersion: apps/v1, kind: Deployment, metadata: {name: hello, namespace: $namespace}, spec: {replicas: 2,
  strategy: {rollingUpdate: {maxSurge: 1, maxUnavailable: 0}}, selector: {matchLabels: {app: hello}},
  template: {metadata: {labels: {app: hello}}, spec: {terminationGracePeriodSeconds: 10, containers: [{name: hello,
   image: "placeholder.invalid/none:1", ports: [{containerPort: 8080}],
   readinessProbe: {httpGet: {path: /ready, port: 8080}, periodSeconds: 1}}]}}}},
 {apiVersion: v1, kind: Service, metadata: {name: hello, namespace: $namespace},
  spec: {type: NodePort, selector: {app: hello}, ports: [{port: 80, targetPort: 8080}]}}]}
""")

// Nothing was pushed yet; and nobody rolls out to whatever was talked to last.
assert maven('gocontainer:deploy').fail().contains('published.json, so the image is not known to be in a registry')
def unnamed = scenario.maven('deploy', "-Dgocontainer.to.image=$repository")
        .variable('KUBECONFIG', kubernetes.kubeconfig().toString()).fail()
assert unnamed.contains('no Kubernetes context is named')
assert unnamed.contains('kubeconfig: real')
assert deployment().path('metadata').path('generation').asInt() == 1

// From sources to pods that were pulled by digest and answer on their Service.
def first = maven('deploy').succeed()
def reference = "$repository@${digest()}".toString()
assert first.contains("rolling out $reference to deployment.apps/hello (container hello)")
assert first.contains('Waiting for deployment "hello" rollout to finish: ')
assert first =~ /rolled out: deployment\.apps\/hello runs \S+@sha256:\w{64} \(revision \d+\) in namespace $namespace \(2 pods ready, /
kubernetes.object('pods', '-n', namespace, '-l', 'app=hello').path('items').each {
    if (!it.path('metadata').has('deletionTimestamp')) {
        assert it.path('status').path('containerStatuses').path(0).path('imageID').asText() == reference
    }
}
def port = kubernetes.forwardToNode(kubernetes.object('service/hello', '-n', namespace).path('spec').path('ports').path(0).path('nodePort').asInt())
def outcome = scenario.json('target/gocontainer/rollout.json')
assert outcome.path('outcome').asText() == 'complete'
assert outcome.path('digest').asText() == digest()
def good = deployment().path('spec').path('template')
def generation = deployment().path('metadata').path('generation').asInt()

def traffic = Traffic.start(port)
try {
    // The same again changes nothing.
    def again = maven('deploy').succeed()
    assert again.contains('deployment.apps/hello has this image already and runs it: nothing was changed')
    assert deployment().path('metadata').path('generation').asInt() == generation
    assert scenario.json('target/gocontainer/rollout.json').path('outcome').asText() == 'unchanged'

    // A version that ends again and again: the build fails with its last words, and what was there is there again.
    change('works = true', 'works = false')
    def bad = maven('deploy').fail()
    assert bad.contains('CrashLoopBackOff')
    assert bad.contains('exit code 3')
    assert bad.contains('| FATAL: no database')
    assert bad.contains("undone: deployment.apps/hello runs $reference")
    assert bad.contains('BUILD FAILURE')
    assert !(bad =~ /\n\s+at \w+\./)
    assert deployment().path('spec').path('template') == good
    def failed = scenario.json('target/gocontainer/rollout.json')
    assert failed.path('outcome').asText() == 'failed'
    assert failed.path('digest').asText() == digest()
    assert failed.path('undo').path('done').asBoolean()
    assert failed.path('evidence').path('pods').path(0).path('containers').path(0).path('log').toString().contains('FATAL: no database')

    // An image that was built, and not pushed, is not rolled out.
    change('works = false', 'works = true')
    change('text  = "hello"', 'text  = "good day"')
    change('ready = true', 'ready = false')
    maven('package').succeed()
    assert maven('gocontainer:deploy').fail().contains('nothing was rolled out: ')
    assert deployment().path('spec').path('template') == good

    // Ctrl-C in the middle of a rollout: how to go on is said, and the build ends at once.
    maven('gocontainer:push').succeed()
    def output = scenario.path('interrupted.log')
    // (A shell that runs its tests in the background has them ignore SIGINT, and so would this Maven.)
    def middle = maven('gocontainer:deploy').through('env', '--default-signal=INT').start(output)
    def deadline = System.currentTimeMillis() + 120_000
    while (!Files.readString(output).contains('Waiting for deployment "hello" rollout to finish: ') && middle.alive) {
        assert System.currentTimeMillis() < deadline : Files.readString(output)
        sleep(200)
    }
    scenario.interrupt(middle)
    assert middle.waitFor(20, TimeUnit.SECONDS) : 'Maven ends'
    assert middle.exitValue() != 0
    def interrupted = Files.readString(output)
    assert interrupted.contains('interrupted in the middle of a rollout, which goes on in the cluster')
    assert interrupted.contains("undo it: kubectl --context real -n $namespace set image deployment.apps/hello hello=$reference")

    // By hand: what runs, its logs, and back to the version before.
    def status = maven('gocontainer:status').succeed()
    assert status.contains('Waiting for deployment "hello" rollout to finish: ')
    assert status =~ /revision \d+ \(now\) of .*: .*hello@${digest()}/
    assert maven('gocontainer:logs', '-Dgocontainer.logs.tail=5').succeed() =~ /\[hello-\S+ hello\] hello starts/
    def back = maven('gocontainer:rollback').succeed()
    assert back.contains("rolled out: deployment.apps/hello runs $reference")
    assert deployment().path('spec').path('template') == good
    assert maven('gocontainer:rollback', '-Dgocontainer.rollback.toRevision=99').fail().contains('has no revision 99; it has: ')
    traffic.stop()
    assert traffic.failures() == []
    assert traffic.answers() == ['hello'] as Set
    assert traffic.count() > 200
} finally {
    traffic.close()
}
assert kubernetes.kubectl('delete', 'namespace', namespace, '--wait=false').contains('deleted')
