#!/usr/bin/env bats
# The operator's side of deploy and the like, with an ssh that leads to a server in a folder.

load helper
load server
load world

setup() {
  setup_world
  release 1
  for name in tar gzip dd mkfifo mktemp; do
    real "${name}"
  done
  cp -R "${OPS}/commands" "${OPS}/rostrum" "${TREE}/ops/"
  export ROSTRUM_INVENTORIES="${BATS_TEST_TMPDIR}/inventories" HOME="${BATS_TEST_TMPDIR}"
  environment staging
  fake uname <<<'echo x86_64'
  fake git <<'END'
cat "${WORLD}/uncommitted" 2>/dev/null || true
END
  # What ssh would run, it runs here; /usr/local leads into the server's folder.
  fake ssh <<'END'
[[ ! -e ${WORLD}/no-network ]] || { echo "ssh: connect to host: No route" >&2; exit 255; }
while [[ $1 != server ]]; do shift; done
shift
command="${*//\/usr\/local\/sbin\/rostrum/${TOOL}/rostrum}"
eval "${command//sudo -n /}"
END
  fake_user 0
}

environment() {
  mkdir -p "${ROSTRUM_INVENTORIES}/$1"
  touch "${ROSTRUM_INVENTORIES}/$1"/{hosts.yml,ssh_config}
}

# An archive of release $1 in the checkout.
archive() {
  local folder="${BATS_TEST_TMPDIR}/archive-$1" file="rostrum-$1-linux-amd64.tar.gz"
  cp -R "${SERVER}/opt/rostrum/releases/1" "${folder}"
  rm "${folder}/.sha256sums"
  echo "$1" >"${folder}/VERSION"
  mkdir -p "${TREE}/.rostrum/releases"
  tar -C "${folder}" -czf "${TREE}/.rostrum/releases/${file}" .
  (cd "${TREE}/.rostrum/releases" && sha256sum "${file}" >"${file}.sha256")
}

# ops/release: makes the archive of release 7 and says where it is.
fake_release() {
  archive 7
  cat >"${TREE}/ops/release" <<END
#!/usr/bin/env bash
echo "release: \$*" >>"${CALLS}"
echo "Building"
echo "${TREE}/.rostrum/releases/rostrum-7-linux-amd64.tar.gz"
END
  chmod +x "${TREE}/ops/release"
}

rostrum() {
  "${TREE}/ops/rostrum" "$@"
}

@test "deploy VERSION sends the archive, then puts it into service" {
  archive 2
  run rostrum deploy 2
  echo "${output}"
  [ "${status}" -eq 0 ]
  [[ ${output} == "Sending 2: 1 MB"*"2 is on the server."*"2 is live as blue, after "* ]]
  [ "$(served)" = "2 as blue" ]
  run rostrum deploy 2
  [[ ${output} == "The server has 2 already."*"2 is live as green"* ]]
}

@test "deploy without VERSION makes a release for the server's processor" {
  fake_release
  run rostrum deploy -e staging
  echo "${output}"
  [ "${status}" -eq 0 ]
  grep -q "^release: --arch amd64" "${CALLS}"
  [ "$(served)" = "7 as blue" ]
}

@test "deploy refuses what is not committed, unless --dirty" {
  fake_release
  echo " M app/pom.xml" >"${WORLD}/uncommitted"
  run rostrum deploy
  [ "${status}" -eq 1 ]
  [[ ${output} == *"app/pom.xml"*"--dirty"* ]]
  refute grep -q "^release:" "${CALLS}"
  rostrum deploy --dirty
  [ "$(served)" = "7 as blue" ]
}

@test "deploy of a version that is only on the server sends nothing" {
  run rostrum deploy 1
  [ "${status}" -eq 0 ]
  [[ ${output} != *Sending* ]]
  [ "$(served)" = "1 as blue" ]
}

@test "what fails has its status, and says what to do" {
  run rostrum deploy 9
  [ "${status}" -eq 1 ]
  [[ ${output} == *"There is no release 9 here"*"ops/rostrum logs -e staging deploy"* ]]
  archive 2
  echo spoilt >>"${TREE}/.rostrum/releases/rostrum-2-linux-amd64.tar.gz"
  run rostrum deploy 2
  [ "${status}" -eq 1 ]
  [[ ${output} == *"is damaged"*"ops/release"* ]]
  touch "${WORLD}/no-network"
  run rostrum deploy 1
  [ "${status}" -eq 1 ]
  [[ ${output} == *"The server does not answer"* ]]
  run rostrum deploy --sideways
  [ "${status}" -eq 2 ]
  run rostrum deploy 1 2
  [ "${status}" -eq 2 ]
}

@test "a script that is killed lets the server give up" {
  local operator
  rostrum deploy 1
  release 2
  touch "${SERVER}/opt/rostrum/releases/2/never-ready"
  sed -i -E 's/^READY_SECONDS=[0-9]+/READY_SECONDS=30/' "${TOOL}/lib/candidate.sh"
  "${TREE}/ops/rostrum" deploy 2 >"${BATS_TEST_TMPDIR}/said" 2>&1 3>&- &
  operator=$!
  for _ in {1..100}; do
    ! grep -q "start 2 as green" "${BATS_TEST_TMPDIR}/said" || break
    sleep 0.1
  done
  kill -KILL "${operator}"
  for _ in {1..100}; do
    ! grep -q "Deploy of 2 failed" "${SERVER}/var/log/rostrum/deploy.log" || break
    sleep 0.1
  done
  grep -q "the connection is gone" "${SERVER}/var/log/rostrum/deploy.log"
  at_rest
}

@test "rollback, freeze, logs and jar are asked on the server, arguments as given" {
  rostrum deploy 1
  run rostrum rollback 9
  [[ ${output} == *"There is no release 9 here"* ]]
  run rostrum freeze on "it's the \$count"
  [[ ${output} == *": it's the \$count" ]]
  run rostrum freeze off
  [ "${output}" = "Not frozen" ]
  run rostrum jar invite-organiser ada@example.org
  [ "${output}" = "invite-organiser ada@example.org" ]
  run rostrum logs -n 1 deploy
  [[ ${output} == *"Deploy"* || ${output} == *"rollback"* || ${output} == *"Rollback"* ]]
}

@test "production asks before maintenance and before a console that writes" {
  environment production
  run rostrum maintenance -e production on </dev/null
  [ "${status}" -eq 1 ]
  [[ ${output} == "[production]"*"say --yes where nobody can answer"* ]]
  [ ! -e "${SERVER}/var/lib/rostrum/maintenance" ]
  run rostrum maintenance -e production on --yes new disk
  [ "${status}" -eq 0 ]
  [[ ${output} == *"Maintenance by "*": new disk" ]]
  rostrum maintenance -e production off </dev/null
  run rostrum console -e production --write </dev/null
  [ "${status}" -eq 1 ]
  run rostrum console -e production --write --yes </dev/null
  [ "${status}" -eq 0 ]
  run rostrum deploy 1
  [ "${status}" -eq 2 ]
  [[ ${output} == *"-e production or -e staging"* ]]
}
