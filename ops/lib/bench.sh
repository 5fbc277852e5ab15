# shellcheck shell=bash
# The packaged bench: is it up to date, and making it. Needs say.sh, java.sh, maven.sh and ROOT.

BENCH_JAR="${ROOT:?}/ops/bench/target/rostrum-bench.jar"

bench_is_stale() {
  local newer
  [[ -f ${BENCH_JAR} ]] || return 0
  newer="$(find "${ROOT}/pom.xml" "${ROOT}/ops/bench/pom.xml" "${ROOT}/ops/bench/src/main" \
    -newer "${BENCH_JAR}" -print -quit)"
  [[ -n ${newer} ]]
}

# Packages the modules $2 (with commas), and what they need, without tests; the output goes to file
# $1.
build_modules() {
  say "building" >&2
  use_maven
  if ! maven -pl "$2" -am -Dmaven.test.skip=true package >"$1" 2>&1; then
    tail -n 40 "$1" >&2
    die "The build failed; all of its output is in $1"
  fi
}
