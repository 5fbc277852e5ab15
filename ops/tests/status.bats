#!/usr/bin/env bats
# One screen that works whatever is down.

load helper
load server

setup() {
  setup_tree
  setup_server
  healthy_machine
  healthy_units
  healthy_application
  healthy_site
  answer metrics <<'END'
rostrum_streams 1024.0
rostrum_delivery_seconds{outcome="success",quantile="0.99"} 0.18
rostrum_delivery_seconds_count{outcome="success"} 5
rostrum_request_seconds_count{outcome="success"} 700
rostrum_request_seconds_count{outcome="error"} 2
rostrum_vote_seconds_count{outcome="success"} 50
END
}

status_of() {
  run "${TOOL}/status" "$@"
  echo "${output}"
  [ "${status}" -eq 0 ]
}

# The screen has a line for $1 with words $2.
shows() {
  grep -qE "^$1 +.*$2" <<<"${output}"
}

@test "everything, on one screen" {
  touch -d "-3 hours" "${SERVER}/var/lib/rostrum/backup"
  status_of
  [ "$(wc -l <<<"${output}")" -le 24 ]
  [ "$(wc -L <<<"${output}")" -le 80 ]
  shows "Rostrum staging" vote.test
  shows release "1 as blue: ready"
  shows "" "for 2 hours; green is down"
  shows streams "1024 open, delivery p99 180 ms"
  shows requests "702, 2 failed; votes 50, 0 failed"
  shows nginx active
  shows database "12 of 40"
  shows frozen no
  shows "last deploy" "ok: deploy by ada"
  shows backup "3 hours old"
  shows certificate "79 days left"
  shows disk "/ 25 % full"
  shows memory "488 of 976 MB"
  refute grep -q $'\033' <<<"${output}"
}

@test "colours only when asked, or on a terminal" {
  status_of --colour
  grep -q $'\033\[32m' <<<"${output}"
}

@test "--json" {
  echo 'ada at noon: "tests"' >"${SERVER}/var/lib/rostrum/freeze"
  status_of --json
  perl -MJSON::PP -0777 -e '
    my $it = decode_json(<STDIN>);
    $it->{streams} == 1024 && $it->{frozen} eq q(by ada at noon: "tests") or die;
    $it->{reboot_pending} eq "false" || !$it->{reboot_pending} or die;
    $it->{domain} eq "vote.test" && !exists $it->{backup_age_seconds} or die;
  ' <<<"${output}"
}

@test "application, database and nginx down: what is known, and what is not" {
  answer sv-blue <<<"down: /etc/sv/rostrum-blue: 3s, normally up; run: log: (pid 7) 90s"
  echo failed >"${ANSWERS}/nginx-state"
  touch "${ANSWERS}/psql-hangs"
  local began="${SECONDS}"
  status_of
  ((SECONDS - began < 15))
  shows release "1 as blue: down"
  shows streams "unknown open"
  shows nginx failed
  shows database "does not answer"
  shows frozen unknown
  shows assemblies unknown
  shows disk "25 %"
}

@test "an open assembly, maintenance, a failed deploy, a reboot that waits" {
  answer open <<<"spring"
  touch "${SERVER}/var/lib/rostrum/maintenance" "${SERVER}/run/reboot-required"
  echo "2026-11-20T12:00:00Z ada deploy 2 green failed It crashed" >>"${SERVER}/var/lib/rostrum/deploys.log"
  status_of
  shows assemblies "spring open"
  shows frozen "open assembly"
  shows maintenance on
  shows "last deploy" failed
  shows "" "2 It crashed"
  shows updates "a reboot waits"
}

@test "before the first deploy" {
  rm "${SERVER}"/var/lib/rostrum/{live.sock,deploys.log} "${SERVER}/etc/rostrum/tls/live"
  status_of
  shows release "nothing has been deployed"
  shows "last deploy" "none yet"
  shows certificate "expired, or none"
}

@test "what it does not know is refused" {
  run "${TOOL}/status" --bees
  [ "${status}" -eq 2 ]
}
