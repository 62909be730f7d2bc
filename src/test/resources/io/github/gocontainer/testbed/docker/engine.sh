# A Docker engine on a bridge of its own: engine.sh <process to end with> <bridge> <address/prefix> <dockerd and arguments>
# It leaves the machine's firewall alone, and takes its bridge away in the end.
parent=$1 bridge=$2 address=$3
shift 3
engine=
finish() {
  trap '' TERM INT
  trap - EXIT
  # A signal that comes before the engine is what it will be gets lost: it is asked until it has ended.
  while [ -n "$engine" ] && kill -TERM "$engine" 2>/dev/null; do
    sleep 1
  done
  ip link del "$bridge" 2>/dev/null
  exit 0
}
trap finish TERM INT EXIT
ip link add name "$bridge" type bridge || exit 1
ip addr add "$address" dev "$bridge" || exit 1
ip link set "$bridge" up || exit 1
"$@" &
engine=$!
while kill -0 "$parent" 2>/dev/null && kill -0 "$engine" 2>/dev/null; do
  sleep 1 &
  wait $!
done
