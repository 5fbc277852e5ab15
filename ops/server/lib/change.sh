# shellcheck shell=bash
# The frame of a change of releases: its steps and their times, its end, and what has to be undone
# when it fails.

# shellcheck source=audit.sh
. "${HERE:?}/lib/audit.sh"
# shellcheck source=session.sh
. "${HERE}/lib/session.sh"
# shellcheck source=lock.sh
. "${HERE}/lib/lock.sh"
# shellcheck source=instance.sh
. "${HERE}/lib/instance.sh"
# shellcheck source=switch.sh
. "${HERE}/lib/switch.sh"

action=""
version=""
wanted=""  # the version that the command names
forced=no  # "yes": objections do not count
leased=no  # "yes": the standard input is a lease
old=""     # the colour that is live when the change begins; empty before the first deploy
new=""     # the other one
phase=idle # then "started", "moved", "live": what has to be undone when something fails
result=failed
failure=""
step_began=""
step_name=""
times=""

# Reads the command's arguments: at most one version, and the options.
read_change() {
  while (($# > 0)); do
    case "$1" in
      --force) forced=yes ;;
      --lease) leased=yes ;;
      -h | --help)
        print_help "${server_script:?}"
        exit 0
        ;;
      -*) refuse_call "rostrum ${COMMAND:?} does not know \"$1\"" "rostrum ${COMMAND}" ;;
      *)
        [[ -z ${wanted} ]] || refuse_call "rostrum ${COMMAND} takes one VERSION" "rostrum ${COMMAND}"
        is_version "$1" || refuse_call "\"$1\" is no release's VERSION" "rostrum ${COMMAND}"
        wanted="$1"
        ;;
    esac
    shift
  done
}

# Says why, and lets the end of the script undo what was begun.
fail() {
  failure="$1"
  complain "$1"
  exit "${2:-1}"
}

# Ends the script before anything was done; why, has been said.
refuse() {
  result=refused
  failure="$1"
  exit 1
}

# Says what is being done now, and notes how long what was done before took.
step() {
  local now="${EPOCHREALTIME}"
  if [[ -n ${step_name} ]]; then
    times+="$(awk -v from="${step_began}" -v to="${now}" -v name="${step_name}" \
      'BEGIN { printf "  %6.1f s  %s", to - from, name }')"$'\n'
  fi
  step_began="${now}"
  step_name="${1:-}"
  if [[ -n ${step_name} ]]; then
    say "- ${step_name}"
  fi
}

# From here on a failure has to undo what phase $1 has done.
reached() {
  phase="$1"
}

# Begins it: from here on one change at a time, and none left half-way.
begin_change() {
  local time user
  action="${COMMAND:?}"
  open_log
  trap finish_change EXIT
  trap 'fail "Interrupted." 130' INT TERM
  trap 'fail "Interrupted: the connection is gone." 129' HUP USR1
  take_lock "${action}"
  if [[ ${leased} == yes ]]; then
    watch_lease
  fi
  exec </dev/null
  time="$(date -u +%FT%TZ)"
  user="$(operator)"
  say "${ENVIRONMENT:?}: ${action} by ${user} at ${time}"
}

# Takes back what was begun, so that the old colour serves as before.
undo() {
  local undone="${phase}" live
  phase=idle
  if [[ ${undone} == moved ]]; then
    move_link "${old}"
    live="$(live_colour)"
    if [[ ${live} != "${old}" ]]; then
      complain "The link cannot be moved back, so ${new} stays."
      return
    fi
    complain "The link leads to ${old:-nothing} again."
  fi
  if [[ ${undone} == started || ${undone} == moved ]]; then
    hold_at_boot "${new}"
    stop_instance "${new}"
  fi
}

# Says how things stand after a failure in phase $1.
explain() {
  if [[ $1 == live ]]; then
    complain "${version} is live as ${new}; what should follow was not done. The next run does it."
  elif [[ -n ${old} ]]; then
    complain "${action^} of ${version} failed; ${old} serves as before."
  else
    complain "${action^} of ${version} failed; nothing is deployed yet."
  fi
}

# The end of every change, good or bad.
finish_change() {
  local status=$? reached="${phase}"
  set +e
  trap '' INT TERM HUP USR1
  end_lease
  if ((status != 0)) && [[ -n ${version} ]]; then
    undo
    audit "${action}" "${version}" "${new}" "${result}" "${failure:-unexpected, status ${status}}"
    explain "${reached}"
  fi
  close_log
  exit "${status}"
}
