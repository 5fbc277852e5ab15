# shellcheck shell=bash
# One of the two instances, named by its colour: its process, its readiness, its streams.

SERVICES=/etc/sv
export LOGS=/var/log/rostrum

other_colour() {
  if [[ $1 == blue ]]; then
    printf 'green'
  else
    printf 'blue'
  fi
}

# Asks runit for something ($1) about colour $2.
supervisor() {
  sv -w "${3:-7}" "$1" "${SERVICES}/rostrum-$2"
}

# Prints the process of colour $1, nothing when it does not run.
process_of() {
  local answer
  answer="$(supervisor status "$1" 2>/dev/null)" || true
  if [[ ${answer} =~ ^run:[^\;]*\(pid\ ([0-9]+)\) ]]; then
    printf '%s' "${BASH_REMATCH[1]}"
  fi
}

# Colour $1 runs.
runs() {
  local process
  process="$(process_of "$1")"
  [[ -n ${process} ]]
}

# Colour $1 says that it is ready for visitors.
is_ready() {
  ask_instance "$1" /ready -f -o /dev/null 2>/dev/null
}

# Prints how many streams colour $1 holds, nothing when it does not say.
streams_of() {
  local metrics
  metrics="$(ask_instance "$1" /metrics -f 2>/dev/null)" || return 0
  awk '$1 == "rostrum_streams" { print int($2) }' <<<"${metrics}"
}

# Prints how many requests colour $1 has answered.
requests_of() {
  local metrics
  metrics="$(ask_instance "$1" /metrics -f 2>/dev/null)" || return 0
  awk '$1 ~ /^rostrum_request_seconds_count/ { n += $2 } END { print int(n) }' <<<"${metrics}"
}

# Colour $1 stays down at boot.
hold_at_boot() {
  touch "${SERVICES}/rostrum-$1/down"
  sync "${SERVICES}/rostrum-$1"
}

# Colour $1 starts at boot.
start_at_boot() {
  rm -f "${SERVICES}/rostrum-$1/down"
  sync "${SERVICES}/rostrum-$1"
}

starts_at_boot() {
  [[ ! -e ${SERVICES}/rostrum-$1/down ]]
}

# Puts release $2 under colour $1, which must not run.
give_release() {
  ln -sfn "releases/$2" "${COLOURS:?}/$1.new"
  mv -Tf "${COLOURS:?}/$1.new" "${COLOURS:?}/$1"
}

# Ends colour $1, by force when it does not end by itself; fails when it runs still.
stop_instance() {
  supervisor force-stop "$1" "$((${DRAIN_SECONDS:?} + 10))" >/dev/null || true
  if runs "$1"; then
    complain "${1^} still runs: sv status rostrum-$1"
    return 1
  fi
}

# Asks colour $1 to end its streams, and waits until they are gone or the time for it is up.
drain() {
  local colour="$1" deadline left last=""
  if ! ask_instance "${colour}" /drain -f -X POST -o /dev/null 2>/dev/null; then
    say "  ${colour} cannot be asked to end its streams"
    return 0
  fi
  deadline=$((SECONDS + DRAIN_SECONDS + 5))
  while ((SECONDS < deadline)); do
    left="$(streams_of "${colour}")"
    ((${left:-0} > 0)) || return 0
    if [[ ${left} != "${last}" ]]; then
      say "  ${left} streams on ${colour}"
      last="${left}"
    fi
    sleep 1
  done
  say "  ${last} streams did not end in time: they are cut"
}
