# shellcheck shell=bash
# The audit log: what was done to this server, when and by whom.

AUDIT="${STATE:?}/deploys.log"

# Prints the login that typed the command.
operator() {
  printf '%s' "${SUDO_USER:-root}"
}

# Prints the arguments as one line that fits into a log.
one_line() {
  local text="$*"
  printf '%s' "${text//[[:cntrl:]]/ }"
}

# Adds a line: action, version, colour, result (each one word, "-" for none) and details. It is on
# disk when this returns.
audit() {
  local action="$1" version="${2:--}" colour="${3:--}" result="$4" time user detail
  shift 4
  time="$(date -u +%FT%TZ)"
  user="$(operator)"
  detail="$(one_line "$@")"
  printf '%s %s %s %s %s %s %s\n' \
    "${time}" "${user}" "${action}" "${version}" "${colour}" "${result}" "${detail:--}" >>"${AUDIT}"
  sync "${AUDIT}"
}

# Puts a line that says who did something, when and why, into file $1; the rest is the reason.
sign() {
  local file="$1" time user
  shift
  time="$(date -u +%FT%TZ)"
  user="$(operator)"
  one_line "${user} at ${time}${*:+: $*}" >"${file}.new"
  chmod 0644 "${file}.new"
  mv -f "${file}.new" "${file}"
}
