# shellcheck shell=bash
# Brings a release's archive to the server, and runs there what must not outlive its caller. Needs
# command.sh.

ARCHIVES="${ROOT:?}/.rostrum/releases"

# Prints the server's architecture as archives call it.
server_architecture() {
  local machine
  machine="$(server_ssh server uname -m)" || die "The server does not answer: see ops/rostrum doctor"
  case "${machine}" in
    x86_64) printf 'amd64' ;;
    aarch64) printf 'arm64' ;;
    *) die "There are no releases for the server's processor, ${machine}." ;;
  esac
}

# Prints the archive of version $1 for architecture $2 in this checkout; nothing when there is none.
archive_of() {
  local file="${ARCHIVES}/rostrum-$1-linux-$2.tar.gz"
  if [[ -f ${file} ]]; then
    printf '%s' "${file}"
  fi
}

# Prints the version in the name of archive $1.
version_of() {
  local name="${1##*/}"
  name="${name#rostrum-}"
  printf '%s' "${name%-linux-*}"
}

# Prints the archive's check sum; ends the script when it is not the one noted beside it.
sum_of() {
  local actual noted
  actual="$(sha256sum <"$1")"
  actual="${actual%% *}"
  if [[ -f $1.sha256 ]]; then
    noted="$(<"$1.sha256")"
    [[ ${noted%% *} == "${actual}" ]] \
      || die "$1 is damaged: its SHA-256 is not the one noted beside it. Make it again: ops/release"
  fi
  printf '%s' "${actual}"
}

# Sends archive $1 unless the server has it; what was broken off goes on where it was.
upload() {
  local file="$1" version sum size here progress=none
  version="$(version_of "${file}")"
  sum="$(sum_of "${file}")"
  size="$(stat -c %s "${file}")"
  here="$(on_server receive "${version}" "${sum}" "${size}" ask)"
  case "${here}" in
    present)
      say "The server has ${version} already."
      return 0
      ;;
    "" | *[!0-9]*) die "The server does not say how much of ${version} it has: \"${here}\"" ;;
    *) ;;
  esac
  say "Sending ${version}: $(((size - here + 1048575) / 1048576)) MB"
  if [[ -t 2 ]]; then
    progress=progress
  fi
  { dd if="${file}" bs=256K iflag=skip_bytes skip="${here}" status="${progress}" || true; } \
    | on_server receive "${version}" "${sum}" "${size}" "${here}" \
    || die "Sending failed. The same command again goes on where it was."
}

# Runs a command of the server's tool on a lease, and ends as it does: when this script ends, or the
# connection is lost, it gives up, as long as that is possible.
run_leased() {
  local folder status=0
  folder="$(mktemp -d)"
  mkfifo "${folder}/lease"
  # As long as somebody could still write to it, its reader does not see an end.
  exec {lease}<>"${folder}/lease"
  on_server "$@" --lease <"${folder}/lease" {lease}>&- || status=$?
  exec {lease}>&-
  rm -r "${folder}"
  if ((status == 255)); then
    complain "The connection was lost. How things stand: ops/rostrum status -e ${ENVIRONMENT:?}"
  elif ((status != 0)); then
    complain "More: ops/rostrum logs -e ${ENVIRONMENT:?} deploy; then the same command again"
  fi
  return "${status}"
}
