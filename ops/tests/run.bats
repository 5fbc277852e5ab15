#!/usr/bin/env bats
# ops/run: its options, what it builds and what it starts.

load helper

setup() {
  setup_tree
  JAVA_HOME="${BATS_TEST_TMPDIR}/jdk"
  export JAVA_HOME
  fake_jdk "${JAVA_HOME}" "javac 25.0.1"
  fake_maven
  # A port that was free a moment ago, above those that the system hands out by itself.
  PORT=$((61000 + RANDOM % 4000))
}

built() {
  mkdir -p "${TREE}"/{app,ops/demo}/target
  touch "${TREE}/app/target/rostrum.jar" "${TREE}/ops/demo/target/rostrum-demo.jar"
}

# Everything in the tree was written two minutes ago.
age() {
  find "${TREE}" -exec touch -d '2 minutes ago' {} +
}

is_stale() {
  (
    ROOT="${TREE}"
    . "${OPS}/lib/build.sh"
    demo_is_stale
  )
}

@test "--help is made from the comments" {
  run "${TREE}/ops/run" --help
  [ "${status}" -eq 0 ]
  [ "${lines[0]}" = "ops/run [OPTION...]" ]
  [[ ${lines[1]} == "    Builds what is stale"* ]]
  for option in "--port N" "--members N" --bare --fresh; do
    grep -q -- "^  ${option}\$" <<<"${output}"
  done
}

@test "an unknown option is refused with status 2 and nothing happens" {
  run "${TREE}/ops/run" --colour
  [ "${status}" -eq 2 ]
  [[ ${output} == *'does not know "--colour"'*"See ops/run --help" ]]
  run "${TREE}/ops/run" stray
  [ "${status}" -eq 2 ]
  [ ! -s "${CALLS}" ]
}

@test "--port and --members want a number in their range" {
  for call in "--port" "--port x" "--port 0" "--port 65536" "--port -1" "--port 99999999999" \
    "--members" "--members 9" "--members 20001" "--members 3.5"; do
    run "${TREE}/ops/run" ${call}
    [ "${status}" -eq 2 ]
    [[ ${output} == "${call%% *} takes a number from "* ]]
  done
}

@test "builds, then starts the demo with modest flags and its data in the checkout" {
  run "${TREE}/ops/run" --port "${PORT}"
  [ "${status}" -eq 0 ]
  grep -q 'mvn .* -pl ops/demo -am -Dmaven.test.skip=true clean package' "${CALLS}"
  [ "${lines[-1]}" = "java: -XX:+UseSerialGC -Xmx512m --enable-native-access=ALL-UNNAMED -jar\
 ${TREE}/.rostrum/rostrum-demo.jar --data ${TREE}/.rostrum --port ${PORT}" ]
}

@test "passes the options through" {
  built
  run "${TREE}/ops/run" --members 12 --fresh --port "${PORT}" --bare
  [ "${status}" -eq 0 ]
  [[ ${lines[-1]} == *" --port ${PORT} --members 12 --fresh --bare" ]]
}

@test "a second start builds nothing and does not even ask for Maven" {
  built
  run "${TREE}/ops/run" --port "${PORT}"
  [ "${status}" -eq 0 ]
  refute grep mvn "${CALLS}"
}

@test "works through a symbolic link and from any folder" {
  built
  ln -s "${TREE}/ops/run" "${BATS_TEST_TMPDIR}/try"
  cd /
  run "${BATS_TEST_TMPDIR}/try" --port "${PORT}"
  [ "${status}" -eq 0 ]
  [[ ${lines[-1]} == *" --data ${TREE}/.rostrum "* ]]
}

@test "a port in use is told before anything is built" {
  perl -MIO::Socket::INET -e '
    my $s = IO::Socket::INET->new(LocalAddr => "127.0.0.1:0", Listen => 1) or die;
    open my $f, ">", "$ARGV[0].new"; print $f $s->sockport; close $f;
    rename "$ARGV[0].new", $ARGV[0]; sleep 60' "${BATS_TEST_TMPDIR}/port" 3>&- &
  listener=$!
  deadline=$((SECONDS + 20))
  until [ -f "${BATS_TEST_TMPDIR}/port" ] || ((SECONDS > deadline)); do sleep 0.1; done
  port="$(cat "${BATS_TEST_TMPDIR}/port")"
  run "${TREE}/ops/run" --port "${port}"
  kill "${listener}"
  [ "${status}" -eq 1 ]
  [[ ${output} == "Port ${port} is in use"*"--port N."* ]]
  [ ! -s "${CALLS}" ]
}

@test "a failing build shows what Maven said and starts nothing" {
  fake mvn <<'END'
[[ $2 != -v ]] || { echo "Apache Maven 3.8.7"; exit 0; }
echo "[ERROR] Ballot.java does not compile"
exit 1
END
  run "${TREE}/ops/run" --port "${PORT}"
  [ "${status}" -eq 1 ]
  [[ ${output} == *"Ballot.java does not compile"*"The build failed"* ]]
  [[ ${output} != *"java:"* ]]
}

@test "Java takes the place of the script, so a signal goes straight to it" {
  built
  printf '#!/bin/sh\nprintf %%s $$ >"%s.new"\nmv "%s.new" "%s"\nexec sleep 60\n' \
    "${BATS_TEST_TMPDIR}"/{pid,pid,pid} >"${JAVA_HOME}/bin/java"
  "${TREE}/ops/run" --port "${PORT}" 3>&- &
  script=$!
  deadline=$((SECONDS + 20))
  until [ -f "${BATS_TEST_TMPDIR}/pid" ] || ((SECONDS > deadline)); do sleep 0.1; done
  [ "$(cat "${BATS_TEST_TMPDIR}/pid")" = "${script}" ]
  kill -TERM "${script}"
  status=0
  wait "${script}" || status=$?
  [ "${status}" -eq 143 ]
}

@test "ended during the build it ends Maven too" {
  fake mvn <<END
[[ \$2 != -v ]] || { echo "Apache Maven 3.8.7"; exit 0; }
sleep 60 &
printf '%s' \$! >"${BATS_TEST_TMPDIR}/child.new"
mv "${BATS_TEST_TMPDIR}/child.new" "${BATS_TEST_TMPDIR}/child"
wait
END
  "${TREE}/ops/run" --port "${PORT}" 3>&- >"${BATS_TEST_TMPDIR}/out" &
  script=$!
  deadline=$((SECONDS + 20))
  until [ -f "${BATS_TEST_TMPDIR}/child" ] || ((SECONDS > deadline)); do sleep 0.1; done
  kill -TERM "${script}"
  status=0
  wait "${script}" || status=$?
  [ "${status}" -eq 130 ]
  refute kill -0 "$(cat "${BATS_TEST_TMPDIR}/child")"
  [[ $(cat "${BATS_TEST_TMPDIR}/out") != *"java:"* ]]
}

@test "stale without jars, fresh with them" {
  age
  is_stale
  built
  refute is_stale
  rm "${TREE}/app/target/rostrum.jar"
  is_stale
}

@test "stale after a change in a source, a pom or a resource" {
  for file in pom.xml app/pom.xml ops/demo/pom.xml app/src/main/Ballot.java \
    app/src/main/page.ftlh ops/demo/src/main/Demo.java; do
    touch "${TREE}/${file}"
    age
    built
    touch -d '1 minute ago' "${TREE}"/{app/target/rostrum,ops/demo/target/rostrum-demo}.jar
    refute is_stale
    touch "${TREE}/${file}"
    is_stale
  done
}

@test "stale after a source was removed" {
  touch "${TREE}/app/src/main/Ballot.java"
  age
  built
  touch -d '1 minute ago' "${TREE}"/{app/target/rostrum,ops/demo/target/rostrum-demo}.jar
  refute is_stale
  rm "${TREE}/app/src/main/Ballot.java"
  is_stale
}

@test "not stale after a change in a test or in a report" {
  mkdir -p "${TREE}/app/src/test"
  age
  built
  touch -d '1 minute ago' "${TREE}"/{app/target/rostrum,ops/demo/target/rostrum-demo}.jar
  touch "${TREE}/app/src/test/BallotTest.java" "${TREE}/app/target/report.xml" "${TREE}/ops/run"
  refute is_stale
}
