# shellcheck shell=bash
# How a long change is tied to whoever started it: what it says goes to a log as well, so that it
# survives the reader; and it may be told to end with the connection.

DEPLOY_LOG=/var/log/rostrum/deploy.log
log_writer=""
lease_watcher=""

write_log() {
  trap '' INT TERM HUP USR1 PIPE
  exec tee -i -p -a "${DEPLOY_LOG}"
}

# What this script says goes to the log, too. The writer outlives a terminal that is gone.
open_log() {
  exec {terminal}>&1
  exec > >(write_log || true) 2>&1
  log_writer=$!
}

# Waits until all is written; not for ever, for a script that was interrupted within a redirection
# still holds a copy of the pipe.
close_log() {
  local tries=10
  exec >&"${terminal}" 2>&1
  while ((tries > 0)) && kill -0 "${log_writer}" 2>/dev/null; do
    tries=$((tries - 1))
    sleep 0.1
  done
}

# Sends process $1 a SIGUSR1 when the standard input ends; gives up when that process is gone. Not a
# SIGHUP: a shell that was started with that one ignored (nohup) can never hear it.
await_end() {
  local status
  while :; do
    status=0
    read -r -t 1 _ || status=$?
    if ((status > 128)); then
      kill -0 "$1" || return 0
    elif ((status > 0)); then
      kill -USR1 "$1"
      return 0
    fi
  done
}

# The standard input is a lease: when it ends, this script gets a SIGUSR1.
watch_lease() {
  local input
  exec {input}<&0
  # shellcheck disable=SC2154 # "lock" is taken in lock.sh; who watches must not hold it
  await_end $$ <&"${input}" >/dev/null 2>&1 {lock}>&- &
  lease_watcher=$!
  exec {input}<&-
}

# The lease is not needed any more.
end_lease() {
  if [[ -n ${lease_watcher} ]]; then
    kill "${lease_watcher}" 2>/dev/null || true
    wait "${lease_watcher}" 2>/dev/null || true
    lease_watcher=""
  fi
}
