#!/usr/bin/env bats
# ops/testhost: its arguments, and the parts that need neither root nor a server.

load helper

setup() {
  setup_tree
  cp "${OPS}/testhost" "${TREE}/ops/"
  export ROSTRUM_TESTHOST="${BATS_TEST_TMPDIR}/state"
}

# A host called server, number 7, that ended long ago.
dead_host() {
  mkdir -p "${ROSTRUM_TESTHOST}/hosts/server/processes"
  echo 7 >"${ROSTRUM_TESTHOST}/hosts/server/number"
  echo bookworm >"${ROSTRUM_TESTHOST}/hosts/server/suite"
}

# The functions of ops/testhost, on the host called server.
load_parts() {
  local part
  LIB="${OPS}/lib"
  . "${LIB}/say.sh"
  for part in host needs mirror root cgroup network acme guest life use; do
    . "${LIB}/testhost/${part}.sh"
  done
  choose_host server
}

# An apt whose sources are the lines of stdin ("URI RELEASE COMPONENT ORIGIN").
fake_sources() {
  cat >"${BATS_TEST_TMPDIR}/sources"
  fake apt-get <<<"cat '${BATS_TEST_TMPDIR}/sources'"
  fake apt-config <<<"echo 'Acquire::http::Proxy ${1:-}'"
  fake sed <<<"echo bookworm"
}

@test "without a command it shows the commands and fails" {
  run "${TREE}/ops/testhost"
  [ "${status}" -eq 2 ]
  [[ ${output} == *"up [NAME] [--suite"* ]]
  [[ ${output} == *"fill NAME"* ]]
}

@test "an unknown command is refused" {
  run "${TREE}/ops/testhost" fly server
  [ "${status}" -eq 2 ]
  [[ ${output} == *'knows no command "fly"'* ]]
}

@test "a name that could be a path or an option is refused" {
  local name
  for name in ../x Server -x "a b" "" averyveryverylongname; do
    run "${TREE}/ops/testhost" guest "${name}" true
    [ "${status}" -eq 2 ]
    [[ ${output} == *"not \"${name}\""* ]]
  done
}

@test "an unknown suite is refused, and a missing one" {
  run "${TREE}/ops/testhost" up server --suite sarge
  [ "${status}" -eq 2 ]
  [[ ${output} == *'no suite "sarge"; there are: bookworm trixie'* ]]
  run "${TREE}/ops/testhost" up --suite
  [ "${status}" -eq 2 ]
}

@test "what up does not understand is refused" {
  run "${TREE}/ops/testhost" up server --memory 2G
  [ "${status}" -eq 2 ]
  [[ ${output} == *'does not understand "--memory 2G"'* ]]
}

@test "an ordinary user is told that root is missing, and every tool" {
  fake_user 1000
  fake apt-get <<<""
  run "${TREE}/ops/testhost" up
  [ "${status}" -eq 1 ]
  [[ ${output} == *"root (this is user 1000)"* ]]
  [[ ${output} == *"systemd-nspawn (apt-get install systemd-container)"* ]]
}

@test "where there is no apt, Debian is missing" {
  fake_user 0
  run "${TREE}/ops/testhost" up
  [ "${status}" -eq 1 ]
  [[ ${lines[-1]} == Debian ]]
}

@test "an ordinary user has no hosts to look into" {
  fake_user 1000
  run "${TREE}/ops/testhost" guest server id
  [ "${status}" -eq 1 ]
  [[ ${output} == "Only root has test hosts"* ]]
}

@test "a host that is not there is named, with what to type" {
  fake_user 0
  run "${TREE}/ops/testhost" ssh server
  [ "${status}" -eq 1 ]
  [[ ${output} == *"Type: ops/testhost up server" ]]
}

@test "down of a host that is not there is no failure" {
  fake_user 0
  run "${TREE}/ops/testhost" down server
  [ "${status}" -eq 0 ]
}

@test "what the other commands do not understand is refused" {
  dead_host
  fake_user 0
  local call
  for call in "run server" "fill server much" "dns server vote.test" "acme server soon" \
    "acme server" "inventory server"; do
    # shellcheck disable=SC2086 # words on purpose
    run "${TREE}/ops/testhost" ${call}
    [ "${status}" -eq 2 ]
  done
}

@test "a host whose processes are gone is listed as dead" {
  dead_host
  run "${TREE}/ops/testhost" list
  [[ ${output} == server*bookworm*10.77.7.2*dead ]]
}

@test "a guest that is not up says so" {
  dead_host
  fake_user 0
  run "${TREE}/ops/testhost" guest server true
  [ "${status}" -eq 1 ]
  [[ ${output} == *"The guest of server is not up"* ]]
}

@test "a process is known by its beginning as well as by its id" {
  load_parts
  sleep 60 &
  note_process napper "$!"
  [ "$(process_id napper)" = "$!" ]
  echo "$! 1" >"${HOST}/processes/napper"
  [ -z "$(process_id napper)" ]
  kill "$!"
}

@test "ending a process spares the one that has its id now" {
  load_parts
  sleep 60 &
  mkdir -p "${HOST}/processes"
  echo "$! 1" >"${HOST}/processes/napper"
  end_process napper 1
  kill -0 "$!"
  note_process napper "$!"
  end_process napper 1
  refute kill -0 "$!"
  [ ! -e "${HOST}/processes/napper" ]
}

@test "a process that will not end is killed" {
  load_parts
  bash -c 'trap "" TERM; echo ready >"$1"; while :; do sleep 0.1; done' - \
    "${BATS_TEST_TMPDIR}/ready" &
  wait_until 5 test -s "${BATS_TEST_TMPDIR}/ready"
  note_process stubborn "$!"
  end_process stubborn 0
  refute kill -0 "$!"
}

@test "waiting gives up at its deadline" {
  load_parts
  refute wait_until 0 false
}

@test "the mirrors are this machine's, and of Debian only" {
  load_parts
  fake_sources <<END
http://elsewhere.example/apt/ bookworm main Elsewhere
http://mirror.example/debian/ bookworm main Debian
http://mirror.example/debian/ bookworm-updates main Debian
http://secure.example/debian-security/ bookworm-security main Debian
END
  run apt_sources trixie
  [ "${lines[0]}" = "deb http://mirror.example/debian trixie main" ]
  [ "${lines[1]}" = "deb http://mirror.example/debian trixie-updates main" ]
  [ "${lines[2]}" = "deb http://secure.example/debian-security trixie-security main" ]
  run package_servers
  [ "${output}" = $'mirror.example 80\nsecure.example 80' ]
}

@test "a machine without Debian's sources is told so" {
  load_parts
  fake_sources <<<"http://elsewhere.example/apt/ bookworm main Elsewhere"
  run mirror main
  [ "${status}" -eq 1 ]
  [[ ${output} == *"name no Debian mirror"* ]]
}

@test "behind a proxy the guest is led to the proxy" {
  load_parts
  fake_sources "http://proxy.example:3142/" <<<"http://mirror.example/debian/ bookworm main Debian"
  run package_servers
  [ "${output}" = "proxy.example 3142" ]
}

@test "an address may have a user, a port and TLS" {
  load_parts
  [ "$(uri_authority http://mirror.example/debian)" = "mirror.example 80" ]
  [ "$(uri_authority https://mirror.example/debian)" = "mirror.example 443" ]
  [ "$(uri_authority http://ada:pw@mirror.example:8080/debian)" = "mirror.example 8080" ]
}

@test "the environment is written by init, for this server" {
  dead_host
  load_parts
  ROOT="${TREE}"
  fake_user 0
  fake ip <<<'exec "${@:4}"'
  cat >"${TREE}/ops/rostrum" <<END
#!/usr/bin/env bash
printf '%s\n' "\${ROSTRUM_INVENTORIES} \${ROSTRUM_KEYS} \$*" >>"${CALLS}"
END
  chmod +x "${TREE}/ops/rostrum"
  command_inventory "${BATS_TEST_TMPDIR}/env" production
  grep -q "^${BATS_TEST_TMPDIR}/env ${BATS_TEST_TMPDIR}/env/keys init -e production" "${CALLS}"
  grep -q -- "--host 10.77.7.2 --domain vote.test .*--memory 1024" "${CALLS}"
  grep -q -- "--key ${HOST}/key.pub" "${CALLS}"
}

@test "packages that guests fetched are there for the next ones, whole or not at all" {
  load_parts
  lay_out_packages bookworm "${BATS_TEST_TMPDIR}/first"
  mkdir "${BATS_TEST_TMPDIR}/archives"
  echo one >"${BATS_TEST_TMPDIR}/archives/one_1_amd64.deb"
  keep_packages bookworm "${BATS_TEST_TMPDIR}/archives"
  lay_out_packages bookworm "${BATS_TEST_TMPDIR}/second"
  [ "$(ls "${BATS_TEST_TMPDIR}/second/var/cache/apt/archives")" = one_1_amd64.deb ]
  [ "$(ls -A "${STATE}/debs/bookworm")" = one_1_amd64.deb ]
}
