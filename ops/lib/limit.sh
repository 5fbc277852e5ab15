# shellcheck shell=bash
# Looks for the largest number of members that passes. Needs say.sh.

MOST_ROUNDS=20

# Prints the next number to try after $1 passed and $2 failed; 0: none has. Nothing when they are
# within a tenth of each other, which is as near as one rehearsal is like the next.
next_members() {
  local passed="$1" failed="$2"
  if ((failed == 0)); then
    printf '%d' "$(((passed * 3 + 1) / 2))"
  elif ((failed * 10 > passed * 11 && failed - passed > 1)); then
    printf '%d' "$(((passed + failed) / 2))"
  fi
}

# Calls command $2... with growing numbers of members, from $1 on, then between the largest that
# passed and the smallest that failed. Ends at a round without a verdict: what lies beyond cannot be
# measured from here. Returns 0 when the limit was found, otherwise as that round did.
find_limit() {
  local members="$1" passed=0 failed=0 round status
  shift
  for ((round = 1; round <= MOST_ROUNDS; round++)); do
    say "--- Round ${round}: ${members} members"
    status=0
    "$@" "${members}" || status=$?
    case "${status}" in
      0) passed="${members}" ;;
      1) failed="${members}" ;;
      *) return "${status}" ;;
    esac
    members="$(next_members "${passed}" "${failed}")"
    [[ -n ${members} ]] || return 0
  done
}
