# shellcheck shell=bash
# What a rehearsal needs on the server, put there and taken away again. Needs command.sh and WORK,
# a folder of our own.

signals=0   # how often we were told to end
started=""  # the process that was last shielded
player=""   # the process that plays
watcher=""  # the connection to the sampler
assembly="" # on the server, and ours to remove

# Notes that the operator has had enough. What plays is asked once to come to an end, and the
# second time it has to. Not by SIGINT, which a process may have been started without an ear for.
interrupted() {
  signals=$((signals + 1))
  if [[ -n ${player} ]]; then
    if ((signals == 1)); then
      kill -TERM "${player}" 2>/dev/null || true
    else
      kill -KILL "${player}" 2>/dev/null || true
    fi
  fi
}

# Runs a command in the background that Ctrl-C in this terminal does not reach; sets "started".
shielded() {
  set -m
  "$@" &
  started=$!
  set +m
}

# Waits for process $1, whatever we are told meanwhile; returns its status.
await() {
  local status seen
  while :; do
    seen="${signals}"
    status=0
    wait "$1" || status=$?
    [[ ${signals} != "${seen}" ]] || return "${status}"
  done
}

# Ends the script unless the server may be burdened now: no real assembly is open, nobody froze it.
require_quiet_server() {
  local reason status=0
  reason="$(on_server frozen </dev/null)" || status=$?
  case "${status}" in
    0) die "Not now: the server is in use (${reason}). A rehearsal would disturb it." ;;
    1) ;;
    2) die "Not now: ${reason}." ;;
    *) die "The server does not answer as it should (status ${status}): ops/rostrum doctor" ;;
  esac
}

# Makes an assembly for $1 members. Its cast, with everybody's access codes, goes to WORK/cast.json
# and nowhere else.
prepare_assembly() {
  local status=0
  shielded on_server jar rehearsal prepare "$1" </dev/null >"${WORK:?}/cast.json"
  await "${started}" || status=$?
  assembly="$(sed -nE 's/^\{"slug": "(rehearsal-[0-9-]+)".*/\1/p' "${WORK}/cast.json")"
  [[ ${status} == 0 && -n ${assembly} ]] \
    || die "The assembly could not be made. A release that knows no rehearsals? ops/rostrum deploy"
}

# Takes the cast and, unless the operator keeps it, the assembly away.
remove_assembly() {
  local slug="${assembly}"
  rm -f -- "${WORK:?}/cast.json"
  [[ -n ${slug} ]] || return 0
  assembly=""
  if [[ ${keep:?} == yes ]]; then
    say "Kept: ${slug}. Remove it: ops/rostrum jar -e ${ENVIRONMENT:?} rehearsal remove ${slug}"
    return 0
  fi
  shielded on_server jar rehearsal remove "${slug}" </dev/null >"${WORK}/removed" 2>&1
  if ! await "${started}"; then
    cat "${WORK}/removed" >&2
    complain "${slug} is still on the server. Remove it:" \
      "ops/rostrum jar -e ${ENVIRONMENT} rehearsal remove ${slug}"
  fi
}

# Begins to watch the server; a line a second goes to file $1. The sampler lives as long as its
# input, which is held open here.
begin_sampling() {
  rm -f -- "${WORK:?}/lease"
  mkfifo "${WORK}/lease"
  exec {lease}<>"${WORK}/lease"
  : >"$1"
  shielded on_server sample <"${WORK}/lease" >>"$1" 2>"${WORK}/sampler" {lease}>&-
  watcher="${started}"
}

end_sampling() {
  local tries=50
  [[ -n ${watcher} ]] || return 0
  exec {lease}>&-
  while ((tries > 0)) && kill -0 "${watcher}" 2>/dev/null; do
    tries=$((tries - 1))
    sleep 0.1
  done
  kill "${watcher}" 2>/dev/null || true
  await "${watcher}" || true
  watcher=""
}

# Leaves nothing behind, however the script ends.
tidy_up() {
  trap '' INT TERM HUP
  if [[ -n ${player} ]]; then
    kill -TERM "${player}" 2>/dev/null || true
    await "${player}" || true
  fi
  end_sampling
  remove_assembly || true
  rm -rf -- "${WORK:?}"
}
