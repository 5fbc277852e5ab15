# shellcheck shell=bash
# Whether anything may be restarted now.

FREEZE="${STATE:?}/freeze"

# Prints the open assemblies' slugs; fails when the database does not answer. One that only rehearses
# does not count: a deploy in the middle of it is part of it. (There is no such column before the
# first release that knows of rehearsals.)
open_assemblies() {
  local there
  there="$(ask_database "SELECT to_regclass('assembly') IS NOT NULL")" || return 1
  if [[ ${there} == t ]]; then
    ask_database "SELECT slug FROM assembly WHERE state = 'open'
      AND to_jsonb(assembly) ->> 'rehearsal' IS DISTINCT FROM 'true' ORDER BY slug"
  fi
}

# Prints why the server is frozen and returns 0; 1 when it is not; 2 when nobody knows.
frozen() {
  local reason slugs live
  if [[ -e ${FREEZE} ]]; then
    reason="$(cat "${FREEZE}")"
    say "frozen by ${reason}"
    return 0
  fi
  # Nothing can be disturbed before the first deploy.
  live="$(live_colour)"
  [[ -n ${live} ]] || return 1
  if ! slugs="$(open_assemblies 2>/dev/null)"; then
    say "the database does not say whether an assembly is open"
    return 2
  fi
  [[ -n ${slugs} ]] || return 1
  say "open assembly: ${slugs//$'\n'/, }"
}
