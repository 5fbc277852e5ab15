# shellcheck shell=bash
# The commands for a host that is up. Needs say.sh and everything beside this file.

# Usage: run NAME COMMAND [ARGUMENT...]
# Description: Runs a command in the controller's namespace: there the site's name leads to the
# server, and the world outside cannot be reached.
command_run() {
  (($# > 0)) || refuse_call "Run what?" ops/testhost
  if [[ -n ${ROSTRUM_INVENTORIES:-} ]]; then
    export ROSTRUM_KEYS="${ROSTRUM_KEYS:-${ROSTRUM_INVENTORIES}/keys}"
  fi
  become_controller "$@"
}

# Usage: ssh NAME [COMMAND...]
# Description: Logs in as root, or as operator once the server is provisioned.
command_ssh() {
  local user=root here
  here="$(address 2)"
  if in_guest test -e /home/operator/.ssh/authorized_keys; then
    user=operator
  fi
  become_controller ssh -i "${HOST:?}/key" -o IdentitiesOnly=yes -o ConnectTimeout=10 \
    -o "UserKnownHostsFile=${HOST}/known_hosts" -F none "${user}@${here}" "$@"
}

# Usage: guest NAME [COMMAND...]
# Description: Runs a command (or a shell) in the server as root, without ssh.
command_guest() {
  (($# > 0)) || set -- bash -l
  become_guest "$@"
}

# Usage: fill NAME [MEGABYTES]
# Description: Fills the server's disk until so many megabytes are left (none unless given);
# "fill NAME off" makes room again.
command_fill() {
  local left="${1:-0}" free
  [[ ${left} =~ ^([0-9]{1,6}|off)$ && $# -le 1 ]] \
    || refuse_call "Not a number of megabytes: $*" ops/testhost
  in_guest rm -f /var/tmp/ballast
  [[ ${left} != off ]] || return 0
  if ((left > 0)); then
    free="$(in_guest stat -f -c '%a * %S / 1048576' /var/tmp)"
    free=$((free - left))
  else
    # Also what the file system keeps for root.
    free="$(in_guest stat -f -c '%f * %S / 1048576' /var/tmp)"
    free=$((free - 32))
  fi
  ((free <= 0)) || in_guest fallocate -l "${free}M" /var/tmp/ballast
  # The rest, which only a write can take.
  ((left > 0)) || in_guest sh -c 'cat /dev/zero >>/var/tmp/ballast' 2>/dev/null || true
  in_guest df -h /var/tmp
}

# Usage: dns NAME HOSTNAME ADDRESS
# Description: Makes the name server answer ADDRESS for HOSTNAME, for the server and Pebble alike.
command_dns() {
  (($# == 2)) || refuse_call "Which name, which address?" ops/testhost
  set_name "$1" "$2" || die "The name server did not take $1 $2"
}

# Usage: acme NAME SECONDS|off
# Description: Starts the certificate authority anew with certificates that live so long, or stops
# it. The new authority's certificate is trusted by the server; the old one's stay as they are.
command_acme() {
  local init
  [[ ${1:-} =~ ^([0-9]{1,9}|off)$ && $# -eq 1 ]] \
    || refuse_call "How many seconds?" ops/testhost
  end_process acme 5
  [[ $1 != off ]] || return 0
  start_acme "$1"
  init="$(leader)"
  [[ -z ${init} ]] || (trust_authorities "/proc/${init}/root")
}

# Usage: ca NAME
# Description: Prints the file with the authority that signs the site's certificate (curl --cacert).
command_ca() {
  printf '%s\n' "${HOST}/site-authority.pem"
}

# Usage: inventory NAME FOLDER [ENVIRONMENT]
# Description: Writes the server's environment (staging unless given) into FOLDER by "ops/rostrum
# init", and the operator's secrets into FOLDER/keys. Then this works:
# "ROSTRUM_INVENTORIES=FOLDER ops/testhost run NAME ops/rostrum provision".
command_inventory() {
  local folder="${1:-}" environment="${2:-staging}" here
  [[ -n ${folder} && $# -le 2 ]] || refuse_call "Into which folder?" ops/testhost
  here="$(address 2)"
  mkdir -p "${folder}"
  ROSTRUM_INVENTORIES="${folder}" ROSTRUM_KEYS="${folder}/keys" "${ROOT:?}/ops/testhost" run "${NAME:?}" \
    "${ROOT}/ops/rostrum" init -e "${environment}" \
    --host "${here}" --domain "${SITE_NAME:?}" --mail "operator@${SITE_NAME}" --key "${HOST}/key.pub" \
    --acme-directory "${ACME_URL:?}" --memory "$((${MEMORY_BYTES:?} / 1048576))"
}
