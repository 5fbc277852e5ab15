# shellcheck shell=bash
# The servers that Rostrum is measured beside. Needs say.sh, apt.sh, bench.sh and ROOT.

PATH="${PATH}:/usr/sbin" # where Debian has nginx

NGINX_MODULES=/usr/lib/nginx/modules
BARE_SOURCE="${ROOT:?}/ops/bench/fanout.d/bare.c"

# Sees to it that each of the commands and files $2, $4, ... is there, with Debian's package $1, $3, ...
need() {
  local -a packages=()
  while (($# > 0)); do
    command -v "$2" >/dev/null || [[ -e $2 ]] || packages+=("$1")
    shift 2
  done
  ((${#packages[@]} > 0)) || return 0
  apt_is_ours || die "Missing, and only root on Debian can install them here: ${packages[*]}"
  apt_install "${packages[@]}" >&2
}

# Waits until TCP port $1 of this machine, or Unix socket $1, is listened on.
await_listening() {
  local try
  for ((try = 0; try < 100; try++)); do
    if [[ $1 == */* ]]; then
      [[ ! -S $1 ]] || return 0
    elif (: <"/dev/tcp/127.0.0.1/$1") 2>/dev/null; then
      return 0
    fi
    sleep 0.1
  done
  die "Nothing listens on $1"
}

# Builds the bare loop in folder $1 and starts it on port or socket $2; its process is STARTED[0].
start_bare() {
  cc -O2 -Wall -Wextra -o "$1/bare" "${BARE_SOURCE}"
  # shellcheck disable=SC2154 # bench.sh has it
  "${SERVER_ON[@]}" "$1/bare" "$2" </dev/null &
  STARTED=("$!" "${STARTED[@]}")
  await_listening "$2"
}

# Starts nginx with nchan in folder $1 on port $2. STARTED[0] is its master.
start_nchan() {
  local try
  sed -e "s#FOLDER#$1#; s#PORT#$2#; s#MODULES#${NGINX_MODULES}#" \
    "${ROOT}/ops/bench/fanout.d/nchan.conf" >"$1/nchan.conf"
  "${SERVER_ON[@]}" nginx -c "$1/nchan.conf" -e "$1/nchan.log" </dev/null &
  STARTED=("$!" "${STARTED[@]}")
  await_listening "$2" # It listens before it has its worker.
  for ((try = 0; try < 100; try++)); do
    ! pgrep -P "${STARTED[0]}" >/dev/null || return 0
    sleep 0.1
  done
  die "nginx has no worker; see $1/nchan.log"
}
