#!/usr/bin/env bats
# ops/bench/meeting and ops/bench/votes: their options.

load helper

setup() {
  setup_tree
  mkdir -p "${TREE}/ops/bench"
  cp "${BATS_TEST_DIRNAME}/../bench/meeting" "${TREE}/ops/bench/meeting"
}

@test "--help is made from the comments" {
  run "${TREE}/ops/bench/meeting" --help
  [ "${status}" -eq 0 ]
  for option in "--subscribers N" "--votes N" "--over TIME" --gzip --secret --one-core "--json FILE" "--port N"; do
    grep -q -- "^  ${option}\$" <<<"${output}"
  done
}

@test "what it does not know is refused" {
  run "${TREE}/ops/bench/meeting" --bees
  [ "${status}" -eq 2 ]
  [[ ${output} == *--bees* ]]
}

@test "an option without its value is refused" {
  run "${TREE}/ops/bench/meeting" --votes
  [ "${status}" -eq 2 ]
}

@test "what is no number is refused before anything is started" {
  run "${TREE}/ops/bench/meeting" --subscribers many
  [ "${status}" -eq 2 ]
  [ ! -e "${TREE}/ops/bench/target" ]
}

@test "the votes are a meeting with more of them" {
  cp "${BATS_TEST_DIRNAME}/../bench/votes" "${TREE}/ops/bench/votes"
  printf '#!/bin/sh\necho "$@"\n' >"${TREE}/ops/bench/meeting"
  run "${TREE}/ops/bench/votes" --secret
  [ "${output}" = "--votes 5000 --over 10s --subscribers 20 --one-core --secret" ]
  run "${TREE}/ops/bench/votes" --help
  [[ ${output} == "ops/bench/votes "* ]]
}

# The tree with the benches for the fan-out and the streams.
setup_fanout() {
  cp -R "${BATS_TEST_DIRNAME}"/../bench/{fanout,fanout.d,streams} "${TREE}/ops/bench/"
}

@test "fanout and streams: --help is made from the comments" {
  setup_fanout
  run "${TREE}/ops/bench/fanout" --help
  [ "${status}" -eq 0 ]
  for option in "--subscribers N" "--rates N,N" "--rounds N" "--seconds N" "--only rostrum" "--json FILE"; do
    grep -q -- "^  ${option}\$" <<<"${output}"
  done
  run "${TREE}/ops/bench/streams" --help
  [ "${status}" -eq 0 ]
  grep -q -- "^  --streams N\$" <<<"${output}"
}

@test "fanout and streams: what they do not understand is refused before anything is started" {
  setup_fanout
  for wrong in --bees --subscribers "--subscribers many" "--subscribers 19001" "--rounds 0" \
    "--rates 1,,5" "--rates 5," --json "--only nchan"; do
    # shellcheck disable=SC2086 # an option and its value
    run "${TREE}/ops/bench/fanout" ${wrong}
    [ "${status}" -eq 2 ]
    [[ ${output} == *"${wrong%% *}"* ]]
  done
  for wrong in --bees --streams "--streams 0" "--streams 19001"; do
    # shellcheck disable=SC2086
    run "${TREE}/ops/bench/streams" ${wrong}
    [ "${status}" -eq 2 ]
  done
  [ ! -e "${TREE}/ops/bench/target" ]
}

@test "fanout: only root on Debian can have nchan installed" {
  setup_fanout
  fake_jdk "${BATS_TEST_TMPDIR}/jdk" 25
  fake id <<<'echo 1000'
  JAVA_HOME="${BATS_TEST_TMPDIR}/jdk" run "${TREE}/ops/bench/fanout"
  [ "${status}" -eq 1 ]
  [[ ${output} == *"only root on Debian"* ]]
}
