# shellcheck shell=bash
# What has changed between two runs of the doctor. Needs server.sh and findings.sh.

LAST="${STATE:?}/doctor.json"

# Prints level and name of each finding in JSON file $1, as findings_json writes it.
levels_in() {
  awk -F'"' '/^    \{"level": / { print $4 "\t" $8 }' "$1"
}

# Prints of the findings in file $1 those whose level is another than in the last run, and what was
# not well then and is not found any more.
changes_since_last() {
  local before=""
  if [[ -f ${LAST} ]]; then
    before="$(levels_in "${LAST}")"
  fi
  awk -F'\t' '
    $0 == "" { now = 1; next }
    !now { was[$2] = $1; next }
    { here[$2] = 1; before = ($2 in was) ? was[$2] : "ok" }
    $1 != before { print }
    END {
      for (name in was)
        if (was[name] != "ok" && !(name in here)) print "ok\t" name "\tis not found any more\t"
    }
  ' <<<"${before:+${before}$'\n'}"$'\n'"$(<"$1")"
}

# Keeps the findings in file $1 for the next --changes.
remember() {
  local fresh="${LAST}.new"
  if findings_json <"$1" >"${fresh}" && chmod 0644 "${fresh}" && mv -f -- "${fresh}" "${LAST}"; then
    return 0
  fi
  rm -f -- "${fresh}" || true
  complain "What was found could not be kept in ${LAST}: the next --changes will say it again"
}
