# shellcheck shell=bash
# One change to the releases at a time.

LOCK=/run/lock/rostrum-deploy
LOCK_SECONDS=3 # what a killed run had started may hold it for a moment longer
EX_TEMPFAIL=75

# Takes the lock for the rest of this process and of what it starts, or ends the script with status
# 75 and says who has it. $1 says what for.
take_lock() {
  local holder time user
  exec {lock}<>"${LOCK}"
  if ! flock -w "${LOCK_SECONDS}" "${lock}"; then
    holder="$(cat "${LOCK}")"
    complain "Another change is under way: ${holder:-nobody has said what}."
    complain "Wait until it has ended."
    exit "${EX_TEMPFAIL}"
  fi
  time="$(date -u +%FT%TZ)"
  user="${SUDO_USER:-root}"
  printf '%s\n' "$1 by ${user} since ${time}, process $$" >"${LOCK}"
}
