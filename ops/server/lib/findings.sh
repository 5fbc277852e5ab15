# shellcheck shell=bash
# What the doctor finds, as lines "LEVEL<tab>NAME<tab>TEXT<tab>ACTION", and how they are shown.
# The operator's side of the doctor uses this file too.

# Prints a finding; what came from elsewhere cannot break the line.
finding() {
  local field line=""
  for field in "$@"; do
    line+="${line:+$'\t'}${field//[[:cntrl:]]/ }"
  done
  printf '%s\n' "${line}"
}

# $1 is well: $2 says in what way.
ok() {
  finding ok "$1" "$2" ""
}

# Of $1 one should know $2; nothing has to be done now.
note() {
  finding note "$1" "$2" "${3:-}"
}

# With $1 there is something wrong ($2) that will hurt; $3 is what to do.
warning() {
  finding warning "$1" "$2" "$3"
}

# With $1 there is something wrong ($2) that hurts visitors or votes now or soon; $3 is what to do.
failure() {
  finding failure "$1" "$2" "$3"
}

# The finding that fits number $1: a failure from $3 on, a warning from $2 on; then name, text and
# action. An empty limit is none.
judge() {
  if [[ -n $3 ]] && (($1 >= $3)); then
    failure "$4" "$5" "$6"
  elif [[ -n $2 ]] && (($1 >= $2)); then
    warning "$4" "$5" "$6"
  else
    ok "$4" "$5"
  fi
}

# Shows the findings on stdin: with "quiet" as $1 not what is well, with "changes" without their
# number; with "colour" as $2 in colours.
show_findings() {
  awk -F'\t' -v form="${1:-}" -v colour="${2:-}" '
    BEGIN {
      if (colour) {
        paint["ok"] = "\033[32m"; paint["note"] = "\033[36m"
        paint["warning"] = "\033[33m"; paint["failure"] = "\033[1;31m"
        plain = "\033[0m"
      }
    }
    { seen[$1]++ }
    form == "quiet" && $1 == "ok" { next }
    {
      printf "%s%-7s%s  %-20s  %s%s\n", paint[$1], $1, plain, $2, $3, ($4 == "" ? "" : " -> " $4)
    }
    function many(n, word) { return n + 0 " " word (n == 1 ? "" : "s") }
    END {
      if (form == "") {
        print seen["ok"] + 0 " ok, " many(seen["note"], "note") ", " \
          many(seen["warning"], "warning") ", " many(seen["failure"], "failure")
      }
    }
  '
}

# Prints the findings on stdin as one JSON object, a finding a line.
findings_json() {
  local time
  time="$(date -u +%FT%TZ)"
  awk -F'\t' -v environment="${ENVIRONMENT:?}" -v domain="${DOMAIN:?}" -v time="${time}" '
    function text(s) {
      gsub(/\\/, "\\\\", s)
      gsub(/"/, "\\\"", s)
      return "\"" s "\""
    }
    BEGIN {
      rank["note"] = 1; rank["warning"] = 2; rank["failure"] = 3; worst = "ok"
      printf "{\n  \"environment\": %s,\n  \"domain\": %s,\n", text(environment), text(domain)
      printf "  \"time\": %s,\n  \"findings\": [", text(time)
    }
    {
      printf "%s\n    {\"level\": %s, \"name\": %s, \"text\": %s, \"action\": %s}", \
        (NR > 1 ? "," : ""), text($1), text($2), text($3), text($4)
      if (rank[$1] > rank[worst]) worst = $1
    }
    END { printf "\n  ],\n  \"worst\": %s\n}\n", text(worst) }
  '
}

# The exit status for the findings on stdin: 0 all well (notes allowed), 1 warnings, 2 failures.
findings_status() {
  awk -F'\t' '
    $1 == "warning" && worst < 1 { worst = 1 }
    $1 == "failure" { worst = 2 }
    END { exit worst }
  '
}
