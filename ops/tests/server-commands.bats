#!/usr/bin/env bats
# The server's smaller commands: receive, freeze, frozen, maintenance, jar, console, logs.

load helper
load server
load world

setup() {
  setup_world
  release 1
  for name in tar gzip dd; do
    real "${name}"
  done
}

# An archive of release $1, which is not on the server; sets ARCHIVE, SUM and SIZE.
archive() {
  local folder="${BATS_TEST_TMPDIR}/archive-$1"
  mkdir -p "${folder}"/{bin,static}
  echo "$1" >"${folder}/VERSION"
  echo "jar of $1" >"${folder}/rostrum.jar"
  printf '#!/bin/sh\n%s\n' "${2:-exit 0}" >"${folder}/bin/rostrum"
  chmod 0700 "${folder}/bin/rostrum"
  ARCHIVE="${BATS_TEST_TMPDIR}/$1.tar.gz"
  tar -C "${folder}" -czf "${ARCHIVE}" .
  SUM="$(sha256sum <"${ARCHIVE}")"
  SUM="${SUM%% *}"
  SIZE="$(stat -c %s "${ARCHIVE}")"
}

audited() {
  grep -Eq "$1" "${SERVER}/var/lib/rostrum/deploys.log"
}

@test "receive takes an archive, checks it, and makes it readable and root's" {
  archive 2
  [ "$(tool receive 2 "${SUM}" "${SIZE}" ask)" = 0 ]
  run tool receive 2 "${SUM}" "${SIZE}" 0 <"${ARCHIVE}"
  echo "${output}"
  [ "${status}" -eq 0 ]
  [ "${output}" = "2 is on the server." ]
  [ "$(cat "${SERVER}/opt/rostrum/releases/2/rostrum.jar")" = "jar of 2" ]
  [ "$(stat -c %a "${SERVER}/opt/rostrum/releases/2/bin/rostrum")" = 755 ]
  (cd "${SERVER}/opt/rostrum/releases/2" && sha256sum --quiet -c .sha256sums)
  [ -z "$(ls "${SERVER}/opt/rostrum/incoming")" ]
  [ "$(tool receive 2 "${SUM}" "${SIZE}" ask)" = present ]
  audited "receive 2 - ok sha256=${SUM}"
}

@test "receive goes on where it was broken off" {
  archive 2
  run tool receive 2 "${SUM}" "${SIZE}" 0 < <(head -c 100 "${ARCHIVE}")
  [ "${status}" -eq 1 ]
  [[ ${output} == "Broken off at 100 of ${SIZE} bytes."* ]]
  [ ! -e "${SERVER}/opt/rostrum/releases/2" ]
  [ "$(tool receive 2 "${SUM}" "${SIZE}" ask)" = 100 ]
  run tool receive 2 "${SUM}" "${SIZE}" 50 < <(tail -c +51 "${ARCHIVE}")
  [[ ${output} == "There are 100 bytes here, not 50"* ]]
  tool receive 2 "${SUM}" "${SIZE}" 100 < <(tail -c +101 "${ARCHIVE}")
  [ -e "${SERVER}/opt/rostrum/releases/2/VERSION" ]
}

@test "receive refuses what is damaged, another's name, or not to be run here, and keeps nothing" {
  archive 2
  run tool receive 2 "${SUM}" "${SIZE}" 0 < <(head -c "${SIZE}" /dev/zero)
  [[ ${output} == *"its SHA-256 differs"* ]]
  run tool receive 3 "${SUM}" "${SIZE}" 0 <"${ARCHIVE}"
  [ "${status}" -eq 1 ]
  [[ ${output} == "The archive is of 2, not of 3." ]]
  archive 4 'echo cannot execute binary file; exit 126'
  run tool receive 4 "${SUM}" "${SIZE}" 0 <"${ARCHIVE}"
  [ "${status}" -eq 1 ]
  [ "${output}" = "4 does not run on this machine: cannot execute binary file" ]
  [ -z "$(ls "${SERVER}/opt/rostrum/incoming")" ]
  [ "$(ls "${SERVER}/opt/rostrum/releases")" = 1 ]
}

@test "receive refuses another release of a name that is there, and a full disk" {
  archive 1
  run tool receive 1 "${SUM}" "${SIZE}" ask
  [ "${status}" -eq 1 ]
  [ "${output}" = "The server has another release of the name 1." ]
  run tool receive 2 "${SUM}" 99999999999 ask
  [ "${status}" -eq 1 ]
  [[ ${output} == "The server has "*" MB free under /opt, 2 wants "* ]]
}

@test "receive refuses wrong calls" {
  local call
  for call in "" "2 x 5 ask" "../2 $(printf 'a%.0s' {1..64}) 5 ask" \
    "2 $(printf 'a%.0s' {1..64}) 0 ask" "2 $(printf 'a%.0s' {1..64}) 5 maybe"; do
    run tool receive ${call}
    [ "${status}" -eq 2 ]
  done
}

@test "frozen: not before the first deploy, then by hand, by an open assembly, or for want of an answer" {
  touch "${WORLD}/silent"
  run tool frozen
  [ "${status}" -eq 1 ]
  rm "${WORLD}/silent"
  tool deploy 1 >/dev/null
  run tool frozen
  [ "${status}" -eq 1 ]
  [ -z "${output}" ]
  touch "${WORLD}/assemblies/spring" "${WORLD}/assemblies/summer"
  run tool frozen
  [ "${status}" -eq 0 ]
  [ "${output}" = "open assembly: spring, summer" ]
  touch "${WORLD}/silent"
  run tool frozen
  [ "${status}" -eq 2 ]
  [ "${output}" = "the database does not say whether an assembly is open" ]
  SUDO_USER=ada tool freeze on "the count
is on"
  run tool frozen
  [ "${status}" -eq 0 ]
  [[ ${output} == "frozen by ada at 20"*": the count is on" ]]
}

@test "freeze says who, when and why, ends by off, and both are in the audit log" {
  SUDO_USER=ada run tool freeze on rehearsal at eight
  [[ ${output} == "Frozen by ada at 20"*": rehearsal at eight" ]]
  audited "ada freeze - - on rehearsal at eight"
  [ "$(stat -c %a "${SERVER}/var/lib/rostrum/freeze")" = 644 ]
  run tool freeze off
  [ "${output}" = "Not frozen" ]
  [ ! -e "${SERVER}/var/lib/rostrum/freeze" ]
  audited " freeze - - off -"
  run tool freeze
  [ "${output}" = "Not frozen" ]
  run tool freeze perhaps
  [ "${status}" -eq 2 ]
  run tool freeze off now
  [ "${status}" -eq 2 ]
}

@test "maintenance makes the file that nginx looks for, and takes it away" {
  SUDO_USER=ada run tool maintenance on new disk
  [[ ${output} == "Maintenance by ada at 20"*": new disk" ]]
  [ -e "${SERVER}/var/lib/rostrum/maintenance" ]
  run tool maintenance off
  [ "${output}" = "No maintenance: visitors get the site" ]
  [ ! -e "${SERVER}/var/lib/rostrum/maintenance" ]
  audited "ada maintenance - - on new disk"
  run tool maintenance soon
  [ "${status}" -eq 2 ]
}

@test "jar runs a command of the live release as its user, with its settings but not its Java options" {
  run tool jar health
  [ "${status}" -eq 1 ]
  [[ ${output} == "Nothing is deployed yet."* ]]
  tool deploy 1 >/dev/null
  fake chpst <<'END'
echo "$*" | sed "s#${SERVER}##g"
END
  run tool jar invite-organiser ada@example.org
  [ "${output}" = "-e /etc/rostrum/application -u rostrum env -u JDK_JAVA_OPTIONS\
 ROSTRUM_LISTEN=unix:/run/rostrum/blue.sock\
 ROSTRUM_MANAGEMENT=unix:/run/rostrum/management/blue.sock\
 /opt/rostrum/blue/bin/rostrum invite-organiser ada@example.org" ]
  audited "jar 1 blue started invite-organiser"
  refute audited "ada@example.org"
  run tool jar migrate
  [ "${status}" -eq 1 ]
  run tool jar
  [ "${status}" -eq 2 ]
}

@test "console is read-only, unless --write is there, which the audit log says" {
  fake psql <<'END'
echo "${PGOPTIONS} | $*"
END
  run tool console -c "SELECT 1"
  [[ ${output} == *"default_transaction_read_only=on | -v PROMPT1=[staging] %/%R%x%#  -c SELECT 1 -d rostrum" ]]
  refute audited console
  run tool console --write
  [[ ${output} != *read_only* ]]
  audited " console - - write -"
}

@test "logs shows both instances in the order of time, and knows what it shows" {
  local logs="${SERVER}/var/log/rostrum"
  echo "2026-11-21_10:00:01.0 old" >"${logs}/blue/@4000.s"
  echo "2026-11-21_10:00:03.0 third" >"${logs}/blue/current"
  echo "2026-11-21_10:00:02.0 second" >"${logs}/green/current"
  run tool logs
  [ "${lines[0]}" = "blue 2026-11-21_10:00:01.0 old" ]
  [ "${lines[1]}" = "green 2026-11-21_10:00:02.0 second" ]
  [ "${lines[2]}" = "blue 2026-11-21_10:00:03.0 third" ]
  run tool logs -n 1 application
  [ "${output}" = "blue 2026-11-21_10:00:03.0 third" ]
  echo "it went well" >"${logs}/deploy.log"
  run tool logs deploy
  [ "${output}" = "it went well" ]
  run tool logs nginx
  [ "${status}" -eq 1 ]
  [[ ${output} == "There is nothing at "* ]]
  run tool logs -n many
  [ "${status}" -eq 2 ]
  run tool logs kernel
  [ "${status}" -eq 2 ]
}

@test "logs -f goes on with what comes, from either instance" {
  local logs="${SERVER}/var/log/rostrum" tailing
  echo "2026-11-21_10:00:01.0 first" | tee "${logs}/blue/current" >"${logs}/green/current"
  timeout 20 "${TOOL}/logs" -f >"${BATS_TEST_TMPDIR}/followed" &
  tailing=$!
  for _ in {1..100}; do
    echo "2026-11-21_10:00:09.0 news" >>"${logs}/green/current"
    ! grep -q "^green 2026-11-21_10:00:09.0 news" "${BATS_TEST_TMPDIR}/followed" || break
    sleep 0.1
  done
  kill "${tailing}"
  grep -q "^green 2026-11-21_10:00:09.0 news" "${BATS_TEST_TMPDIR}/followed"
}
