# shellcheck shell=bash
# Two namespaces, controller and server, joined by a cable and by nothing to the world; the guest's
# apt reaches its mirror through relays. Needs say.sh, host.sh and mirror.sh.

# Claims the lowest free number, which makes the host's net 10.77.NUMBER.0/24.
claim_number() {
  local number used
  exec {number_lock}>"${STATE:?}/numbers.lock"
  flock "${number_lock}"
  used="$(cat "${STATE}"/hosts/*/number 2>/dev/null)" || true
  for ((number = 1; number < 255; number++)); do
    if ! grep -qx "${number}" <<<"${used}"; then
      printf '%s\n' "${number}" >"${HOST:?}/number"
      NUMBER="${number}"
      break
    fi
  done
  exec {number_lock}>&-
  [[ -n ${NUMBER} ]] || die "There are 254 test hosts already"
}

# Makes both namespaces and the cable.
make_network() {
  local extra=10 server
  ip netns add "${CONTROLLER:?}"
  ip netns add "${SERVER:?}"
  ip -n "${CONTROLLER}" link add cable type veth peer name eth0 netns "${SERVER}"
  ip -n "${CONTROLLER}" link set lo up
  ip -n "${CONTROLLER}" link set cable up
  ip -n "${SERVER}" link set lo up
  ip -n "${SERVER}" link set eth0 up
  server="$(address 2)"
  add_address "${CONTROLLER}" cable 1
  add_address "${SERVER}" eth0 2
  # Each package server gets an address of its own, since all of them listen on the same port.
  package_servers >"${HOST:?}/package-servers"
  while read -r _; do
    add_address "${CONTROLLER}" cable "${extra}"
    extra=$((extra + 1))
  done <"${HOST}/package-servers"
  write_names "${server}"
}

# Adds the addresses that end in $3 to device $2 of namespace $1.
add_address() {
  local four
  four="$(address "$3")"
  ip -n "$1" address add "${four}/24" dev "$2"
  ip -n "$1" address add "fd77::${NUMBER}:$3/112" dev "$2" nodad
}

# Writes what "ip netns exec" shows as /etc/hosts and /etc/resolv.conf to the controller.
write_names() {
  local controller
  controller="$(address 1)"
  (
    umask 022
    mkdir -p "/etc/netns/${CONTROLLER}"
    printf '%s\n' "127.0.0.1 localhost" "::1 localhost" "${controller} ${ACME_NAME:?}" \
      "$1 ${SITE_NAME:?}" >"/etc/netns/${CONTROLLER}/hosts"
    printf 'nameserver %s\n' "${controller}" >"/etc/netns/${CONTROLLER}/resolv.conf"
  )
}

# Starts the relays: from the controller's address through a socket to the package server.
start_relays() {
  local server port extra=10 here
  while read -r server port; do
    here="$(address "${extra}")"
    start_process "relay-out-${extra}" \
      socat "UNIX-LISTEN:${HOST:?}/relay-${extra},fork,mode=600" "TCP:${server}:${port}"
    start_process "relay-in-${extra}" nsenter "--net=/run/netns/${CONTROLLER}" \
      socat "TCP-LISTEN:${port},bind=${here},fork,reuseaddr" "UNIX-CONNECT:${HOST}/relay-${extra}"
    extra=$((extra + 1))
  done <"${HOST}/package-servers"
}

# Prints the lines of the guest's /etc/hosts for its package servers.
package_hosts() {
  local server extra=10 here
  while read -r server _; do
    here="$(address "${extra}")"
    printf '%s %s\n' "${here}" "${server}"
    extra=$((extra + 1))
  done <"${HOST:?}/package-servers"
}

# Removes both namespaces with every process in them.
remove_network() {
  local namespace listed pid
  for namespace in "${CONTROLLER:?}" "${SERVER:?}"; do
    rm -rf -- "/etc/netns/${namespace:?}"
    [[ -e /run/netns/${namespace} ]] || continue
    listed="$(ip netns pids "${namespace}")" || true
    for pid in ${listed}; do
      end_pid "${pid}" 2
    done
    ip netns delete "${namespace}"
  done
  rmdir /etc/netns 2>/dev/null || true
}

# Becomes a command in the controller's namespace.
become_controller() {
  exec env -u http_proxy -u https_proxy -u HTTP_PROXY -u HTTPS_PROXY -u ALL_PROXY -u all_proxy \
    ip netns exec "${CONTROLLER:?}" "$@"
}
