# shellcheck shell=bash
# Runs the JUnit tests of all modules. Needs maven.sh, results.sh and what check.sh sets.

# Prints the beginning of each failure, so that the end of the log shows them.
show_failures() {
  local -a texts=("${ROOT}"/{*,*/*}/target/surefire-reports/*.txt)
  ((${#texts[@]} == 0)) || awk '
    FNR == 1 { left = 0 }
    /<<< (FAILURE|ERROR)!/ { left = 12 }
    left-- > 0
  ' "${texts[@]}"
}

# Runs the tests with tag $1 and without tag $2 (either may be empty) on what is built: compiling
# only what changed, packaging nothing. Every module runs, whatever failed before it (-fn).
run_tests() {
  local -a reports
  [[ ! -e ${CHECK_DIR:?}/../not-built ]] || die "Not run, because the build failed"
  use_maven
  rm -rf -- "${ROOT:?}"/*/target/surefire-reports "${ROOT}"/*/*/target/surefire-reports
  maven -fn "-Dgroups=$1" "-DexcludedGroups=$2" test-compile surefire:test
  shopt -s nullglob
  reports=("${ROOT}"/{*,*/*}/target/surefire-reports/TEST-*.xml)
  ((${#reports[@]} > 0)) || die "No test ran"
  junit_results "${reports[@]}" >"${RESULTS:?}"
  show_failures
  # With -fn Maven ends with 0 although a compiler or a test's JVM died.
  ! grep -qE '^\[INFO\] (.* FAILURE \[|BUILD FAILURE)' "${CHECK_DIR}/log"
}
