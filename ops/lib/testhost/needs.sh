# shellcheck shell=bash
# What a machine must have so that test hosts can run on it. Needs say.sh.

# Each tool by its command, with Debian's name of the package.
TESTHOST_TOOLS=(
  mmdebstrap:mmdebstrap
  systemd-nspawn:systemd-container
  socat:socat
  ip:iproute2
  nsenter:util-linux
  mkfs.ext4:e2fsprogs
  pebble:pebble
  pebble-challtestsrv:pebble
  openssl:openssl
  curl:curl
  jq:jq
  ssh:openssh-client
)

# Prints what this machine lacks, one line each.
testhost_lacks() {
  local user tool
  user="$(id -u)"
  [[ ${user} == 0 ]] || say "root (this is user ${user})"
  if ! command -v apt-get >/dev/null || [[ ! -r /etc/debian_version ]]; then
    say "Debian"
    return 0
  fi
  for tool in "${TESTHOST_TOOLS[@]}"; do
    command -v "${tool%%:*}" >/dev/null \
      || say "${tool%%:*} (apt-get install ${tool#*:})"
  done
  [[ ${user} == 0 ]] || return 0
  [[ ! -e ${STATE:?} || -O ${STATE} ]] || say "${STATE} as root's own folder"
  unshare --mount --net --pid --fork true 2>/dev/null || say "the right to make namespaces"
  [[ -e /dev/loop-control ]] || say "loop devices (modprobe loop)"
  grep -qw overlay /proc/filesystems || modprobe -q overlay 2>/dev/null \
    || say "overlayfs (modprobe overlay)"
}

need_root() {
  local user
  user="$(id -u)"
  [[ ${user} == 0 ]] || die "Only root has test hosts. Type: sudo ops/testhost"
}

# Ends the script unless test hosts can run here.
need_machine() {
  local lacks
  lacks="$(testhost_lacks)"
  [[ -z ${lacks} ]] || die "A test host cannot run here. Missing:"$'\n'"${lacks}"
}
