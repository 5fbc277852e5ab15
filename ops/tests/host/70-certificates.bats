#!/usr/bin/env bats
# Renewal, with certificates that live for a minute: in time, without a stream dropped, held back by
# a freeze; and what the doctor says when it goes wrong.

load host

LIFE=60

# The authority of a fresh start knows no accounts.
authority_issues_for() {
  testhost acme "${HOST}" "$1"
  guest rm -rf /var/lib/dehydrated/accounts
}

setup_file() {
  authority_issues_for "${LIFE}"
}

teardown_file() {
  guest rostrum freeze off
  testhost dns "${HOST}" vote.test "$(server_address)"
  authority_issues_for 7776000
  guest rostrum certificate renew --force
}

server_address() {
  guest ip -o -4 addr show scope global | awk '{ sub(/\/.*/, "", $4); print $4; exit }'
}

# Prints what tells the certificate nginx hands out from any other.
served() {
  guest bash -c 'openssl s_client -connect 127.0.0.1:443 -servername vote.test </dev/null 2>/dev/null \
    | openssl x509 -noout -fingerprint -sha256'
}

# Prints when the certificate in force began to be valid.
begins() {
  guest rostrum certificate status --json | jq -r '.begins | fromdate'
}

# Renews if it is time to, and looks whether nginx hands out another certificate than $1.
is_renewed() {
  guest rostrum certificate renew || return 1
  [ "$(served)" != "$1" ]
}

status_says() {
  guest rostrum certificate status --json | jq -e "$1"
}

beats() {
  grep -c '^:' "$1" || true
}

@test "renewed at two thirds of its lifetime, and streams stay open" {
  local old began age stream="${LEFT}/stream" pid
  guest rostrum certificate renew --force
  old="$(served)"
  began="$(begins)"
  site_curl -N --max-time 300 /a/hall/live >"${stream}" 3>&- &
  pid=$!
  eventually 10 test -s "${stream}"
  eventually "${LIFE}" is_renewed "${old}"
  # Not before its time, and before its end.
  age=$(($(begins) - began))
  remark "a certificate of ${LIFE} s was renewed after ${age} s"
  ((age >= LIFE * 2 / 3 && age < LIFE))
  # The stream goes on in the old worker: its next heartbeat comes.
  local seen
  seen="$(beats "${stream}")"
  kill -0 "${pid}"
  eventually 40 more_beats_than "${seen}" "${stream}"
  kill "${pid}"
  [ "$(site_status /)" = 200 ]
}

more_beats_than() {
  (($(beats "$2") > $1))
}

@test "a freeze holds the reload back, until a tenth of the lifetime is left" {
  local old
  guest rostrum certificate renew --force
  old="$(served)"
  rostrum freeze on "nothing may move"
  eventually "${LIFE}" is_pending
  [ "$(served)" = "${old}" ]
  status_says '.pending and .result == "pending"'
  doctor_finds certificate note "certificate served"
  eventually "${LIFE}" is_renewed "${old}"
  status_says '.pending | not'
  rostrum freeze off
}

is_pending() {
  guest rostrum certificate renew && guest test -e /var/lib/rostrum/certificate-pending
}

@test "when the authority is gone: the doctor tells of the failed renewal, then of the end" {
  testhost acme "${HOST}" off
  guest rm -f /var/lib/rostrum/certificate
  refute guest rostrum certificate renew --force
  status_says '.result == "failed" and .error != ""'
  doctor_finds certificate warning "certificate renewal" "failed"
  eventually "$((LIFE * 2))" doctor_finds certificate failure certificate expired
  run rostrum doctor --quiet
  echo "${output}"
  [ "${status}" -eq 2 ]
  [[ ${output} == *"certificate"*"expired"* ]]
}

@test "when the name leads elsewhere: no certificate, and the doctor says where to" {
  authority_issues_for 7776000
  local elsewhere
  elsewhere="$(server_address)"
  elsewhere="${elsewhere%.*}.99"
  testhost dns "${HOST}" vote.test "${elsewhere}"
  refute guest rostrum certificate renew --force
  doctor_finds certificate warning "certificate renewal" "failed"
  doctor_finds site failure "site name" "${elsewhere}"
  testhost dns "${HOST}" vote.test "$(server_address)"
  guest rostrum certificate renew
  doctor_finds certificate ok certificate
  [ "$(site_status /)" = 200 ]
}

@test "the timer looks twice a day, and what failed is tried again" {
  guest systemctl is-active rostrum-certificate.timer
  [ "$(guest systemctl show -p Restart --value rostrum-certificate.service)" = on-failure ]
  # Not "start", which waits for the next try where the last one failed.
  guest systemctl restart rostrum-certificate.service
}
