# shellcheck shell=bash
# The database's schema as the releases see it: each jar carries its migrations.

# Prints the migrations that release $1 carries, a file name each.
migrations_of() {
  local listed
  listed="$(unzip -Z1 "${RELEASES:?}/$1/rostrum.jar" 'db/migration/V*.sql')"
  sort -V <<<"${listed//db\/migration\//}"
}

# Prints the migrations in the database, a file name each; nothing before the first one.
migrations_applied() {
  local there
  there="$(ask_database "SELECT to_regclass('flyway_schema_history') IS NOT NULL")" || return 1
  if [[ ${there} == t ]]; then
    ask_database "SELECT script FROM flyway_schema_history
      WHERE success AND version IS NOT NULL ORDER BY installed_rank"
  fi
}

# Prints the lines of $1 that are not in $2.
lines_without() {
  awk -v there="$2" '
    BEGIN { for (i = split(there, lines, "\n"); i > 0; i--) seen[lines[i]] }
    NF && !($0 in seen)
  ' <<<"$1"
}

# Prints the migrations that release $1 wants and the database lacks; $2 are those applied.
migrations_pending() {
  local carried
  carried="$(migrations_of "$1")"
  lines_without "${carried}" "$2"
}

# Prints the release from which on migration $1 can be lived with, when it took something away: it
# then has the line "-- contract: VERSION". Some release on this server carries it.
contracted_since() {
  local jar text
  for jar in "${RELEASES:?}"/*/rostrum.jar; do
    if text="$(unzip -p "${jar}" "db/migration/$1" 2>/dev/null)"; then
      sed -n 's/^-- contract: *//p' <<<"${text}"
      return 0
    fi
  done
}

# Prints why release $1 cannot run on the database with the migrations $2; nothing when it can. $3
# are those it brings. Newer ones do no harm, unless one took away what the release still uses; but
# what does not know them cannot add to them.
schema_problem() {
  local version="$1" pending="${3:-}" carried unknown migration since
  carried="$(migrations_of "${version}")"
  unknown="$(lines_without "$2" "${carried}")"
  if [[ -n ${unknown} && -n ${pending} ]]; then
    say "${version} brings ${pending//$'\n'/ }, but does not know ${unknown//$'\n'/ }, which the" \
      "database has: make a release that has both."
    return 0
  fi
  while IFS= read -r migration; do
    [[ -n ${migration} ]] || continue
    since="$(contracted_since "${migration}")"
    if [[ -n ${since} && ${version} < ${since} ]]; then
      say "The database has taken away (${migration}) what releases before ${since} use."
      return 0
    fi
  done <<<"${unknown}"
}
