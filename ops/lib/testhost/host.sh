# shellcheck shell=bash
# The files of one test host and the processes it consists of. Needs say.sh.

STATE="${ROSTRUM_TESTHOST:-/var/tmp/rostrum-testhost}"

# Sets what the other functions know about the host named $1.
choose_host() {
  NAME="$1"
  HOST="${STATE}/hosts/${NAME}"
  CONTROLLER="rostrum-${NAME}-controller"
  SERVER="rostrum-${NAME}-server"
  NUMBER=""
  if [[ -f ${HOST}/number ]]; then
    NUMBER="$(<"${HOST}/number")"
  fi
  export CONTROLLER SERVER
}

# Prints the address that ends in $1 of the host's own net.
address() {
  printf '10.77.%d.%d' "${NUMBER:?}" "$1"
}

# Prints when process $1 began, in ticks since the machine's boot; fails when there is none.
process_began() {
  local stat
  # Gone between the question and the reading: silence is the answer.
  { stat="$(<"/proc/$1/stat")"; } 2>/dev/null || return 1
  # The second field is the command in parentheses, which may contain spaces.
  read -ra stat <<<"${stat##*) }"
  [[ ${stat[0]} != Z ]] || return 1
  printf '%s' "${stat[19]}"
}

# Prints the id of the host's process $1, nothing when it does not run. A process is known by its
# id and its beginning, because ids are used again.
process_id() {
  local pid began now
  [[ -f ${HOST:?}/processes/$1 ]] || return 0
  read -r pid began <"${HOST}/processes/$1" || return 0
  now="$(process_began "${pid}")" || return 0
  [[ ${now} != "${began}" ]] || printf '%s' "${pid}"
}

process_gone() {
  local pid
  pid="$(process_id "$1")"
  [[ -z ${pid} ]]
}

# Notes that process $2 is the host's process $1.
note_process() {
  local began
  began="$(process_began "$2")" || return 1
  mkdir -p "${HOST:?}/processes"
  printf '%s %s\n' "$2" "${began}" >"${HOST}/processes/$1"
}

# Starts a command as the host's process $1, in a session of its own: it outlives its caller.
start_process() {
  local name="$1"
  shift
  (
    close_descriptors
    exec setsid "$@" </dev/null >>"${HOST:?}/${name}.log" 2>&1
  ) &
  note_process "${name}" "$!" || die "${name} did not start; see ${HOST}/${name}.log"
}

# Closes what our caller left open (bats waits for its own, a lock is kept by its own).
close_descriptors() {
  local file descriptor
  for file in /proc/"${BASHPID}"/fd/*; do
    descriptor="${file##*/}"
    if ((descriptor > 2)); then
      exec {descriptor}>&-
    fi
  done
}

# Ends process $1 by its id, with up to $2 seconds to do it itself.
end_pid() {
  local began
  began="$(process_began "$1")" || return 0
  kill -TERM "$1" 2>/dev/null || return 0
  until_gone "$1" "${began}" "$2" && return 0
  kill -KILL "$1" 2>/dev/null || return 0
  until_gone "$1" "${began}" 5 || complain "Process $1 cannot be ended"
}

# Waits up to $3 seconds until process $1, which began at $2, is gone.
until_gone() {
  local deadline=$((SECONDS + $3 + 1)) began
  while began="$(process_began "$1")" && [[ ${began} == "$2" ]]; do
    ((SECONDS < deadline)) || return 1
    sleep 0.05
  done
}

# Ends the host's process $1, with up to $2 seconds to do it itself.
end_process() {
  local pid
  pid="$(process_id "$1")"
  [[ -z ${pid} ]] || end_pid "${pid}" "$2"
  rm -f -- "${HOST:?}/processes/$1"
}

# Asks a command every 50 ms until it answers with success, for $1 seconds at most.
wait_until() {
  local deadline=$((SECONDS + $1))
  shift
  until "$@"; do
    ((SECONDS < deadline)) || return 1
    sleep 0.05
  done
}
