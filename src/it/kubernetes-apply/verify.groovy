import io.github.gocontainer.testbed.Scenario
import io.github.gocontainer.testbed.kubernetes.Traffic

def scenario = new Scenario(binding.variables)
def shop = scenario.path('kubernetes')
def digest = scenario.read('kubernetes/target/gocontainer/image.digest').strip()

// Without a cluster: the files that GitOps takes, with the image by its digest.
def manifests = { scenario.path('kubernetes/target/gocontainer/manifests').toFile().list().sort() }
assert manifests() == ['00-namespace-shop-test.yaml', '01-serviceaccount-shop.yaml', '02-configmap-settings.yaml', '03-service-shop.yaml',
        '04-networkpolicy-shop.yaml', '05-poddisruptionbudget-shop.yaml', '06-deployment-shop.yaml']
def deployment = scenario.read('kubernetes/target/gocontainer/manifests/06-deployment-shop.yaml')
assert deployment.contains("image: ${scenario.reference('plain', 'apply/test/shop')}@$digest\n")
assert deployment.contains('replicas: 1\n')
assert scenario.read('kubernetes/target/gocontainer/manifests/02-configmap-settings.yaml').contains('GREETING: Hello from test, version 1.0.0\n')
assert scenario.log().contains('rendered 7 manifests: Namespace shop-test, ')

def cluster = scenario.cluster()
def goals = { String environment, String... more ->
    scenario.maven(more).with("-Dgocontainer.environment=$environment", "-Dtest.registry=${scenario.reference('plain', 'apply/test')}",
            "-Dproduction.registry=${scenario.reference('plain', 'apply/production')}", '-Dgocontainer.kubernetes.context=real',
            "-Dgocontainer.kubernetes.kubeconfig=${cluster.kubeconfig()}", '-Dgocontainer.kubernetes.service.type=NodePort').in(shop)
}
try {
    // What is not there yet is said to be created, and is not.
    assert goals('test', 'gocontainer:plan').succeed().contains('would create Deployment shop')
    assert cluster.tryKubectl('get', 'namespace', 'shop-test').exit() != 0

    def first = goals('test', 'gocontainer:push', 'gocontainer:deploy').succeed()
    assert first.contains('created namespace/shop-test')
    assert first.contains("rolled out: deployment.apps/shop runs ${scenario.reference('plain', 'apply/test/shop')}@$digest")
    assert !first.contains('[WARNING] deployment')
    def port = cluster.object('service/shop', '-n', 'shop-test').at('/spec/ports/0/nodePort').asInt()
    def traffic = Traffic.start(cluster.forwardToNode(port))
    assert traffic.ask() == 'Hello from test, version 1.0.0'
    traffic.close()

    // The same again changes nothing.
    def generation = cluster.object('deployment/shop', '-n', 'shop-test').at('/metadata/generation').asInt()
    assert goals('test', 'gocontainer:deploy').succeed().contains('nothing was changed')
    assert cluster.object('deployment/shop', '-n', 'shop-test').at('/metadata/generation').asInt() == generation

    // The tested image in the other registry and the other namespace; not before it is there.
    def early = goals('production', 'gocontainer:deploy').fail()
    assert early.contains('nothing was rolled out: the image was pushed as ' + scenario.reference('plain', 'apply/test/shop'))
    goals('production', 'gocontainer:push', 'gocontainer:deploy').succeed()
    def live = cluster.object('deployment/shop', '-n', 'shop')
    assert live.at('/spec/template/spec/containers/0/image').asText() == "${scenario.reference('plain', 'apply/production/shop')}@$digest".toString()
    assert live.at('/status/readyReplicas').asInt() == 2
    assert scenario.read('kubernetes/target/gocontainer/image.digest').strip() == digest

    // What would change, field by field, for people and for programs.
    def plan = goals('production', 'gocontainer:plan').with('-DSTAGE=live').succeed()
    assert plan.contains('~ data.GREETING: Hello from production, version 1.0.0 -> Hello from live, version 1.0.0')
    assert plan.contains('would leave deployment.apps/shop as it is')
    assert scenario.json('kubernetes/target/gocontainer/cluster-plan.json').path('objects').find { it.path('object').asText() == 'configmap/settings' }.path('action').asText() == 'change'

    // Somebody else's field.
    cluster.kubectl('-n', 'shop', 'scale', 'deployment/shop', '--replicas=3')
    def conflict = goals('production', 'gocontainer:deploy').with('-DSTAGE=live').fail()
    assert conflict.contains('Deployment shop .spec.replicas is owned by "kubectl"')
    assert conflict.contains('--force-conflicts')
    assert cluster.object('configmap/settings', '-n', 'shop').at('/data/GREETING').asText() == 'Hello from production, version 1.0.0'

    // Placeholders without a value: all of them, with file and line.
    def yaml = scenario.path('kubernetes/src/main/kubernetes/shop.yaml').toFile()
    yaml.text = yaml.text.replace('${STAGE:nowhere}', '${UNKNOWN} ${OTHER}')
    def unknown = goals('test', 'gocontainer:manifests').fail()
    assert unknown.contains('kubernetes/shop.yaml:6: ${UNKNOWN} has no value and no default')
    assert unknown.contains('kubernetes/shop.yaml:6: ${OTHER} has no value and no default')

    // Gone is what was applied, and nothing else.
    cluster.kubectl('-n', 'shop-test', 'create', 'configmap', 'foreign', '--from-literal=a=b')
    def removed = goals('test', 'gocontainer:undeploy').succeed()
    assert removed.contains('removing deployment.apps/shop')
    assert removed.contains('removed 6 objects of shop from namespace shop-test')
    assert cluster.kubectl('-n', 'shop-test', 'get', 'deployments,pods,services', '-o', 'name').strip() == ''
    assert cluster.kubectl('-n', 'shop-test', 'get', 'configmap', 'foreign', '-o', 'name').contains('foreign')
    assert cluster.object('deployment/shop', '-n', 'shop').at('/metadata/name').asText() == 'shop'
    assert goals('test', 'gocontainer:undeploy').succeed().contains('nothing to remove')
} finally {
    cluster.tryKubectl('delete', 'namespace', 'shop-test', 'shop', '--wait=false', '--ignore-not-found')
}
true
