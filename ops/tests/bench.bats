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
