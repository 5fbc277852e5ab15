# shellcheck shell=bash
# What every script in ops/server begins with: where things are on a server, as the role
# "application" lays them out.

set -euo pipefail
umask 077
export LC_ALL=C.UTF-8

server_script="$(readlink -f "$0")"
export COMMAND="${server_script##*/}"
HERE="${server_script%/*}"
HERE="${HERE%/doctor.d}" # the doctor's checks stand in a folder of their own

export RELEASES=/opt/rostrum/releases
COLOURS=/opt/rostrum # blue and green are links in it
export SOCKETS=/run/rostrum
MANAGEMENT=/run/rostrum/management
STATE=/var/lib/rostrum
LIVE="${STATE}/live.sock" # the one link: leads to the socket that visitors get

# shellcheck source=../../lib/say.sh
. "${HERE}/lib/say.sh"
# shellcheck source=/dev/null
. /etc/rostrum/server.conf

# Prints blue or green, whichever visitors get; nothing before the first deploy.
live_colour() {
  local target
  target="$(readlink "${LIVE}")" || return 0
  target="${target##*/}"
  printf '%s' "${target%.sock}"
}

# Prints the release that colour $1 runs or would run; nothing when it has none.
release_of() {
  local target
  target="$(readlink "${COLOURS}/$1")" || return 0
  printf '%s' "${target##*/}"
}

# Asks the database one question as its administrator: unaligned, no header. A database that hangs
# is given up after ASK_SECONDS.
ask_database() {
  local seconds="${ASK_SECONDS:-10}"
  PGCONNECT_TIMEOUT="${seconds}" PGOPTIONS="-c statement_timeout=${seconds}s" \
    timeout -k 1 "${seconds}" runuser -u postgres -- psql -XAtq -v ON_ERROR_STOP=1 -d "${DATABASE:?}" -c "$1"
}

# GET or, with further arguments for curl, anything from colour $1's management socket at $2.
ask_instance() {
  local colour="$1" path="$2"
  shift 2
  curl -sS --max-time 5 --unix-socket "${MANAGEMENT}/${colour}.sock" "$@" "http://localhost${path}"
}
