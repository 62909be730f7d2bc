#!/bin/bash
# A Kubernetes cluster in the folder RUN: the control plane alone, or, with ISOLATED=yes and in namespaces of its own (see
# nodekit supervise), with a node that pulls and runs pods. Makes the file "up" when it is ready, and never ends by itself.
# Wants KUBEALL, NODEKIT, PORTS="api etcd peer manager scheduler", and for a node DEBIAN, CONTROL_GROUP and PAUSE_IMAGE.
set -eu
read -r API_PORT ETCD_PORT PEER_PORT MANAGER_PORT SCHEDULER_PORT <<< "$PORTS"
NODE_ADDRESS=10.252.0.1 POD_RANGE=10.251.0.0/16 SERVICE_RANGE=10.250.0.0/24 SERVICE_ADDRESS=10.250.0.1
cd "$RUN"
mkdir -p log
start() { # name program arguments...: runs it in the background; when it ends, so does everything
  local name=$1
  shift
  { "$@" > "log/$name.log" 2>&1 || true; echo "$name ended:"; tail -n 5 "log/$name.log"; kill $$; } &
}
until_true() { # command...: waits for at most two minutes
  for _ in $(seq 1200); do "$@" > /dev/null 2>&1 && return; sleep 0.1; done
  echo "did not come true within two minutes: $*"
  exit 1
}
kubectl() { "$KUBEALL" kubectl --kubeconfig "$RUN/operator.kubeconfig" "$@"; }

control_plane() { # address that it is known by
  "$NODEKIT" certificates "$RUN" "$API_PORT" "$SERVICE_ADDRESS" "$1"
  start etcd "$KUBEALL" etcd --data-dir etcd --unsafe-no-fsync --log-level warn \
    --listen-client-urls "http://127.0.0.1:$ETCD_PORT" --advertise-client-urls "http://127.0.0.1:$ETCD_PORT" \
    --listen-peer-urls "http://127.0.0.1:$PEER_PORT" --initial-advertise-peer-urls "http://127.0.0.1:$PEER_PORT" \
    --initial-cluster "default=http://127.0.0.1:$PEER_PORT"
  start apiserver "$KUBEALL" kube-apiserver --etcd-servers "http://127.0.0.1:$ETCD_PORT" --secure-port "$API_PORT" \
    --bind-address "$2" --advertise-address "$1" --endpoint-reconciler-type "$3" --profiling=false --allow-privileged=true \
    --tls-cert-file pki/apiserver.crt --tls-private-key-file pki/apiserver.key --client-ca-file pki/ca.crt \
    --requestheader-client-ca-file pki/ca.crt --requestheader-allowed-names front-proxy \
    --requestheader-username-headers X-Remote-User --token-auth-file pki/tokens.csv --authorization-mode Node,RBAC --enable-admission-plugins NodeRestriction \
    --kubelet-client-certificate pki/admin.crt --kubelet-client-key pki/admin.key \
    --kubelet-preferred-address-types InternalIP --service-cluster-ip-range "$SERVICE_RANGE" \
    --service-account-issuer https://kubernetes.default.svc --service-account-key-file pki/serviceaccounts.key \
    --service-account-signing-key-file pki/serviceaccounts.key
  until_true kubectl get --raw /readyz
  start manager "$KUBEALL" kube-controller-manager --kubeconfig manager.kubeconfig \
    --authentication-kubeconfig manager.kubeconfig --authorization-kubeconfig manager.kubeconfig \
    --bind-address 127.0.0.1 --secure-port "$MANAGER_PORT" --leader-elect=false --kube-api-qps 500 --kube-api-burst 1000 \
    --use-service-account-credentials=true --service-account-private-key-file pki/serviceaccounts.key \
    --root-ca-file pki/ca.crt --cluster-signing-cert-file pki/ca.crt --cluster-signing-key-file pki/ca.key \
    --allocate-node-cidrs=true --cluster-cidr "$POD_RANGE" --node-cidr-mask-size 24 \
    --service-cluster-ip-range "$SERVICE_RANGE"
  start scheduler "$KUBEALL" kube-scheduler --kubeconfig scheduler.kubeconfig --leader-elect=false \
    --authentication-kubeconfig scheduler.kubeconfig --authorization-kubeconfig scheduler.kubeconfig \
    --bind-address 127.0.0.1 --secure-port "$SCHEDULER_PORT"
  until_true kubectl get serviceaccount default
}

# What kubelet, containerd and the network plugins write at fixed places goes into file systems of this mount namespace, and
# so do the settings of the machine that kubelet would change.
private_places() {
  mount --make-rprivate /
  mount -t proc proc /proc
  local place
  for place in /var/lib/kubelet /var/log/pods /var/log/containers /var/lib/cni /run/netns /run/containerd; do
    mkdir -p "$place"
    mount -t tmpfs tmpfs "$place"
  done
  mkdir -p node/settings node/containerd node/kubelet
  # An overlay cannot lie on an overlay, as the root of a container mostly is one.
  [ "$(stat -f -c %T node/containerd)" != overlayfs ] || mount -t tmpfs tmpfs node/containerd
  local setting
  for setting in vm/overcommit_memory=1 vm/panic_on_oom=0 kernel/panic=10 kernel/panic_on_oops=1 \
    kernel/keys/root_maxkeys=1000000 kernel/keys/root_maxbytes=25000000; do
    local file="node/settings/$(echo "${setting%=*}" | tr / _)"
    echo "${setting#*=}" > "$file"
    mount --bind "$file" "/proc/sys/${setting%=*}"
  done
  # Every hierarchy of control groups gets one for the node; cpuset must be given its values by hand.
  local hierarchy
  for hierarchy in /sys/fs/cgroup/*/; do
    [ -e "$hierarchy/cgroup.controllers" ] || mkdir -p "$hierarchy/$CONTROL_GROUP"
  done
  for setting in cpuset.cpus cpuset.mems; do
    cat "/sys/fs/cgroup/cpuset/$setting" > "/sys/fs/cgroup/cpuset/$CONTROL_GROUP/$setting"
  done
}

# Loopback and one bridge with the node's address: there is no way out of this network namespace.
network() {
  ip link set lo up
  ip link add node0 type bridge
  ip addr add "$NODE_ADDRESS/24" dev node0
  ip link set node0 up
  ip route add default dev node0
  echo 1 > /proc/sys/net/ipv4/ip_forward
}

programs() {
  local libraries
  libraries=$(dirname "$(find "$DEBIAN/usr/lib" -name 'libnftnl.so.11' | head -n 1)")
  mkdir -p node/bin
  local name
  for name in iptables iptables-save iptables-restore ip6tables ip6tables-save ip6tables-restore; do
    ln -sf "$DEBIAN/usr/sbin/xtables-nft-multi" "node/bin/$name"
  done
  export PATH="$RUN/node/bin:$DEBIAN/usr/bin:$DEBIAN/usr/sbin:$PATH"
  export LD_LIBRARY_PATH="$libraries" XTABLES_LIBDIR="$libraries/xtables"
}

containers() {
  mkdir -p node/cni
  cat > node/cni/10-bridge.conflist <<CNI
{"cniVersion":"0.4.0","name":"pods","plugins":[{"type":"bridge","bridge":"cni0","isGateway":true,"ipMasq":false,
 "hairpinMode":true,"ipam":{"type":"host-local","ranges":[[{"subnet":"10.251.0.0/24"}]],"routes":[{"dst":"0.0.0.0/0"}],
 "dataDir":"/var/lib/cni/addresses"}},{"type":"portmap","capabilities":{"portMappings":true}}]}
CNI
  cat > node/containerd.toml <<TOML
version = 2
root = "$RUN/node/containerd"
state = "/run/containerd/state"
disabled_plugins = ["io.containerd.snapshotter.v1.btrfs","io.containerd.snapshotter.v1.zfs","io.containerd.snapshotter.v1.aufs","io.containerd.snapshotter.v1.devmapper"]
[grpc]
  address = "/run/containerd/containerd.sock"
[plugins."io.containerd.grpc.v1.cri"]
  sandbox_image = "localhost/pause:1"
  restrict_oom_score_adj = true
  disable_apparmor = true
  stream_server_address = "127.0.0.1"
  [plugins."io.containerd.grpc.v1.cri".cni]
    bin_dir = "$DEBIAN/usr/lib/cni"
    conf_dir = "$RUN/node/cni"
  [plugins."io.containerd.grpc.v1.cri".containerd]
    snapshotter = "overlayfs"
    default_runtime_name = "runc"
    [plugins."io.containerd.grpc.v1.cri".containerd.runtimes.runc]
      runtime_type = "io.containerd.runc.v2"
      [plugins."io.containerd.grpc.v1.cri".containerd.runtimes.runc.options]
        BinaryName = "$DEBIAN/usr/sbin/runc"
        SystemdCgroup = false
TOML
  start containerd containerd -c node/containerd.toml
  until_true ctr -a /run/containerd/containerd.sock version
  ctr -a /run/containerd/containerd.sock -n k8s.io images import "$PAUSE_IMAGE" > log/import.log
}

node() {
  echo "nameserver 127.0.0.1" > node/resolv.conf
  cat > node/kubelet.yaml <<YAML
apiVersion: kubelet.config.k8s.io/v1beta1
kind: KubeletConfiguration
failCgroupV1: false
failSwapOn: false
cgroupDriver: cgroupfs
cgroupRoot: /$CONTROL_GROUP
containerRuntimeEndpoint: unix:///run/containerd/containerd.sock
maxOpenFiles: 20000
resolvConf: $RUN/node/resolv.conf
clusterDomain: cluster.local
clusterDNS: [$NODE_ADDRESS]
authentication: {anonymous: {enabled: false}, webhook: {enabled: true}, x509: {clientCAFile: $RUN/pki/ca.crt}}
authorization: {mode: Webhook}
evictionHard: {memory.available: 50Mi, nodefs.available: 1%, imagefs.available: 1%}
imageGCHighThresholdPercent: 100
imageGCLowThresholdPercent: 99
readOnlyPort: 0
healthzBindAddress: 127.0.0.1
nodeStatusUpdateFrequency: 5s
syncFrequency: 10s
YAML
  start kubelet "$KUBEALL" kubelet --config node/kubelet.yaml --kubeconfig node.kubeconfig --hostname-override node1 \
    --node-ip "$NODE_ADDRESS" --root-dir /var/lib/kubelet --cert-dir node/kubelet
  cat > node/proxy.yaml <<YAML
apiVersion: kubeproxy.config.k8s.io/v1alpha1
kind: KubeProxyConfiguration
mode: iptables
bindAddress: 127.0.0.1
healthzBindAddress: 127.0.0.1:10256
metricsBindAddress: 127.0.0.1:10249
hostnameOverride: node1
clusterCIDR: $POD_RANGE
clientConnection: {kubeconfig: $RUN/operator.kubeconfig}
conntrack: {maxPerCore: 0, min: 0, tcpEstablishedTimeout: 0s, tcpCloseWaitTimeout: 0s}
YAML
  start proxy "$KUBEALL" kube-proxy --config node/proxy.yaml
  until_true kubectl get node node1
  kubectl wait --for=condition=Ready node/node1 --timeout=120s
}

if [ "${ISOLATED:-no}" = yes ]; then
  private_places
  network
  programs
  containers &
  imported=$!
  control_plane "$NODE_ADDRESS" 0.0.0.0 master-count
  wait "$imported" || true
  node
else
  control_plane 127.0.0.1 127.0.0.1 none
fi
touch up
wait
