# shellcheck shell=bash
# The guest itself: its disk, its first furniture, its boots. Needs say.sh, host.sh, cgroup.sh and
# network.sh.

DISK_SIZE="${ROSTRUM_TESTHOST_DISK:-8G}" # sparse: it costs what the guest writes

# Gives the host an empty disk.
make_disk() {
  rm -f -- "${HOST:?}/disk"
  truncate -s "${DISK_SIZE}" "${HOST}/disk"
  mkfs.ext4 -q -E lazy_itable_init=1,lazy_journal_init=1 "${HOST}/disk"
}

# Mounts the guest's root, a disk of its own above the packages and the common root, where only
# this process and its children see it; so nothing is left mounted when they end.
mount_guest() {
  local root
  root="$(<"${HOST:?}/root")"
  mkdir -p "${HOST}/mnt"
  mount -t tmpfs -o mode=755 none "${HOST}/mnt"
  # nspawn leaves its notes there.
  mkdir -p /run/systemd/nspawn
  mount -t tmpfs -o mode=755 none /run/systemd/nspawn
  mkdir "${HOST}/mnt/disk" "${HOST}/mnt/guest"
  mount -o loop "${HOST}/disk" "${HOST}/mnt/disk"
  (umask 022 && mkdir -p "${HOST}/mnt/disk/upper" "${HOST}/mnt/disk/work")
  mount -t overlay overlay "${HOST}/mnt/guest" -o \
    "lowerdir=${HOST}/packages:${root},upperdir=${HOST}/mnt/disk/upper,workdir=${HOST}/mnt/disk/work"
}

# Gives the guest in folder $1 its names, our key and its trust: what a provider does for a rented
# server.
furnish() {
  local guest="$1" nameserver proxy here
  nameserver="$(address 1)"
  umask 022
  printf 'vote\n' >"${guest}/etc/hostname"
  {
    printf '%s\n' "127.0.0.1 localhost" "127.0.1.1 vote" "::1 localhost ip6-localhost ip6-loopback"
    package_hosts
  } >"${guest}/etc/hosts"
  printf 'nameserver %s\n' "${nameserver}" >"${guest}/etc/resolv.conf"
  tr -d - </proc/sys/kernel/random/uuid >"${guest}/etc/machine-id"
  mkdir -p "${guest}/root/.ssh"
  chmod 700 "${guest}/root/.ssh"
  cp "${HOST}/key.pub" "${guest}/root/.ssh/authorized_keys"
  rm -f -- "${guest}"/etc/ssh/ssh_host_*
  cp -p "${HOST}"/ssh/etc/ssh/ssh_host_* "${guest}/etc/ssh/"
  proxy="$(apt_proxy)"
  if [[ -n ${proxy} ]]; then
    here="$(address 10)"
    read -r _ proxy <"${HOST}/package-servers"
    printf 'Acquire::http::Proxy "http://%s:%s";\n' "${here}" "${proxy}" \
      >"${guest}/etc/apt/apt.conf.d/90proxy"
  fi
  trust_authorities "${guest}"
}

# Installs the authorities in the guest in folder $1.
trust_authorities() {
  cp "${HOST:?}/acme/authority.pem" "$1/usr/local/share/ca-certificates/testhost-acme.crt"
  cp "${HOST}/site-authority.pem" "$1/usr/local/share/ca-certificates/testhost-site.crt"
  chmod 644 "$1"/usr/local/share/ca-certificates/testhost-*.crt
  chroot "$1" update-ca-certificates >/dev/null
}

# Boots the guest in folder $1 and does it again as often as it reboots.
boot() {
  local status=133 suite
  local -a legacy=()
  suite="$(<"${HOST:?}/suite")"
  # Newer releases of systemd want to be told that version 1 of control groups is meant.
  [[ -e /sys/fs/cgroup/cgroup.controllers ]] || legacy=(SYSTEMD_CGROUP_ENABLE_LEGACY_FORCE=1)
  make_group
  while ((status == 133)) && [[ ! -e ${HOST}/stopping ]]; do
    status=0
    (
      join_group
      export SYSTEMD_NSPAWN_API_VFS_WRITABLE=network
      exec systemd-nspawn --boot --quiet --directory="$1" --machine="${NAME:?}" --register=no \
        --keep-unit --network-namespace-path="/run/netns/${SERVER:?}" --capability=CAP_NET_ADMIN \
        --resolv-conf=off --timezone=off --link-journal=no --console=pipe "${legacy[@]}"
    ) </dev/null &
    note_process nspawn "$!"
    wait "$!" || status=$?
    say "${suite} ended with ${status}"
  done
}

# Prints the id of the guest's init, nothing when the guest is not up.
leader() {
  local nspawn child ids
  nspawn="$(process_id nspawn)"
  [[ -n ${nspawn} ]] || return 0
  for child in $(<"/proc/${nspawn}/task/${nspawn}/children"); do
    ids="$(awk '/^NSpid:/ { print $NF }' "/proc/${child}/status" 2>/dev/null)" || continue
    if [[ ${ids} == 1 ]]; then
      printf '%s' "${child}"
      return 0
    fi
  done
}

# Becomes a command in the guest, as its root, through its namespaces and within its limits.
become_guest() {
  local init
  init="$(leader)"
  [[ -n ${init} ]] || die "The guest of ${NAME} is not up"
  join_group /payload/init.scope
  exec nsenter -t "${init}" -m -u -i -n -p -C -- env -i -C / HOME=/root LANG=C.UTF-8 USER=root \
    TERM="${TERM:-dumb}" PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin "$@"
}

in_guest() {
  (become_guest "$@")
}

# Fails unless a login is possible on a guest whose init is not process $1.
is_back() {
  local init
  init="$(leader)"
  [[ -n ${init} && ${init} != "$1" ]] && ssh_answers
}

# Fails unless the guest's ssh server greets.
ssh_answers() {
  local server
  server="$(address 2)"
  # shellcheck disable=SC2016 # that is for the other bash
  nsenter "--net=/run/netns/${SERVER:?}" timeout 2 bash -c \
    'exec 3<>"/dev/tcp/$1/22" && read -r line <&3 && [[ ${line} == SSH-* ]]' - "${server}" \
    2>/dev/null
}

# Starts the guest and waits until it answers.
start_guest() {
  rm -f -- "${HOST:?}/stopping"
  start_process supervisor unshare --mount --propagation private \
    "${LIB:?}/testhost/supervise" "${NAME}"
  wait_until 90 is_back 0 || die "The guest did not come up; see ${HOST:?}/supervisor.log"
}

# Ends the guest, orderly if it can, and keeps the packages it has fetched.
stop_guest() {
  touch "${HOST:?}/stopping"
  end_process nspawn 20
  wait_until 30 process_gone supervisor || complain "The supervisor of ${NAME} does not end"
  end_process supervisor 5
  remove_group
}
