#!/usr/bin/env bats
# rostrum deploy and rollback on the server: the order of things, what is refused, what is undone.

load helper
load server
load world

setup() {
  setup_world
  release 1
  release 2 V2__more.sql
  RELEASE2="${SERVER}/opt/rostrum/releases/2"
}

# The calls that changed an instance or went through nginx, in their order.
changes() {
  grep -E "^(sv .*(once|up|force-stop) |curl .*(drain|https))" "${CALLS}" | sed -E "s#${SERVER}##g"
}

first() {
  tool deploy 1 >/dev/null
  : >"${CALLS}"
}

@test "the first deploy starts blue, migrates, and leads visitors there" {
  run tool deploy 1
  echo "${output}"
  [ "${status}" -eq 0 ]
  [[ ${lines[-1]} == "1 is live as blue, after "* ]]
  [ "$(served)" = "1 as blue" ]
  at_rest
  [ -e "${WORLD}/applied/V1__first.sql" ]
  grep -Eq '^[0-9TZ:-]+ [a-z]+ deploy 1 blue ok forced=no migrations=1 seconds=' \
    "${SERVER}/var/lib/rostrum/deploys.log"
  grep -q "1 is live as blue" "${SERVER}/var/log/rostrum/deploy.log"
}

@test "the second deploy starts green beside blue, moves the link, drains and stops blue" {
  first
  echo 40 >"${WORLD}/blue/streams"
  run tool deploy 2
  [ "${status}" -eq 0 ]
  [ "$(served)" = "2 as green" ]
  at_rest
  run changes
  echo "${output}"
  [[ ${lines[*]} == *"once /etc/sv/rostrum-green"*"up /etc/sv/rostrum-green"*"https://vote.test/"*"drain"*"force-stop /etc/sv/rostrum-blue"* ]]
}

@test "deploying the live version is a restart onto the other colour" {
  first
  run tool deploy 1
  [ "${status}" -eq 0 ]
  [ "$(served)" = "1 as green" ]
  at_rest
}

@test "everything that forbids a deploy is said at once, and nothing is touched" {
  local said
  first
  rm "${RELEASE2}/bin/rostrum"
  printf 'MemTotal: 1000000 kB\nMemAvailable: 90000 kB\n' >"${SERVER}/proc/meminfo"
  touch -d "3 days ago" "${SERVER}/var/lib/rostrum/backup"
  touch "${WORLD}/assemblies/spring" "${WORLD}/nginx-is-down" "${WORLD}/green/nobody"
  run tool deploy 2
  echo "${output}"
  [ "${status}" -eq 1 ]
  for said in "Release 2 is not as it was received" "lacks bin/rostrum" "87 MB of memory" \
    "backup is 72 hours old" "Frozen (open assembly: spring)" "nginx does not answer" \
    "runit does not answer for green" "Refused; nothing was touched." "blue serves as before"; do
    grep -qF "${said}" <<<"${output}"
  done
  [ ! -e "${WORLD}/applied/V2__more.sql" ]
  refute grep -E "^sv .*(once|force-stop)" "${CALLS}"
  grep -q "deploy 2 green refused " "${SERVER}/var/lib/rostrum/deploys.log"
}

@test "an open assembly and a freeze refuse, --force overrides and the log says so" {
  first
  touch "${WORLD}/assemblies/spring"
  run tool deploy 2
  [ "${status}" -eq 1 ]
  [[ ${output} == *"open assembly: spring"*"(--force overrides)"* ]]
  rm "${WORLD}/assemblies/spring"
  tool freeze on the count is on
  run tool deploy 2
  [ "${status}" -eq 1 ]
  [[ ${output} == *"frozen by "*": the count is on) (--force overrides)"* ]]
  run tool deploy 2 --force
  [ "${status}" -eq 0 ]
  [[ ${output} == *"forced, though: Frozen (frozen by "* ]]
  grep -q "deploy 2 green ok forced=yes" "${SERVER}/var/lib/rostrum/deploys.log"
  at_rest
}

@test "a missing release and a silent database are refused even with --force" {
  first
  run tool deploy 9 --force
  [ "${status}" -eq 1 ]
  [[ ${output} == *"There is no release 9 here; there is: "*1* ]]
  touch "${WORLD}/silent"
  run tool deploy 2 --force
  [ "${status}" -eq 1 ]
  [[ ${output} == *"The database does not answer: connection refused"* ]]
  at_rest
}

@test "a failed migration leaves the old one alone and is shown" {
  first
  touch "${RELEASE2}/migration-fails"
  run tool deploy 2
  [ "${status}" -eq 1 ]
  [[ ${output} == *'syntax error at or near "TABEL"'*"The migration failed"* ]]
  refute grep -E "^sv .*once" "${CALLS}"
  [ "$(served)" = "1 as blue" ]
  at_rest
}

@test "a release that is never ready, dies or starts again is refused with its last log lines" {
  local way
  first
  for way in never-ready dies dies-when-asked restarts-when-asked; do
    touch "${RELEASE2}/${way}"
    run tool deploy 2
    echo "${way}: ${output}"
    [ "${status}" -eq 1 ]
    [[ ${output} == *"| a line of 2"*"Deploy of 2 failed; blue serves as before."* ]]
    [ "$(served)" = "1 as blue" ]
    at_rest
    rm "${RELEASE2}/${way}"
  done
}

@test "a release that fails its smoke test gets no visitors" {
  local path
  first
  echo spring >"${WORLD}/public"
  for path in _ _static_app.css _a_spring _a_spring_live; do
    touch "${RELEASE2}/fails${path}"
    run tool deploy 2
    echo "${path}: ${output}"
    [ "${status}" -eq 1 ]
    [[ ${output} == *"Green fails its test: ${path//_/\/} "* ]]
    [[ ${output} != *"move the link"* ]]
    at_rest
    rm "${RELEASE2}/fails${path}"
  done
}

@test "what fails or is not reached through nginx is moved back" {
  local way
  first
  for way in fails-in-public deaf; do
    touch "${RELEASE2}/${way}"
    run tool deploy 2
    echo "${way}: ${output}"
    [ "${status}" -eq 1 ]
    [[ ${output} == *"move the link"*"The site fails its test"*"leads to blue again"* ]]
    [ "$(served)" = "1 as blue" ]
    at_rest
    rm "${RELEASE2}/${way}"
  done
  grep -q "deploy 2 green failed The site fails its test" "${SERVER}/var/lib/rostrum/deploys.log"
}

@test "a first deploy that fails leaves nothing running and no link" {
  touch "${SERVER}/opt/rostrum/releases/1/fails-in-public"
  run tool deploy 1
  [ "${status}" -eq 1 ]
  [[ ${output} == *"nothing is deployed yet"* ]]
  [ ! -L "${SERVER}/var/lib/rostrum/live.sock" ]
  refute running blue
  held blue
}

@test "during maintenance nginx is not asked for the site" {
  first
  touch "${SERVER}/var/lib/rostrum/maintenance" "${RELEASE2}/fails-in-public"
  run tool deploy 2
  [ "${status}" -eq 0 ]
  [ "$(live)" = green ]
}

@test "streams that do not end in time are cut" {
  first
  sed -i 's/SECONDS + DRAIN_SECONDS + 5/SECONDS + 1/' "${TOOL}/lib/instance.sh"
  echo 3 >"${WORLD}/blue/streams"
  touch "${WORLD}/blue/stubborn"
  run tool deploy 2
  [ "${status}" -eq 0 ]
  [[ ${output} == *"3 streams on blue"*"did not end in time: they are cut"* ]]
  at_rest
}

@test "two at a time: the second is told who is at it" {
  first
  exec 8<>"${SERVER}/run/lock/rostrum-deploy"
  flock 8
  echo "deploy by ada since noon, process 7" >"${SERVER}/run/lock/rostrum-deploy"
  run tool deploy 2 8>&-
  [ "${status}" -eq 75 ]
  [[ ${output} == *"Another change is under way: deploy by ada since noon, process 7."* ]]
  [ "$(served)" = "1 as blue" ]
}

@test "rollback goes to the release before, and from there to the one before that" {
  local version
  release 3 V2__more.sql
  for version in 1 2 3; do
    tool deploy "${version}" >/dev/null
  done
  run tool rollback
  [ "${status}" -eq 0 ]
  [ "$(served)" = "2 as green" ]
  run tool rollback
  [ "${status}" -eq 0 ]
  [ "$(served)" = "1 as blue" ]
  at_rest
  run tool rollback
  [ "${status}" -eq 1 ]
  [[ ${output} == *"There is no earlier release to go back to."* ]]
  grep -q "rollback 2 green ok" "${SERVER}/var/lib/rostrum/deploys.log"
}

@test "rollback refuses a release that is gone or that would migrate" {
  first
  run tool rollback 7
  [ "${status}" -eq 1 ]
  [[ ${output} == *"There is no release 7 here; there is: "* ]]
  run tool rollback 2
  [ "${status}" -eq 1 ]
  [[ ${output} == *"2 brings migrations, so it is no step back"* ]]
}

@test "a release runs on a newer schema, unless that took away what it uses" {
  first
  tool deploy 2 >/dev/null
  tool rollback >/dev/null
  [ "$(served)" = "1 as blue" ]
  tool deploy 2 >/dev/null
  echo "-- contract: 2" >"${RELEASE2}/migrations/V2__more.sql"
  run tool rollback
  [ "${status}" -eq 1 ]
  [[ ${output} == *"has taken away (V2__more.sql) what releases before 2 use"* ]]
  at_rest
}

@test "a release that lacks a migration of the database brings none of its own" {
  first
  tool deploy 2 >/dev/null
  tool rollback >/dev/null
  release 3 V3__other.sql
  run tool deploy 3
  [ "${status}" -eq 1 ]
  [[ ${output} == *"3 brings V3__other.sql, but does not know V2__more.sql"* ]]
  [ "$(served)" = "1 as blue" ]
  at_rest
}

@test "the newest releases stay, and their static files; of the others, those of the last day" {
  local version
  for version in 1 2 3 4; do
    ((version < 3)) || release "${version}" V2__more.sql
    tool deploy "${version}" >/dev/null
    find "${SERVER}/var/lib/rostrum/static" -type f -exec touch -d "2 days ago" {} +
  done
  touch "${SERVER}/var/lib/rostrum/static/app.1.css"
  release 5 V2__more.sql
  run tool deploy 5
  echo "${output}"
  [[ ${output} == *"removed 2"* ]]
  run ls "${SERVER}/opt/rostrum/releases"
  [ "${output}" = $'3\n4\n5' ]
  run ls "${SERVER}/var/lib/rostrum/static"
  [ "${output}" = $'app.1.css\napp.3.css\napp.4.css\napp.5.css' ]
  [ "$(stat -c %a "${SERVER}/var/lib/rostrum/static/app.5.css")" = 644 ]
}

@test "the lease: its end gives up before the link moves" {
  first
  touch "${RELEASE2}/never-ready"
  sed -i -E 's/^READY_SECONDS=[0-9]+/READY_SECONDS=30/' "${TOOL}/lib/candidate.sh"
  run tool deploy 2 --lease < <(sleep 1)
  echo "${output}"
  [ "${status}" -eq 129 ]
  [[ ${output} == *"the connection is gone"*"blue serves as before"* ]]
  at_rest
}

@test "without a lease the standard input does not matter" {
  first
  run tool deploy 2 </dev/null
  [ "${status}" -eq 0 ]
}

@test "who listens may go: the script carries on and its log is whole" {
  first
  tool deploy 2 | head -n 1
  for _ in {1..100}; do
    ! grep -q "2 is live as green" "${SERVER}/var/log/rostrum/deploy.log" || break
    sleep 0.1
  done
  grep -q "2 is live as green" "${SERVER}/var/log/rostrum/deploy.log"
  at_rest
}

@test "wrong calls are refused with status 2" {
  local call
  for call in "" "--sideways 1" "1 2" "../1" ".hidden"; do
    run tool deploy ${call}
    [ "${status}" -eq 2 ]
    [[ ${output} == *"See rostrum deploy --help" ]]
  done
  run tool deploy --help
  [ "${status}" -eq 0 ]
  [[ ${output} == "rostrum deploy VERSION"* ]]
}
