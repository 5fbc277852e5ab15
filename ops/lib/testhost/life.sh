# shellcheck shell=bash
# The commands that make hosts and end them. Needs say.sh and everything beside this file.

# Usage: up [NAME] [--suite bookworm|trixie]
# Description: Boots a fresh server and the world around it: a certificate authority, a name server
# and a way to Debian's packages. A dead host of that name is cleaned up first. NAME is "test"
# unless given.
command_up() {
  local suite=bookworm began="${EPOCHREALTIME}" pid server took
  if [[ ${1:-} == --suite ]]; then
    suite="${2:-}"
    shift "$(($# > 1 ? 2 : 1))"
  fi
  [[ " ${SUITES[*]:?} " == *" ${suite} "* && -n ${suite} ]] \
    || refuse_call "There is no suite \"${suite}\"; there are: ${SUITES[*]}" ops/testhost
  (($# == 0)) || refuse_call "ops/testhost up does not understand \"$*\"" ops/testhost
  need_machine
  pid="$(process_id supervisor)"
  [[ -z ${pid} ]] || die "${NAME:?} is up already. Type: ops/testhost reset ${NAME}"
  remove_host
  use_root "${suite}"
  mkdir -p "${HOST:?}"
  printf '%s\n' "${suite}" >"${HOST}/suite"
  printf '%s\n' "${ROOTFS:?}" >"${HOST}/root"
  claim_number
  make_keys
  make_network
  start_relays
  start_names
  make_acme_authority
  start_acme "${ACME_LIFE:?}"
  fresh_guest
  server="$(address 2)"
  took="$(seconds_since "${began}")"
  say "${NAME} is up after ${took} s: ${suite} at ${server}"
}

# Prints the seconds since $1 (of EPOCHREALTIME), with one decimal.
seconds_since() {
  local tenths=$(((${EPOCHREALTIME//[!0-9]/} - ${1//[!0-9]/}) / 100000))
  printf '%d.%d' "$((tenths / 10))" "$((tenths % 10))"
}

# Boots the guest from nothing.
fresh_guest() {
  local suite
  rm -rf -- "${HOST}/packages" "${HOST}/furnished"
  suite="$(<"${HOST}/suite")"
  lay_out_packages "${suite}" "${HOST}/packages"
  make_disk
  start_guest
}

# Makes the operator's key, and the server's keys: it keeps them across a reset.
make_keys() {
  local here key
  here="$(address 2)"
  ssh-keygen -q -t ed25519 -N "" -C "testhost ${NAME}" -f "${HOST}/key"
  mkdir -p "${HOST}/ssh/etc/ssh"
  ssh-keygen -A -f "${HOST}/ssh" >/dev/null
  key="$(<"${HOST}/ssh/etc/ssh/ssh_host_ed25519_key.pub")"
  printf '%s,%s %s\n' "${here}" "${SITE_NAME:?}" "${key% *}" >"${HOST}/known_hosts"
}

# Usage: down [NAME]
# Description: Ends the server and everything that belongs to it.
command_down() {
  (($# == 0)) || refuse_call "ops/testhost down does not understand \"$*\"" ops/testhost
  need_root
  if [[ ! -d ${HOST} ]]; then
    say "There is no test host \"${NAME}\""
    return 0
  fi
  remove_host
  say "${NAME} is gone"
}

# Removes what there is of the host, in whatever state it is.
remove_host() {
  local file
  if [[ -d ${HOST} ]]; then
    stop_guest
    for file in "${HOST}"/processes/*; do
      [[ ! -f ${file} ]] || end_process "${file##*/}" 2
    done
  fi
  remove_network
  rm -rf --one-file-system -- "${HOST:?}"
}

# Usage: reboot NAME
# Description: Reboots the server and waits until it answers again.
command_reboot() {
  local before took began="${EPOCHREALTIME}"
  before="$(leader)"
  in_guest systemctl reboot
  wait_until 90 is_back "${before}" || die "${NAME} did not come back; see ${HOST}/supervisor.log"
  took="$(seconds_since "${began}")"
  say "${NAME} is back after ${took} s"
}

# Usage: reset NAME
# Description: Gives the server an empty disk, as if it were newly rented.
command_reset() {
  local took began="${EPOCHREALTIME}"
  stop_guest
  fresh_guest
  took="$(seconds_since "${began}")"
  say "${NAME} is as new after ${took} s"
}

# Usage: list
# Description: Names the hosts there are.
command_list() {
  local folder pid state suite server
  for folder in "${STATE:?}"/hosts/*/; do
    [[ -d ${folder} ]] || continue
    folder="${folder%/}"
    choose_host "${folder##*/}"
    pid="$(process_id nspawn)"
    state="${pid:+up}"
    suite="$(<"${folder}/suite")"
    server="$(address 2)"
    printf '%-20s %-9s %-12s %s\n' "${NAME}" "${suite}" "${server}" "${state:-dead}"
  done
}

# Usage: suites
# Description: Names the suites that this machine's mirror carries.
command_suites() {
  local suite
  for suite in "${SUITES[@]}"; do
    if mirror_carries "${suite}"; then
      say "${suite}"
    fi
  done
}
