#!/usr/bin/env bats
# The steps themselves, with a Maven that makes what the test wants.

load helper

setup() {
  setup_tree
  JAVA_HOME="${BATS_TEST_TMPDIR}/jdk"
  CHECK_DIR="${BATS_TEST_TMPDIR}/checking/step"
  export JAVA_HOME CHECK_DIR
  mkdir -p "${CHECK_DIR}"
  fake_jdk "${JAVA_HOME}" "javac 25.0.1"
  fake_maven
  fake unzip <<<"echo 1234 2026-11-01 rostrum/Main.class"
}

# A Maven that leaves the report on stdin in app and prints $1.
maven_reports() {
  local report="${BATS_TEST_TMPDIR}/report"
  cat >"${report}"
  fake mvn <<END
[[ \$2 != -v ]] || { echo "Apache Maven 3.8.7"; exit 0; }
echo "$1"
[[ ! -s "${report}" ]] || {
  mkdir -p app/target/surefire-reports
  cp "${report}" app/target/surefire-reports/TEST-A.xml
}
END
}

# Runs step $1 as ops/test does, its output in the log.
run_check() {
  run bash -c '"$1" >"${CHECK_DIR}/log" 2>&1' - "${TREE}/ops/checks/$1"
}

@test "build: the jars' sizes are noted" {
  run_check build
  [ "${status}" -eq 0 ]
  grep -q 'mvn .* -DskipTests clean package' "${CALLS}"
  [ "$(cat "${CHECK_DIR}/notes")" = $'rostrum.jar 0.0 MB\nrostrum-demo.jar 0.0 MB' ]
  [ ! -e "${CHECK_DIR}/../not-built" ]
}

@test "build: 20 MB are too much for rostrum.jar" {
  fake mvn <<'END'
[[ $2 != -v ]] || { echo "Apache Maven 3.8.7"; exit 0; }
mkdir -p app/target ops/demo/target
truncate -s "${SIZE}" app/target/rostrum.jar
truncate -s 50000000 ops/demo/target/rostrum-demo.jar
END
  ln -s "$(PATH=/usr/bin:/bin type -P truncate)" "${FAKES}/truncate"
  SIZE=19999999 run_check build
  [ "${status}" -eq 0 ]
  SIZE=20000000 run_check build
  [ "${status}" -eq 1 ]
  grep -q 'rostrum.jar has 20000000 bytes' "${CHECK_DIR}/log"
}

@test "build: the embedded database must not be in rostrum.jar" {
  for entry in io/zonky/test/db/postgres/embedded/EmbeddedPostgres.class postgres-linux-x86_64.txz; do
    fake unzip <<<"echo 1234 2026-11-01 ${entry}"
    run_check build
    [ "${status}" -eq 1 ]
    grep -q 'contains the embedded database' "${CHECK_DIR}/log"
  done
}

@test "build: when it fails the test steps are failures at once" {
  fake mvn <<<'[[ $2 == -v ]] && echo "Apache Maven 3.8.7"'
  run_check build
  [ "${status}" -eq 1 ]
  : >"${CALLS}"
  for step in java browser; do
    run_check "${step}"
    [ "${status}" -eq 1 ]
    grep -q 'Not run, because the build failed' "${CHECK_DIR}/log"
  done
  [ ! -s "${CALLS}" ]
}

@test "java: all tests but those with a browser, browser: only those" {
  maven_reports "BUILD SUCCESS" <<<'<testsuite><testcase name="a" classname="A"/></testsuite>'
  run_check java
  [ "${status}" -eq 0 ]
  grep -q 'mvn .* -Dgroups= -DexcludedGroups=browser test-compile surefire:test$' "${CALLS}"
  [ "$(cat "${CHECK_DIR}/results")" = "ok A.a" ]
  run_check browser
  [ "${status}" -eq 0 ]
  grep -q 'mvn .* -Dgroups=browser -DexcludedGroups= test-compile surefire:test$' "${CALLS}"
}

@test "browser: packages the demo first when it is stale, and only then" {
  maven_reports "BUILD SUCCESS" <<<'<testsuite><testcase name="a" classname="A"/></testsuite>'
  run_check browser
  grep -q 'mvn .* clean package' "${CALLS}"
  : >"${CALLS}"
  mkdir -p "${TREE}"/{app,ops/demo}/target
  touch "${TREE}/app/target/rostrum.jar" "${TREE}/ops/demo/target/rostrum-demo.jar"
  run_check browser
  refute grep package "${CALLS}"
}

@test "java: reports of an earlier run do not count" {
  mkdir -p "${TREE}"/{app,ops/demo}/target/surefire-reports
  echo '<testsuite><testcase name="old" classname="A"/></testsuite>' \
    | tee "${TREE}/app/target/surefire-reports/TEST-Old.xml" \
      >"${TREE}/ops/demo/target/surefire-reports/TEST-Old.xml"
  maven_reports "BUILD SUCCESS" <<<'<testsuite><testcase name="new" classname="A"/></testsuite>'
  run_check java
  [ "$(cat "${CHECK_DIR}/results")" = "ok A.new" ]
}

@test "java: no test at all is a failure" {
  maven_reports "BUILD SUCCESS" </dev/null
  run_check java
  [ "${status}" -eq 1 ]
  grep -q 'No test ran' "${CHECK_DIR}/log"
}

@test "java: a module that died is a failure though its other tests passed" {
  maven_reports "[INFO] Rostrum: the application ... FAILURE [  4.1 s]" \
    <<<'<testsuite><testcase name="a" classname="A"/></testsuite>'
  run_check java
  [ "${status}" -ne 0 ]
  [ "$(cat "${CHECK_DIR}/results")" = "ok A.a" ]
}

@test "bats: the tests of all files are counted, none is a failure" {
  fake nproc <<<"echo 2"
  mkdir -p "${TREE}/ops/tests"
  touch "${TREE}"/ops/tests/{a,b,interrupted}.bats
  fake bats <<'END'
[[ $* == *b.bats ]] || { printf '1..1\nok 1 one\n'; exit; }
printf '1..2\nok 1 one\nnot ok 2 two\n'
exit 1
END
  run_check bats
  [ "${status}" -eq 1 ]
  [ "$(cat "${CHECK_DIR}/results")" = $'ok one\nok one\nok one\nnot ok two (failed)' ]
  grep -q "bats --tap .*/interrupted.bats" <<<"$(head -n 3 "${CALLS}")"
  rm "${CHECK_DIR}"/*.results "${CHECK_DIR}/results"
  fake bats <<<'[[ $* == *b.bats ]] && echo 1..0 || printf "1..1\nok 1 one\n"'
  run_check bats
  [ "${status}" -eq 1 ]
  grep -qx "not ok b.bats (ended with status 1)" "${CHECK_DIR}/results"
  # What kills one file's shell leaves the others alone.
  fake bats <<<'[[ $* == *b.bats ]] && kill -KILL "${PPID}" || printf "1..1\nok 1 one\n"'
  rm "${CHECK_DIR}"/*.results "${CHECK_DIR}/results"
  run_check bats
  [ "${status}" -eq 1 ]
  [ "$(cat "${CHECK_DIR}/results")" = $'ok one\nok one\nnot ok b.bats (did not end)' ]
  fake bats <<<'printf "1..1\nok 1 one\n"'
  rm "${CHECK_DIR}"/*.results "${CHECK_DIR}/results"
  run_check bats
  [ "${status}" -eq 0 ]
}
