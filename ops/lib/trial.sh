# shellcheck shell=bash
# Runs the application beside a demo, on the demo's PostgreSQL. Needs say.sh, JAVA_HOME, and WORK,
# a folder for what they leave.

TRIAL_DEMO=""
TRIAL_APPLICATION=""
export TRIAL_MICROS=0

# Waits until command $3... is true while process $1, whose log is $2, lives.
trial_wait() {
  local pid="$1" log="$2" deadline=$((SECONDS + 120))
  shift 2
  until "$@" 2>/dev/null; do
    if ! kill -0 "${pid}" 2>/dev/null || ((SECONDS > deadline)); then
      tail -n 40 "${log}" >&2
      die "Did not start; all of its output is above"
    fi
    sleep 0.02
  done
}

# Starts demo jar $1 with its data in WORK; the rest are its options.
start_demo() {
  local jar="$1" port
  : "${WORK:?}"
  shift
  # Free a moment ago, and above those that the system hands out by itself.
  port=$((61000 + RANDOM % 4000))
  "${JAVA_HOME:?}/bin/java" -XX:+UseSerialGC -Xmx256m --enable-native-access=ALL-UNNAMED -jar \
    "${jar}" --data "${WORK:?}/data" --port "${port}" --fresh "$@" \
    </dev/null >"${WORK}/demo.log" 2>&1 &
  TRIAL_DEMO=$!
  trial_wait "${TRIAL_DEMO}" "${WORK}/demo.log" grep -q 'ready: http' "${WORK}/demo.log"
}

# Prints the address of the demo's database: the fourth line of this file is the port.
trial_database() {
  local port
  port="$(sed -n 4p "${WORK}/data/postgres/postmaster.pid")"
  printf 'postgresql://postgres@127.0.0.1:%s/postgres' "${port}"
}

trial_is_ready() {
  curl -sf --max-time 2 -o /dev/null --unix-socket "${WORK}/management.sock" http://x/ready
}

# Starts the application by command $1... and returns when it is ready, on site.sock and
# management.sock in WORK. Sets TRIAL_MICROS to how long that took.
start_application() {
  local database began
  database="$(trial_database)"
  began="${EPOCHREALTIME//[!0-9]/}"
  ROSTRUM_DATABASE_URL="${database}" ROSTRUM_LISTEN="unix:${WORK}/site.sock" \
    ROSTRUM_MANAGEMENT="unix:${WORK}/management.sock" ROSTRUM_DRAIN=1s \
    "$@" serve </dev/null >"${WORK}/application.log" 2>&1 &
  TRIAL_APPLICATION=$!
  trial_wait "${TRIAL_APPLICATION}" "${WORK}/application.log" trial_is_ready
  TRIAL_MICROS=$((${EPOCHREALTIME//[!0-9]/} - began))
}

end_application() {
  [[ -n ${TRIAL_APPLICATION} ]] || return 0
  kill -TERM "${TRIAL_APPLICATION}" 2>/dev/null || true
  wait "${TRIAL_APPLICATION}" || true
  TRIAL_APPLICATION=""
}

# Ends both, the demo last: its PostgreSQL goes with it.
end_trial() {
  end_application
  [[ -n ${TRIAL_DEMO} ]] || return 0
  kill -TERM "${TRIAL_DEMO}" 2>/dev/null || true
  wait "${TRIAL_DEMO}" || true
  TRIAL_DEMO=""
}
