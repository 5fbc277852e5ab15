#!/usr/bin/env bats
# ops/rostrum rehearse: what it puts on the server, starts here, and takes away again; with a program
# that only says what it was called with.

load helper
load server
load world

setup() {
  setup_world
  release 1
  for name in mkfifo mktemp tee python3; do
    real "${name}"
  done
  cp -R "${OPS}/commands" "${OPS}/rostrum" "${TREE}/ops/"
  mkdir -p "${TREE}/ops/rehearsal/"{src/main,profiles,target/lib} "${TREE}/ops/bench/src/main"
  touch "${TREE}/ops/rehearsal/pom.xml" "${TREE}/ops/bench/pom.xml"
  touch "${TREE}/ops/rehearsal/target/rostrum-rehearsal.jar"
  printf '# many\nmembers = 300\n' >"${TREE}/ops/rehearsal/profiles/standard.properties"
  export ROSTRUM_INVENTORIES="${BATS_TEST_TMPDIR}/inventories" HOME="${BATS_TEST_TMPDIR}"
  environment staging
  fake_program
  fake_server
  fake_user 0
  unset CURL_CA_BUNDLE
  "${TREE}/ops/rostrum" deploy 1 >/dev/null
  : >"${CALLS}"
}

environment() {
  mkdir -p "${ROSTRUM_INVENTORIES}/$1/group_vars/all"
  touch "${ROSTRUM_INVENTORIES}/$1"/{hosts.yml,ssh_config}
  echo "site_domain: vote.test" >"${ROSTRUM_INVENTORIES}/$1/group_vars/all/main.yml"
}

# What ssh would run, it runs here; what the release is asked about rehearsals, a script answers.
fake_server() {
  local release="${SERVER}/opt/rostrum/releases/1" listed
  fake uname <<<'echo x86_64'
  fake ssh <<'END'
[[ ! -e ${WORLD}/no-network ]] || { echo "ssh: connect to host: No route" >&2; exit 255; }
while [[ $1 != server ]]; do shift; done
shift
command="${*//\/usr\/local\/sbin\/rostrum/${TOOL}/rostrum}"
eval "${command//sudo -n /}"
END
  # shellcheck disable=SC2016 # for the script there
  sed -i '2i [[ $1 != rehearsal ]] || exec "${WORLD}/rehearsal" "$@"' "${release}/bin/rostrum"
  rm "${release}/.sha256sums"
  listed="$(cd "${release}" && find . -type f -exec sha256sum {} +)"
  echo "${listed}" >"${release}/.sha256sums"
  cat >"${WORLD}/rehearsal" <<'END'
#!/usr/bin/env bash
echo "$*" >>"${WORLD}/asked"
case "$2" in
  prepare)
    [[ ! -e ${WORLD}/old-release ]] || { echo "Usage: java -jar rostrum.jar" >&2; exit 2; }
    touch "${WORLD}/rehearsal-20261121-120000"
    echo '{"slug": "rehearsal-20261121-120000", "chair": "AAAA", "members": ["BBBB"]}'
    ;;
  remove) rm "${WORLD}/$3" && echo "removed: $3" ;;
esac
END
  chmod +x "${WORLD}/rehearsal"
}

# Java: "play" leaves a result, "report" ends as WORLD/verdict says, or the number of members.
fake_program() {
  fake_jdk "${BATS_TEST_TMPDIR}/jdk" "javac 25.0.1"
  export JAVA_HOME="${BATS_TEST_TMPDIR}/jdk"
  cat >"${JAVA_HOME}/bin/java" <<'END'
#!/usr/bin/env bash
while [[ $1 != -jar ]]; do shift; done
echo "$2" >"${WORLD}/jar"
shift 2
echo "$*" >>"${WORLD}/program"
play() {
  while (($# > 1)); do
    case "$1 $2" in
      "--cast "*) cp -p "$2" "${WORLD}/cast" ;;
      "--out "*) out="$2" ;;
      "--samples "*) samples="$2" ;;
      "--set members="*) echo "${2#*=}" >"${WORLD}/members" ;;
    esac
    shift
  done
  [[ ! -e ${WORLD}/unplayable ]] || { echo "The site does not answer." >&2; exit 1; }
  if [[ -e ${WORLD}/long ]]; then
    trap 'echo ended >>"${WORLD}/told"; echo "{}" >"${out}/result.json"; exit 0' TERM
    touch "${WORLD}/playing"
    for _ in {1..600}; do sleep 0.1; done
    exit 9
  fi
  for _ in {1..100}; do
    [[ ! -s ${samples} ]] || break
    sleep 0.1
  done
  echo "{}" >"${out}/result.json"
}
case "$1" in
  play) play "$@" ;;
  report)
    touch "$2/report.html"
    [[ ! -e ${WORLD}/verdict ]] || exit "$(cat "${WORLD}/verdict")"
    (($(cat "${WORLD}/members") <= 600))
    ;;
esac
END
}

rehearse() {
  "${TREE}/ops/rostrum" rehearse "$@"
}

# Nothing of a rehearsal is left: no assembly, no cast, no process that watches.
nothing_is_left() {
  local process
  refute compgen -G "${WORLD}/rehearsal-*"
  [ -z "$(find "${BATS_TEST_TMPDIR}" -name cast.json)" ]
  for process in /proc/[0-9]*; do
    refute grep -q "${TOOL}/sample" "${process}/cmdline" 2>/dev/null
  done
}

# Waits for command $1..., ten seconds at most.
soon() {
  local tries
  for ((tries = 0; tries < 100; tries++)); do
    ! "$@" || return 0
    sleep 0.1
  done
  return 1
}

@test "plays with the profile's members, judges, and leaves the results in a folder of its own" {
  run rehearse -e staging
  echo "${output}"
  [ "${status}" -eq 0 ]
  folder="$(echo "${TREE}"/.rostrum/rehearsals/*-staging-300)"
  [ -f "${folder}/result.json" ]
  [[ ${output} == *"Preparing an assembly of 300 members"*"Playing rehearsal-20261121-120000"*"Report: ${folder}/report.html" ]]
  grep -q "^rehearsal prepare 300$" "${WORLD}/asked"
  grep -q "^rehearsal remove rehearsal-20261121-120000$" "${WORLD}/asked"
  cat "${WORLD}/program"
  grep -Eq "^play --site https://vote.test --cast [^ ]+ --environment staging --samples ${folder}/samples.ndjson --out ${folder} --profile [^ ]+/standard.properties --set members=300 --clock-offset-millis -?[0-9]+$" \
    "${WORLD}/program"
  nothing_is_left
}

@test "the program runs from a copy, and is built when it is stale" {
  rehearse
  [[ $(<"${WORLD}/jar") != "${TREE}"/* ]]
  rm "${TREE}/ops/rehearsal/target/rostrum-rehearsal.jar"
  fake mvn <<'END'
[[ $2 != -v ]] || { echo "Apache Maven 3.8.7"; exit 0; }
touch ops/rehearsal/target/rostrum-rehearsal.jar
END
  rehearse
  grep -q -- "-pl ops/rehearsal -am" "${CALLS}"
}

@test "the cast comes to the program only, in a file that nobody else may read" {
  rehearse
  [[ $(<"${WORLD}/cast") == '{"slug": '*'"BBBB"'* ]]
  [ "$(stat -c %a "${WORLD}/cast")" = 600 ]
  refute grep -rq BBBB "${TREE}/.rostrum" "${SERVER}"
}

@test "the server is watched meanwhile, a line for each second" {
  rehearse
  head -n 1 "${TREE}"/.rostrum/rehearsals/*/samples.ndjson | grep -q '^{"at": [0-9]*, "processors": '
}

@test "the verdict's status is the command's" {
  for verdict in 0 1 3; do
    echo "${verdict}" >"${WORLD}/verdict"
    run rehearse --errors 3 --delivery-p99 2s
    [ "${status}" -eq "${verdict}" ]
    nothing_is_left
  done
  grep -Eq "^report [^ ]+ --errors 3 --delivery-p99 2s$" "${WORLD}/program"
}

@test "what cannot be played has a status of its own, and leaves nothing" {
  touch "${WORLD}/unplayable"
  run rehearse
  [ "${status}" -eq 4 ]
  [[ ${output} == *"The site does not answer."*"It could not be played"* ]]
  nothing_is_left
  touch "${WORLD}/old-release"
  run rehearse
  [ "${status}" -eq 4 ]
  [[ ${output} == *"A release that knows no rehearsals?"* ]]
  touch "${WORLD}/no-network"
  run rehearse
  [ "${status}" -eq 4 ]
  [[ ${output} == *"does not answer as it should"* ]]
}

@test "never while a real assembly is open, or the server frozen" {
  touch "${WORLD}/assemblies/spring"
  run rehearse
  [ "${status}" -eq 4 ]
  [[ ${output} == *"the server is in use (open assembly: spring)"* ]]
  rm "${WORLD}/assemblies/spring"
  "${TREE}/ops/rostrum" freeze on "the hall is full"
  run rehearse
  [ "${status}" -eq 4 ]
  [[ ${output} == *"the hall is full"* ]]
  [ ! -e "${WORLD}/asked" ]
}

@test "production has to be named, and to be confirmed" {
  rm -r "${ROSTRUM_INVENTORIES}/staging"
  environment production
  run rehearse --yes
  [ "${status}" -eq 2 ]
  [[ ${output} == *"only when it is named"* ]]
  run rehearse -e production </dev/null
  [ "${status}" -eq 4 ]
  [[ ${output} == *"--yes where nobody can answer"* ]]
  [ ! -e "${WORLD}/asked" ]
  run rehearse -e production --yes
  [ "${status}" -eq 0 ]
  nothing_is_left
}

@test "options reach the program" {
  run rehearse --members 20 --set drop=0.3 --ca "some ca.pem" --report "${BATS_TEST_TMPDIR}/here" \
    --with-deploy 7
  [ "${status}" -eq 0 ]
  [ -f "${BATS_TEST_TMPDIR}/here/result.json" ]
  cat "${WORLD}/program"
  grep -q -- "--set drop=0.3 --ca some ca.pem --deploy ${TREE}/ops/rostrum deploy -e staging 7 --set members=20 " \
    "${WORLD}/program"
}

@test "without a version the live one is deployed again" {
  healthy_units
  healthy_machine
  rehearse --with-deploy --members 20
  cat "${WORLD}/program"
  grep -q -- "--version 1 --deploy ${TREE}/ops/rostrum deploy -e staging 1 " "${WORLD}/program"
}

@test "--keep leaves the assembly and says how to remove it" {
  run rehearse --keep
  [ "${status}" -eq 0 ]
  [[ ${output} == *"ops/rostrum jar -e staging rehearsal remove rehearsal-20261121-120000"* ]]
  [ -e "${WORLD}/rehearsal-20261121-120000" ]
  refute grep -q "rehearsal remove" "${WORLD}/asked"
}

@test "who ends it early is told what is known, and nothing is left" {
  touch "${WORLD}/long"
  echo 3 >"${WORLD}/verdict"
  "${TREE}/ops/rostrum" rehearse >"${BATS_TEST_TMPDIR}/said" 2>&1 3>&- &
  operator=$!
  soon test -e "${WORLD}/playing"
  kill -TERM "${operator}"
  status=0
  wait "${operator}" || status=$?
  cat "${BATS_TEST_TMPDIR}/said"
  [ "${status}" -eq 3 ]
  [ "$(<"${WORLD}/told")" = ended ]
  grep -q "^report " "${WORLD}/program"
  nothing_is_left
}

@test "--find-limit plays an assembly of its own for each number, and names the limit at the end" {
  run rehearse --find-limit --report "${BATS_TEST_TMPDIR}/limit"
  echo "${output}"
  [ "${status}" -eq 0 ]
  [ "$(grep -c "rehearsal prepare" "${WORLD}/asked")" -eq 5 ]
  [ "$(grep -c "rehearsal remove" "${WORLD}/asked")" -eq 5 ]
  here="${BATS_TEST_TMPDIR}/limit"
  cat "${WORLD}/program"
  grep -q "^limit ${here}/500 ${here}/750 ${here}/625 ${here}/562 ${here}/593$" "${WORLD}/program"
  nothing_is_left
}

@test "--history compares what lies there, and plays nothing" {
  rehearse --history
  [ "$(<"${WORLD}/program")" = "history ${TREE}/.rostrum/rehearsals" ]
  [ ! -e "${WORLD}/asked" ]
}

@test "wrong calls are refused before anything is asked" {
  for call in "--bees" "--members" "--members many" "--members 0" "--profile none" "--profile /none" \
    "--set" "--vote-p99 soon" "--errors 1s"; do
    # shellcheck disable=SC2086
    run rehearse ${call}
    [ "${status}" -eq 2 ]
  done
  run rehearse --profile none
  [[ ${output} == *'no profile "none"; there is: standard'* ]]
  [ ! -e "${WORLD}/asked" ]
}
