# shellcheck shell=bash
# The packaged bench: is it up to date, and making it; the demo it is for, started and ended. Needs
# say.sh, java.sh, maven.sh, build.sh and ROOT.

BENCH_JAR="${ROOT:?}/ops/bench/target/rostrum-bench.jar"

# The processes to end, by id, and what to start a server with: taskset, for one.
STARTED=()
SERVER_ON=()

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

# Ends what was started, the server as an operator would: its PostgreSQL goes with it.
end_started() {
  local pid
  for pid in "${STARTED[@]}"; do
    kill -TERM "${pid}" 2>/dev/null || true
    wait "${pid}" 2>/dev/null || true
  done
  STARTED=()
}

# Starts the demo with its data and log in folder $1 on port $2 with $3 members, further options
# behind; returns when it is ready. The access codes are in $1/codes.csv.
start_demo() {
  local work="$1" port="$2" members="$3" log="$1/server.log" server try
  shift 3
  # The compiler and the collector as on a server.
  "${SERVER_ON[@]}" "${JAVA_HOME:?}/bin/java" -XX:TieredStopAtLevel=1 -XX:+UseSerialGC -Xmx512m \
    --enable-native-access=ALL-UNNAMED \
    -jar "${DEMO_JAR:?}" --data "${work}/data" --port "${port}" --members "${members}" --fresh \
    --codes "${work}/codes.csv" "$@" </dev/null >"${log}" 2>&1 &
  server=$!
  STARTED=("${server}" "${STARTED[@]}")
  for ((try = 0; try < 600; try++)); do
    ! grep -q 'ready: http' "${log}" || return 0
    kill -0 "${server}" 2>/dev/null || break
    sleep 0.1
  done
  tail -n 40 "${log}" >&2
  die "The server did not become ready; all of its output is in ${log}"
}
