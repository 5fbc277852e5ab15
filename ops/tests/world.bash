# shellcheck shell=bash
# A server in a folder whose instances live: sv, curl, psql and chpst act on what lies in WORLD, and
# any of the commands that change something can interrupt the script. Needs helper.bash and
# server.bash.

# Tools whose every call changes something: an interruption may come before each.
CHANGING=(ln mv rm touch install sync)

# Counts a call that changes something; at number INTERRUPT_AT the script gets INTERRUPT_WITH. After
# a SIGKILL the call does nothing any more: the machine's state is what it was.
counting() {
  cat <<'END'
n=$(($(cat "${WORLD}/count") + 1))
echo "${n}" >"${WORLD}/count"
if [[ ${n} == "${INTERRUPT_AT:-}" && -s ${WORLD}/script ]]; then
  kill "-${INTERRUPT_WITH}" "$(cat "${WORLD}/script")"
  [[ ${INTERRUPT_WITH} != KILL ]] || exit 137
fi
END
}

setup_world() {
  local tool
  setup_tree
  setup_server
  WORLD="${BATS_TEST_TMPDIR:?}/world"
  mkdir -p "${WORLD}"/{blue,green,applied,assemblies} \
    "${SERVER:?}"/{etc/rostrum/{application,owner},run/lock,proc/self} \
    "${SERVER}"/{run/rostrum/management,etc/sv/rostrum-{blue,green},opt/rostrum/{releases,incoming}} \
    "${SERVER}"/{var/lib/rostrum/static,var/log/rostrum/{blue,green},var/lib/postgresql}
  echo 0 >"${WORLD}/count"
  touch "${SERVER}"/etc/sv/rostrum-{blue,green}/down "${SERVER}/var/lib/rostrum/deploys.log"
  printf '%s\n' ENVIRONMENT=staging DOMAIN=vote.test DATABASE=rostrum DRAIN_SECONDS=1 HEAP_MB=192 \
    KEEP_RELEASES=3 >"${SERVER}/etc/rostrum/server.conf"
  printf 'MemTotal: 1000000 kB\nMemAvailable: 500000 kB\n' >"${SERVER}/proc/meminfo"
  echo "0::/" >"${SERVER}/proc/self/cgroup"
  # Nobody waits for a fake to settle.
  sed -i -E 's/^(SETTLE_SECONDS|COUNT_SECONDS)=[0-9]+/\1=0/; s/^(READY_SECONDS|BEGIN_SECONDS)=[0-9]+/\1=2/' \
    "${TOOL:?}"/lib/*.sh
  for tool in flock setsid df; do
    real "${tool}"
  done
  for tool in "${CHANGING[@]}"; do
    rm -f "${FAKES:?}/${tool}"
    {
      printf '#!/bin/bash\n'
      counting
      [[ ${tool} == sync ]] || printf 'PATH=/usr/bin:/bin exec %s "$@"\n' "${tool}"
    } >"${FAKES}/${tool}"
    chmod +x "${FAKES}/${tool}"
  done
  COUNTING="$(counting)"
  export WORLD COUNTING
  fake_supervisor
  fake_instances
  fake_database
}

# sv: an instance is the file WORLD/COLOUR/process; what the release does when it runs is told by
# the files beside its jar.
fake_supervisor() {
  fake sv <<'END'
command="$3"
place="$4"
colour="${place##*-}"
here="${WORLD}/${colour}"
release="${SERVER}/opt/rostrum/${colour}"
[[ ! -e ${here}/nobody ]] || { echo "fail: ${place}: runsv not running"; exit 1; }
begin() {
  [[ ! -s ${here}/process ]] || return 0
  echo "a line of $(cat "${release}/VERSION")" >>"${SERVER}/var/log/rostrum/${colour}/current"
  rm -f "${here}/draining"
  echo 0 >"${here}/requests"
  echo 0 >"${here}/streams"
  [[ -e ${release}/dies ]] || echo "$((RANDOM + 1000))" >"${here}/process"
}
case "${command}" in
  once | up | force-stop) eval "${COUNTING}" ;;
esac
case "${command}" in
  status)
    if [[ -s ${here}/process ]]; then
      echo "run: ${place}: (pid $(cat "${here}/process")) 9s; run: log: (pid 7) 99s"
    else
      echo "down: ${place}: 9s, normally up; run: log: (pid 7) 99s"
    fi
    ;;
  once)
    begin
    echo once >"${here}/want"
    ;;
  up)
    begin
    echo up >"${here}/want"
    ;;
  force-stop)
    rm -f "${here}/process"
    echo down >"${here}/want"
    ;;
  *) exit 3 ;;
esac
END
}

# curl: asks the instances, on their sockets or through nginx by the link.
fake_instances() {
  fake curl <<'END'
url="${!#}"
socket="" code=no method=GET fail=no quiet=no
while (($# > 1)); do
  case "$1" in
    --unix-socket) socket="$2" ;;
    -w) code=yes ;;
    -X) method="$2" ;;
    -f) fail=yes ;;
    -o) quiet=yes ;;
  esac
  shift
done
# The status and the text of an answer.
answer() {
  [[ ${fail} == no || $1 == 20? ]] || exit 22
  [[ ${quiet} == yes ]] || printf '%s\n' "$2"
  [[ ${code} == no ]] || printf '%s' "$1"
  exit 0
}
path="/${url#*://*/}"
through=""
if [[ -z ${socket} ]]; then
  [[ ! -e ${WORLD}/nginx-is-down ]] || { echo "curl: (7) Failed to connect" >&2; exit 7; }
  through=nginx
  socket="$(readlink "${SERVER}/var/lib/rostrum/live.sock")"
fi
colour="${socket##*/}"
colour="${colour%.sock}"
here="${WORLD}/${colour:-none}"
release="${SERVER}/opt/rostrum/${colour}"
if [[ ! -s ${here}/process ]]; then
  [[ -z ${through} ]] || answer 502 "bad gateway"
  echo "curl: (7) Couldn't connect" >&2
  exit 7
fi
case "${socket} ${path}" in
  *"/management/"*" /ready")
    [[ ! -e ${release}/never-ready && ! -e ${here}/draining ]] || answer 503 "not ready"
    [[ ! -e ${release}/dies-when-asked ]] || rm -f "${here}/process"
    [[ ! -e ${release}/restarts-when-asked ]] || echo "${RANDOM}" >"${here}/process"
    answer 200 ready
    ;;
  *"/management/"*" /health") answer 200 alive ;;
  *"/management/"*" /metrics")
    answer 200 "rostrum_streams $(cat "${here}/streams").0
rostrum_request_seconds_count{outcome=\"success\"} $(cat "${here}/requests")"
    ;;
  *"/management/"*" /drain")
    eval "${COUNTING}"
    [[ ${method} == POST ]] || answer 405 "POST only"
    touch "${here}/draining"
    [[ -e ${here}/stubborn ]] || echo 0 >"${here}/streams"
    answer 202 draining
    ;;
esac
[[ -e ${release}/deaf && -n ${through} ]] \
  || echo "$(($(cat "${here}/requests") + 1))" >"${here}/requests"
[[ ! -e ${release}/fails-in-public || -z ${through} ]] || answer 500 "sorry"
[[ ! -e ${release}/fails${path//\//_} ]] || answer 500 "sorry"
case "${path}" in
  /)
    answer 200 "<link href=\"/static/app.css\">$(sed 's|.*|<a href="/a/&">|' "${WORLD}/public" 2>/dev/null)"
    ;;
  /a/*/live) answer 200 "id: 1" ;;
  *) answer 200 "$(cat "${release}/VERSION") as ${colour}" ;;
esac
END
}

# psql and chpst: the database knows the migrations in WORLD/applied.
fake_database() {
  rm -f "${FAKES}/runuser"
  fake runuser <<'END'
shift 3
exec "$@"
END
  fake psql <<'END'
[[ ! -e ${WORLD}/silent ]] || { echo "connection refused" >&2; exit 2; }
case "$*" in
  *"'flyway_schema_history'"*) [[ -z $(ls "${WORLD}/applied") ]] && echo f || echo t ;;
  *flyway_schema_history*) ls "${WORLD}/applied" ;;
  *"'assembly'"*) echo t ;;
  *"state = 'open'"*) ls "${WORLD}/assemblies" ;;
  *) echo "psql $*" ;;
esac
END
  fake chpst <<'END'
while [[ $1 == -* ]]; do
  shift 2
done
exec "$@"
END
  fake unzip <<'END'
if [[ $1 == -Z1 ]]; then
  ls "${2%/*}/migrations" | sed 's|^|db/migration/|'
else
  cat "${2%/*}/migrations/${3##*/}" 2>/dev/null || exit 11
fi
END
}

# A release $1 with the migrations that follow; it lies there as it would have been received.
release() {
  local folder="${SERVER}/opt/rostrum/releases/$1" migration listed
  mkdir -p "${folder}"/{bin,static,migrations}
  echo "$1" >"${folder}/VERSION"
  echo "jar of $1" >"${folder}/rostrum.jar"
  echo "style of $1" >"${folder}/static/app.$1.css"
  cat >"${folder}/bin/rostrum" <<'END'
#!/usr/bin/env bash
here="${0%/bin/rostrum}"
if [[ $1 != migrate ]]; then
  echo "$*"
  exit 0
fi
eval "${COUNTING}"
[[ ! -e ${here}/migration-fails ]] || { echo "ERROR: syntax error at or near \"TABEL\""; exit 70; }
cp "${here}"/migrations/* "${WORLD}/applied/"
echo "migrations applied: 1"
END
  chmod +x "${folder}/bin/rostrum"
  shift
  for migration in V1__first.sql "$@"; do
    echo "CREATE TABLE t ();" >"${folder}/migrations/${migration}"
  done
  listed="$(cd "${folder}" && find . -type f -exec sha256sum {} +)"
  echo "${listed}" >"${folder}/.sha256sums"
}

# Runs a command of the server's tool as the script that may be interrupted.
tool() {
  local command="$1"
  shift
  (
    echo "${BASHPID}" >"${WORLD}/script"
    exec "${TOOL}/${command}" "$@"
  )
}

live() {
  local target
  target="$(readlink "${SERVER}/var/lib/rostrum/live.sock")"
  target="${target##*/}"
  printf '%s' "${target%.sock}"
}

# What visitors get: the answer of the release that serves them.
served() {
  curl "https://vote.test/page"
}

running() {
  [[ -s ${WORLD}/$1/process ]]
}

held() {
  [[ -e ${SERVER}/etc/sv/rostrum-$1/down ]]
}

# The machine goes down and comes back: runit starts what has no file "down".
power_cycle() {
  local colour
  for colour in blue green; do
    rm -f "${WORLD}/${colour}/process"
    held "${colour}" || sv -w 7 up "/etc/sv/rostrum-${colour}"
  done
}

# What has to be true at every moment after the first deploy: visitors are served, and they would be
# after a power failure.
in_order() {
  local colour answer
  colour="$(live)"
  answer="$(served)"
  [[ ${answer} == *" as ${colour}" ]] || return 1
  refute held "${colour}"
}

# What has to be true after every run that ended.
at_rest() {
  local colour other=blue
  in_order || return 1
  colour="$(live)"
  [[ ${colour} == green ]] || other=green
  [[ $(<"${WORLD}/${colour}/want") == up ]] || return 1
  refute running "${other}" || return 1
  held "${other}" || return 1
  refute compgen -G "${SERVER}/var/lib/rostrum/*.new"
}
