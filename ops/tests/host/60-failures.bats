#!/usr/bin/env bats
# What is killed, filled or rebooted comes back by itself, no vote that was acknowledged is lost,
# and the doctor says what is wrong while it lasts.

load host

# Asks the server's database as its administrator.
sql() {
  guest runuser -u postgres -- psql -XAtq -v ON_ERROR_STOP=1 -d rostrum -c "$1"
}

# Ada and 40 members called Ben, in an assembly that is open.
setup_file() {
  export VOTERS="${LEFT}/voters"
  mkdir -p "${VOTERS}"
  # The crashes of the broken releases do not count here.
  guest sh -c 'rm -f /var/log/rostrum/*/@*; truncate -s 0 /var/log/rostrum/*/current'
  sql "
    WITH meeting AS (
      INSERT INTO assembly (slug, title, starts_at, ends_at, time_zone, visibility, state,
                            quorum_percent, created_at)
      VALUES ('failures', 'What may fail', now(), now() + interval '1 day', 'Europe/Berlin',
              'public', 'open', 0, now())
      RETURNING id)
    INSERT INTO member (assembly_id, number, name, role, code_hash, created_at)
    SELECT id, n::text, CASE n WHEN 0 THEN 'Ada' ELSE 'Ben ' || n END,
           CASE n WHEN 0 THEN 'chair' ELSE 'voter' END,
           sha256(convert_to(lpad(n::text, 12, '0'), 'UTF8')), now()
    FROM meeting, generate_series(0, 40) AS n"
}

# The assembly's end also ends the freeze that it caused.
teardown_file() {
  sql "UPDATE assembly SET state = 'ended' WHERE slug = 'failures'"
}

# Opens a ballot for all members and begins to vote in it.
begin_to_vote() {
  BALLOT="$(sql "
    WITH opened AS (
      INSERT INTO ballot (assembly_id, question, method, secrecy, majority, may_revote, state,
                          created_at, opened_at)
      SELECT id, 'Shall it hold?', 'yes_no_abstain', 'roll_call', 'simple', true, 'open', now(), now()
      FROM assembly WHERE slug = 'failures'
      RETURNING id, assembly_id),
    register AS (
      INSERT INTO electoral_register (ballot_id, member_id, weight)
      SELECT opened.id, member.id, weight FROM opened JOIN member USING (assembly_id)
      WHERE role = 'voter')
    SELECT id FROM opened")"
  touch "${VOTERS}/${BALLOT}"
  controller "${BATS_TEST_DIRNAME}/voters" "${VOTERS}" "${BALLOT}" "${SITE}" \
    "$(testhost ca "${HOST}")" 3>&- &
  VOTING=$!
  eventually 90 acknowledged_at_least 10
}

acknowledged_at_least() {
  [ "$(wc -l <"${VOTERS}/${BALLOT}")" -ge "$1" ]
}

# No vote has been acknowledged for $1 seconds.
no_vote_for() {
  local last
  last="$(stat -c %Y "${VOTERS}/${BALLOT}")"
  (($(date +%s) - last > $1))
}

# Every vote that was acknowledged before $1 lines were there is in the database.
expect_kept() {
  local numbers
  numbers="$(head -n "$1" "${VOTERS}/${BALLOT}" | paste -sd ,)"
  [ "$(sql "SELECT count(*) FROM roll_call_vote v JOIN member m ON m.id = v.member_id
    WHERE ballot_id = ${BALLOT} AND m.number::int IN (${numbers})")" = "$1" ]
}

# Waits until all have voted; each vote is counted once.
expect_all_votes() {
  wait "${VOTING}"
  acknowledged_at_least 40
  expect_kept 40
  [ "$(sql "SELECT count(*) FROM roll WHERE ballot_id = ${BALLOT}")" = 40 ]
}

# Prints the seconds since $1 (from now) when the site answers again.
back_after() {
  controller timeout 120 bash -c 'until [[ $(curl -so /dev/null --max-time 5 --cacert "$1" \
    -w "%{http_code}" "$2/a/failures") == 200 ]]; do sleep 0.05; done' - "$(testhost ca "${HOST}")" "${SITE}"
  seconds_since "$1"
}

# The operator's own doctor names failure $1, and its status says so.
operator_is_told() {
  CURL_CA_BUNDLE="$(testhost ca "${HOST}")" run rostrum doctor --quiet
  echo "${output}"
  [ "${status}" -eq 2 ]
  [[ ${output} == *"failure  $1 "* ]]
}

live_colour() {
  local link
  link="$(guest readlink /var/lib/rostrum/live.sock)"
  basename "${link}" .sock
}

# Prints the process of service $1.
process_of() {
  local answer
  answer="$(guest sv status "/etc/sv/$1")"
  [[ ${answer} =~ ^run:[^\;]*\(pid\ ([0-9]+)\) ]]
  printf '%s' "${BASH_REMATCH[1]}"
}

# Ends process $1 at once while votes come in, and looks that $2 comes back and keeps them.
kill_while_voting() {
  local before began took
  begin_to_vote
  before="$(wc -l <"${VOTERS}/${BALLOT}")"
  began="$(now)"
  guest kill -KILL "$1"
  took="$(back_after "${began}")"
  expect_kept "${before}"
  expect_all_votes
  remark "kill -9 of $2: the site answers again after ${took} s; ${before} votes were acknowledged before, none is lost"
}

@test "before: members vote, the doctor finds no failure" {
  begin_to_vote
  expect_all_votes
  run guest rostrum doctor --quiet
  echo "${output}"
  [ "${status}" -le 1 ]
}

@test "kill -9 of the application: it comes back, the doctor counts it" {
  kill_while_voting "$(process_of "rostrum-$(live_colour)")" "the application"
  doctor_finds application warning "application crashes" "1 times"
}

@test "the application stopped: the doctor and status say so" {
  local colour began
  colour="$(live_colour)"
  guest sv -w 20 down "/etc/sv/rostrum-${colour}"
  doctor_finds application failure application "${colour} is stopped"
  doctor_finds sockets failure socket
  doctor_finds site failure site "502"
  operator_is_told "outside https"
  says ": down" guest rostrum status
  began="$(now)"
  guest sv up "/etc/sv/rostrum-${colour}"
  remark "application started: the site answers after $(back_after "${began}") s"
  doctor_finds application ok application
}

@test "kill -9 of PostgreSQL: it comes back, and so does the application" {
  kill_while_voting "$(guest sh -c 'head -qn 1 /var/lib/postgresql/*/main/postmaster.pid')" PostgreSQL
  eventually 20 doctor_finds database ok database
}

@test "PostgreSQL stopped: the doctor and status say so" {
  local began
  guest sh -c 'systemctl stop "postgresql@*"'
  doctor_finds units failure postgresql
  doctor_finds database failure database "does not answer"
  eventually 30 doctor_finds application failure application "not ready"
  operator_is_told database
  says "does not answer" guest rostrum status
  began="$(now)"
  guest systemctl start postgresql
  remark "PostgreSQL started: the site answers after $(back_after "${began}") s"
  eventually 30 doctor_finds application ok application
}

@test "PostgreSQL hanging: doctor and status do not hang" {
  local postmaster began took
  postmaster="$(guest sh -c 'head -qn 1 /var/lib/postgresql/*/main/postmaster.pid')"
  guest kill -STOP "${postmaster}"
  began="$(now)"
  run guest timeout 60 rostrum doctor --quiet
  took="$(seconds_since "${began}")"
  guest kill -CONT "${postmaster}"
  echo "${output}"
  [ "${status}" -eq 2 ]
  [[ ${output} == *"failure  database "* ]]
  remark "doctor with a database that hangs: ${took} s"
  eventually 30 doctor_finds database ok database
}

@test "kill -9 of nginx: it comes back, the doctor noted it" {
  kill_while_voting "$(guest cat /run/nginx.pid)" nginx
  doctor_finds units note nginx "started again"
}

@test "nginx stopped: the doctor says so, from outside too" {
  local began
  guest systemctl stop nginx
  doctor_finds units failure nginx
  doctor_finds site failure site
  operator_is_told "outside https"
  began="$(now)"
  guest systemctl start nginx
  remark "nginx started: the site answers after $(back_after "${began}") s"
}

# Makes the database write its log until that finds no room: it then stops at once.
exhaust_database() {
  refute sql "SELECT pg_logical_emit_message(false, 'full', repeat('x', 1000000))
    FROM generate_series(1, 4000)" >/dev/null 2>&1
}

@test "a full disk: nothing acknowledged is lost, the doctor says so, all goes on when there is room" {
  local before began colour
  colour="$(live_colour)"
  begin_to_vote
  testhost fill "${HOST}"
  exhaust_database
  doctor_finds disk failure "disk /"
  doctor_finds database failure database
  operator_is_told "disk /"
  says "unknown" guest rostrum status
  eventually 60 no_vote_for 3
  before="$(wc -l <"${VOTERS}/${BALLOT}")"
  ((before < 40))
  began="$(now)"
  testhost fill "${HOST}" off
  remark "room on the disk again: the site answers after $(back_after "${began}") s"
  expect_kept "${before}"
  expect_all_votes
  remark "${before} votes were acknowledged until then, none is lost; all voted after $(seconds_since "${began}") s"
  doctor_finds disk ok "disk /"
  eventually 30 doctor_finds database ok database
  eventually 30 doctor_finds application ok application
  says "run: log:" guest sv status "/etc/sv/rostrum-${colour}"
}

@test "a reboot: everything comes back, and nothing is lost" {
  local before began
  begin_to_vote
  before="$(wc -l <"${VOTERS}/${BALLOT}")"
  began="$(now)"
  testhost reboot "${HOST}"
  remark "reboot: the site answers after $(back_after "${began}") s"
  expect_kept "${before}"
  expect_all_votes
  doctor_finds application ok "other colour"
  doctor_finds firewall ok firewall
  run guest rostrum doctor --quiet
  echo "${output}"
  [ "${status}" -le 1 ]
}
