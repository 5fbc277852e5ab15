#!/usr/bin/env bats
# ops/bench/watch: its options, and what it starts.

load helper

setup() {
  setup_tree
  mkdir -p "${TREE}/ops/bench/src/main" "${TREE}/ops/bench/target"
  cp "${BATS_TEST_DIRNAME}/../bench/watch" "${TREE}/ops/bench/watch"
  touch "${TREE}/ops/bench/pom.xml"
  fake_jdk "${BATS_TEST_TMPDIR}/jdk" "javac 25.0.1"
  export JAVA_HOME="${BATS_TEST_TMPDIR}/jdk"
}

@test "--help is made from the comments" {
  run "${TREE}/ops/bench/watch" --help
  [ "${status}" -eq 0 ]
  for option in "--ca FILE" "--organiser-link LINK" "--codes FILE" "--streams N" "--json FILE"; do
    grep -q -- "^  ${option}\$" <<<"${output}"
  done
}

@test "every option of the program is in the help" {
  options="${OPS}/bench/src/main/java/rostrum/bench/watch/Options.java"
  help="$("${TREE}/ops/bench/watch" --help)"
  flags="$(grep -o 'case "--[a-z0-9-]*"' "${options}" | grep -o -- '--[a-z0-9-]*')"
  [ -n "${flags}" ]
  for flag in ${flags} --url; do
    grep -q -- "${flag}\b" <<<"${help}"
  done
}

@test "what is built is started from a copy, with all options" {
  touch "${TREE}/ops/bench/target/rostrum-bench.jar"
  run "${TREE}/ops/bench/watch" --codes "some codes.csv" --streams 3
  [ "${status}" -eq 0 ]
  [[ ${output} == *"-cp ${TREE}/ops/bench/target/watch/rostrum-bench.jar rostrum.bench.watch.Watch --codes some codes.csv --streams 3" ]]
  [ -f "${TREE}/ops/bench/target/watch/rostrum-bench.jar" ]
}

@test "what is stale is built first" {
  fake mvn <<'END'
[[ $2 != -v ]] || { echo "Apache Maven 3.8.7"; exit 0; }
mkdir -p ops/bench/target
echo bench >ops/bench/target/rostrum-bench.jar
END
  run "${TREE}/ops/bench/watch" --codes codes.csv
  [ "${status}" -eq 0 ]
  grep -q -- "-pl ops/bench -am" "${CALLS}"
}

@test "a build that fails is shown and nothing is started" {
  fake mvn <<'END'
[[ $2 != -v ]] || { echo "Apache Maven 3.8.7"; exit 0; }
echo "[ERROR] no such symbol"
exit 1
END
  run "${TREE}/ops/bench/watch" --codes codes.csv
  [ "${status}" -eq 1 ]
  [[ ${output} == *"no such symbol"* ]]
  [[ ${output} != *"java: "* ]]
}
