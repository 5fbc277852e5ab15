# shellcheck shell=bash
# Turns test reports into one line a test: "ok NAME" or "not ok NAME (reason)". A skipped test is
# "not ok": everything can run here, so a skip hides something.

# Prints the results in the surefire XML reports given.
junit_results() {
  # Split at "<", each record is a tag; what a test printed is CDATA and may look like tags.
  awk -v RS='<' '
    function attribute(name) {
      return match($0, " " name "=\"[^\"]*\"") \
        ? substr($0, RSTART + length(name) + 3, RLENGTH - length(name) - 4) : ""
    }
    function settle() {
      if (test != "") print (reason == "" ? "ok " test : "not ok " test " (" reason ")")
      test = reason = ""
    }
    function finish() {
      settle()
      if (file != "" && !complete) print "not ok " file " (report is cut off)"
    }
    FNR == 1 { finish(); file = FILENAME; sub(/^.*\//, "", file); complete = printed = 0 }
    printed { if (/]]>/) printed = 0; next }
    /^!\[CDATA\[/ { printed = !/]]>/; next }
    /^testcase[ \t\n]/ { settle(); test = attribute("classname") "." attribute("name") }
    /^failure[ \t\n\/>]/ { reason = "failed" }
    /^error[ \t\n\/>]/ { reason = "failed" }
    /^skipped[ \t\n\/>]/ { reason = "skipped" }
    /^\/testsuite/ { complete = 1 }
    END { finish() }
  ' "$@" </dev/null
}

# Prints the results in the TAP file $1; a test that the plan promised and nobody ran is "not ok".
tap_results() {
  awk '
    /^1\.\.[0-9]+/ { plan = substr($0, 4) + 0; planned = 1; next }
    /^(not )?ok / {
      ran++
      reason = /^not/ ? "failed" : tolower($0) ~ / # skip/ ? "skipped" : ""
      sub(/^(not )?ok [0-9]* */, "")
      print (reason == "" ? "ok " $0 : "not ok " $0 " (" reason ")")
    }
    END {
      if (!planned) print "not ok the test plan (missing)"
      for (; ran < plan; ran++) print "not ok test " ran + 1 " of " plan " (did not run)"
    }
  ' "$1"
}

# Prints what the failed tests in log $1 said, where it is TAP.
failures_in() {
  awk '/^not ok / { failed = 1 } /^ok / || /^==> / || /^1\.\./ { failed = 0 } failed' "$1"
}

# Completes results file $1 of step $2, which ended with status $3: a step is one test itself
# when it has no others, and one that failed is seen in the results whatever it left behind.
complete_results() {
  if (($3 != 0)) && ! grep -q '^not ok ' "$1" 2>/dev/null; then
    printf 'not ok %s (ended with status %s)\n' "$2" "$3" >>"$1"
  elif [[ ! -s $1 ]]; then
    printf 'ok %s\n' "$2" >"$1"
  fi
}

# Prints how many lines of file $1 begin with $2.
count_lines() {
  awk -v start="$2" 'index($0, start) == 1 { n++ } END { print n + 0 }' "$1"
}
