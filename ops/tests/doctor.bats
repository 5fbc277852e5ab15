#!/usr/bin/env bats
# The doctor itself: running its checks in time, showing what they find, what has changed; and the
# operator's side, which looks from outside as well.

load helper
load server

setup() {
  setup_tree
  setup_server
  healthy_machine
  healthy_units
  healthy_application
  healthy_site
}

# Leaves the doctor only checks of this test's making: $1 with the script on stdin.
check() {
  {
    printf '#!/usr/bin/env bash\n. "%s/lib/server.sh"\n. "%s/lib/doctor.sh"\n' "${TOOL}" "${TOOL}"
    cat
  } >"${TOOL}/doctor.d/$1"
  chmod +x "${TOOL}/doctor.d/$1"
}

no_checks() {
  rm "${TOOL}"/doctor.d/*
}

doctor() {
  run "${TOOL}/doctor" "$@"
  echo "${output}"
}

@test "a healthy server: everything is asked, notes are allowed" {
  doctor
  [ "${status}" -eq 0 ]
  [[ ${output} == *"ok, "*" notes, 0 warnings, 0 failures" ]]
  for name in application socket nginx site certificate "disk /" memory conntrack clock database \
    "database long" schema backup reboot firewall ssh secrets deploy "errors nginx" logs; do
    grep -q "  ${name}  " <<<"${output}"
  done
  [ -z "$(ls "${SERVER}/run" | grep doctor)" ]
}

@test "the exit status tells warnings from failures" {
  no_checks
  check 10-a <<<'note a "so and so"'
  doctor
  [ "${status}" -eq 0 ]
  check 20-b <<<'warning b "not so good" "mend it"'
  doctor
  [ "${status}" -eq 1 ]
  check 30-c <<<'failure c "bad" "run"'
  doctor
  [ "${status}" -eq 2 ]
  [[ ${output} == *"warning  b                     not so good -> mend it"* ]]
  [[ ${output} == *"0 ok, 1 note, 1 warning, 1 failure" ]]
}

@test "--quiet does not say what is well" {
  no_checks
  check 10-a <<<'ok a "fine"; note b "so and so"'
  doctor --quiet
  [ "${output}" = "note     b                     so and so" ]
}

@test "only the checks named are asked" {
  doctor --quiet clock
  [ -z "${output}" ]
  doctor weather
  [ "${status}" -eq 2 ]
  [[ ${output} == *'"weather"'* ]]
}

@test "a check that hangs, fails or says nothing is a warning, and the others are asked" {
  no_checks
  sed -i 's/^SECONDS_EACH=.*/SECONDS_EACH=1/' "${TOOL}/doctor"
  check 10-hanging <<<'ok begun "well"; sleep 60'
  check 20-failing <<<'echo "no such thing" >&2; exit 3'
  check 30-silent <<<'true'
  check 40-last <<<'ok last "well"'
  doctor
  [ "${status}" -eq 1 ]
  [[ ${output} == *"warning  hanging "*"longer than 1 s"* ]]
  [[ ${output} == *"ok       begun "* ]]
  [[ ${output} == *"warning  failing "*"status 3: no such thing"* ]]
  [[ ${output} == *"warning  silent "*"said nothing"* ]]
  [[ ${output} == *"ok       last "* ]]
}

@test "--json is JSON, whatever is found" {
  no_checks
  check 10-a <<<$'warning a \'a "quoted" \\\\ and\ttabbed\' "-"; ok b fine'
  doctor --json
  perl -MJSON::PP -0777 -e '
    my $it = decode_json(<STDIN>);
    $it->{worst} eq "warning" && $it->{environment} eq "staging" or die;
    $it->{findings}[0]{text} eq q(a "quoted" \\ and tabbed) && @{$it->{findings}} == 2 or die;
  ' <<<"${output}"
}

@test "--changes says what has changed since the last time, and nothing else" {
  no_checks
  check 10-a <<<'ok a fine; ok b fine'
  doctor --changes
  [ -z "${output}" ]
  check 10-a <<<'failure a "81 % full" "make room"; ok b fine; note c so'
  doctor --changes
  [ "${status}" -eq 2 ]
  [[ ${output} == *"failure  a "*"81 % full -> make room"* && ${output} == *"note     c "* ]]
  [ "$(wc -l <<<"${output}")" -eq 2 ]
  check 10-a <<<'failure a "82 % full" "make room"; ok b fine; note c so'
  doctor --changes
  [ -z "${output}" ]
  check 10-a <<<'ok a fine; ok b fine'
  doctor --changes
  [[ ${output} == *"ok       a "* && ${output} == *"ok       c "*"not found any more"* ]]
}

@test "--changes goes on when the result cannot be kept" {
  no_checks
  check 10-a <<<'warning a so "do it"'
  mkdir "${SERVER}/var/lib/rostrum/doctor.json.new"
  doctor --changes
  [ "${status}" -eq 1 ]
  [[ ${output} == *"warning  a "* && ${output} == *"could not be kept"* ]]
}

# An environment, and a server behind a fake ssh that answers as ours.
setup_operator() {
  cp -R "${OPS}/rostrum" "${OPS}/commands" "${OPS}/server" "${TREE}/ops/"
  export ROSTRUM_INVENTORIES="${BATS_TEST_TMPDIR}/inventories" HOME="${BATS_TEST_TMPDIR}"
  mkdir -p "${ROSTRUM_INVENTORIES}/staging/group_vars/all"
  touch "${ROSTRUM_INVENTORIES}/staging"/{hosts.yml,ssh_config}
  printf 'site_environment: staging\nsite_domain: "vote.test" # the name\n' \
    >"${ROSTRUM_INVENTORIES}/staging/group_vars/all/main.yml"
  export TOOL
  fake ssh <<'END'
if [[ $* == *" -G "* ]]; then
  echo "hostname 192.0.2.7"
elif [[ -e ${ANSWERS}/ssh.fails ]]; then
  cat "${ANSWERS}/ssh.fails" >&2
  exit 255
else
  [[ ${*: -1} == "sudo -n /usr/local/sbin/rostrum doctor --tabs" ]]
  exec "${TOOL}/doctor" --tabs
fi
END
  fake curl <<'END'
case "$*" in
  *" https://vote.test/") answer=outside-https ;;
  *" http://vote.test/") answer=outside-http ;;
  *) answer="" ;;
esac
if [[ $* == *remote_ip* ]]; then
  if [[ $* != *insecure* && -e ${ANSWERS}/${answer}.status ]]; then
    cat "${ANSWERS}/${answer}.words"
    exit "$(<"${ANSWERS}/${answer}.status")"
  fi
  cat "${ANSWERS}/${answer}"
  exit
fi
case "$*" in
  *management/*/ready*) ;;
  *current.sock*) printf 200 ;;
  *" https://"*) cat "${ANSWERS}/https" ;;
  *" http://"*) cat "${ANSWERS}/http" ;;
esac
END
  answer outside-https <<<"200 192.0.2.7 "
  answer outside-http <<<"301 192.0.2.7 https://vote.test/"
}

operator() {
  run "${TREE}/ops/rostrum" doctor -e staging "$@"
  echo "${output}"
}

# curl ends with status $2 and words $3 for the site by $1.
outside_fails() {
  echo "$2" >"${ANSWERS}/outside-$1.status"
  echo "$3" >"${ANSWERS}/outside-$1.words"
}

@test "operator: the server's findings and those from outside in one report" {
  setup_operator
  operator
  [ "${status}" -eq 0 ]
  [[ ${output} == *"ok       database "* ]]
  for name in "outside trust" "outside name" "outside https" "outside http" "outside certificate"; do
    grep -q "^ok       ${name}  " <<<"${output}"
  done
}

@test "operator: the server cannot be reached: said, and the outside looked at nevertheless" {
  setup_operator
  echo "ssh: connect to host 192.0.2.7 port 22: No route to host" >"${ANSWERS}/ssh.fails"
  operator
  [ "${status}" -eq 2 ]
  [[ ${output} == *"failure  server "*"No route to host"* ]]
  [[ ${output} == *"ok       outside https "* ]]
}

@test "operator: no such name, no answer, no trust, errors, no redirect" {
  setup_operator
  outside_fails https 6 "curl: (6) Could not resolve host: vote.test"
  operator --quiet
  [ "${status}" -eq 2 ]
  [[ ${output} == *"failure  outside name "* ]]
  outside_fails https 7 "curl: (7) Failed to connect"
  operator --quiet
  [[ ${output} == *"failure  outside https "*"port 443 does not answer"* ]]
  outside_fails https 60 "curl: (60) self-signed certificate"
  operator --quiet
  [[ ${output} == *"failure  outside trust "*"self-signed"* ]]
  rm "${ANSWERS}/outside-https.status"
  answer outside-https <<<"502 192.0.2.7 "
  answer outside-http <<<"200 192.0.2.7 "
  operator --quiet
  [[ ${output} == *"failure  outside https "*"answers 502"* ]]
  [[ ${output} == *"warning  outside http "* ]]
  answer outside-https <<<"503 192.0.2.7 "
  outside_fails http 28 "curl: (28) timed out"
  operator --quiet
  [[ ${output} == *"warning  outside https "*"answers 503"* ]]
  [[ ${output} == *"failure  outside http "*"port 80"* ]]
}

@test "operator: the name leads to another machine" {
  setup_operator
  answer outside-https <<<"200 198.51.100.9 "
  operator --quiet
  [ "${status}" -eq 1 ]
  [[ ${output} == *"warning  outside name "*"198.51.100.9, but the server is 192.0.2.7"* ]]
}

@test "operator: the certificate as it is served" {
  setup_operator
  certificate 90 80
  operator --quiet
  [[ ${output} == *"warning  outside certificate "*"expires on"* ]]
  certificate 90 89
  operator --quiet
  [[ ${output} == *"failure  outside certificate "*"expires on"* ]]
  certificate 90 91
  operator --quiet
  [[ ${output} == *"failure  outside certificate "*"expired on"* ]]
  : >"${ANSWERS}/served"
  operator --quiet
  [[ ${output} == *"failure  outside certificate "*"shows none"* ]]
}
