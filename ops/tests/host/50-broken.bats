#!/usr/bin/env bats
# Versions that are broken in every way, and deploys that are broken off: the live one stays, and
# the next run finds its way.

load host
load releases

BROKEN=(never-ready bad-migration crashes crashes-when-asked wrong-settings)

setup_file() {
  local first
  first="$(live_version)"
  echo "${first}" >"${BATS_FILE_TMPDIR}/live"
  repack "${first}" never-ready 'cat >bin/rostrum <<"END"
#!/bin/sh
[ "$1" = serve ] || exit 0
echo "I wait for ever"
exec sleep 1000
END'
  # Of the one whose migrations the database has.
  repack "$(<"${LEFT}/second")" bad-migration \
    'add_migration rostrum.jar V901__bad.sql "CREATE TABLE half (id int); CREATE TABEL other (id int);"'
  repack "${first}" crashes 'cat >bin/rostrum <<"END"
#!/bin/sh
[ "$1" = serve ] || exit 0
echo "I cannot go on"
exit 70
END'
  # The real one, which ends some seconds after it was ready.
  repack "${first}" crashes-when-asked 'mv bin/rostrum bin/real
sed -i "s|/bin/rostrum}|/bin/real}|" bin/real
cat >bin/rostrum <<"END"
#!/bin/sh
[ "$1" = serve ] || exec "${0%/*}/real" "$@"
"${0%/*}/real" serve &
child=$!
until curl -fs -o /dev/null --unix-socket "${ROSTRUM_MANAGEMENT#unix:}" http://localhost/ready; do
  sleep 0.1
done
sleep 1
echo "Segmentation fault"
kill -9 "${child}"
exit 139
END
chmod +x bin/rostrum'
  repack "${first}" wrong-settings 'sed -i "2i [ \"\$1\" != serve ] || export ROSTRUM_DRAIN=soon" bin/rostrum'
  repack "${first}" good :
}

teardown_file() {
  forget "${BROKEN[@]}" good
}

# Deploys $1, which must fail with words $2, and leave alone what is live.
refused() {
  local process
  process="$(live_process)"
  run rostrum deploy "$1"
  echo "${output}"
  [ "${status}" -eq 1 ]
  [[ ${output} == *"$2"* ]]
  [[ ${output} == *"of $1 failed; "*" serves as before."* ]]
  untouched "${process}"
}

# What visitors get is the process that it was.
untouched() {
  [ "$(live_process)" = "$1" ]
  [ "$(live_version)" = "$(<"${BATS_FILE_TMPDIR}/live")" ]
  expect_rest
}

live_process() {
  local colour
  colour="$(live_colour)"
  guest cat "/etc/sv/rostrum-${colour}/supervise/pid"
}

# Deploys "good" in the background; returns when it says $1.
begin_deploy() {
  DEPLOY_LOG="${BATS_TEST_TMPDIR}/deploy"
  controller "${OPS}/rostrum" deploy -e staging good >"${DEPLOY_LOG}" 2>&1 3>&- &
  DEPLOY=$!
  eventually 60 grep -q -- "$1" "${DEPLOY_LOG}"
}

# Nobody holds the lock of the deploys.
nobody_deploys() {
  guest flock -n /run/lock/rostrum-deploy true
}

@test "a version that is never ready is given up" {
  guest sed -i 's/^READY_SECONDS=60/READY_SECONDS=6/' /usr/local/lib/rostrum/lib/candidate.sh
  refused never-ready "was not ready within 6 s"
  guest sed -i 's/^READY_SECONDS=6 /READY_SECONDS=60 /' /usr/local/lib/rostrum/lib/candidate.sh
  [[ ${output} == *"| "*"I wait for ever"* ]]
}

@test "a version whose migration fails is given up, and its transaction is undone" {
  refused bad-migration "The migration failed"
  [[ ${output} == *'TABEL'* ]]
  [ -z "$(guest runuser -u postgres -- psql -XAtq -d rostrum -c "SELECT to_regclass('half')")" ]
}

@test "a version that crashes at its start is given up, with its last words" {
  # Whether it was seen in the few milliseconds it ran is left to chance.
  refused crashes "ended"
  [[ ${output} == *"I cannot go on"* ]]
}

@test "a version that crashes after it was ready is given up, with its last words" {
  refused crashes-when-asked "by itself"
  [[ ${output} == *"Segmentation fault"* ]]
}

@test "a version that refuses its settings is given up, with what it said" {
  refused wrong-settings "ROSTRUM_DRAIN"
}

@test "a lost connection before the switch: the server gives up by itself" {
  local process
  process="$(live_process)"
  begin_deploy "- start good as"
  # The whole session of the operator: script and ssh.
  kill -KILL $(descendants "${DEPLOY}")
  eventually 60 nobody_deploys
  untouched "${process}"
  says "the connection is gone" guest tail -n 8 /var/log/rostrum/deploy.log
}

@test "killed before the switch: the next run tidies up and carries it out" {
  local began
  begin_deploy "- test .* on its own socket"
  guest bash -c 'kill -KILL "$(sed -E "s/.*process //" /run/lock/rostrum-deploy)"'
  wait "${DEPLOY}" && false
  [ "$(site_status /)" = 200 ]
  eventually 20 nobody_deploys
  began="$(now)"
  run rostrum deploy good
  echo "${output}"
  [ "${status}" -eq 0 ]
  [[ ${output} == *"an interrupted run left "*" running: it is ended"* ]]
  remark "deploy after an interrupted one: $(seconds_since "${began}") s"
  expect_rest
  rostrum rollback
  expect_rest
}

@test "a reboot in the middle: the live version comes back, the next run carries it out" {
  local began
  begin_deploy "- test .* on its own socket"
  began="$(now)"
  testhost reboot "${HOST}"
  wait "${DEPLOY}" && false
  eventually 60 site_answers
  remark "reboot in the middle of a deploy: the site is back after $(seconds_since "${began}") s"
  [ "$(live_version)" = "$(<"${BATS_FILE_TMPDIR}/live")" ]
  expect_rest
  rostrum deploy good
  [ "$(live_version)" = good ]
  rostrum rollback
  expect_rest
}

@test "killed after the switch: the new version stays, the next run ends the old one" {
  begin_deploy "- check through"
  guest bash -c 'kill -KILL "$(sed -E "s/.*process //" /run/lock/rostrum-deploy)"'
  wait "${DEPLOY}" && false
  [ "$(live_version)" = good ]
  [ "$(site_status /)" = 200 ]
  eventually 20 nobody_deploys
  run rostrum deploy good
  [[ ${output} == *"an interrupted run left "*" running: it is ended"* ]]
  expect_rest
  rostrum rollback "$(<"${BATS_FILE_TMPDIR}/live")"
  expect_rest
}

@test "freeze, maintenance, logs, console and jar from the operator's side" {
  rostrum freeze on the count is on
  says "Frozen by operator" rostrum freeze status
  run rostrum deploy good
  [[ ${output} == *"the count is on"*"(--force overrides)"* ]]
  says "Not frozen" rostrum freeze off
  says "Maintenance by operator" rostrum maintenance on
  [ "$(site_status /)" = 503 ]
  rostrum maintenance off
  [ "$(site_status /)" = 200 ]
  says "rostrum_app" rostrum console -Atc "SELECT rolname FROM pg_roles WHERE rolname = 'rostrum_app'"
  run rostrum console -c "CREATE TABLE mine ()"
  [ "${status}" -ne 0 ]
  [[ ${output} == *"read-only transaction"* ]]
  says "${SITE}/" rostrum jar invite-organiser ada@example.org
  says "ready" rostrum jar health
  says "serving listen=" rostrum logs -n 500
  says "is live as" rostrum logs deploy
}
