#!/usr/bin/env bats
# The search for the largest number of members, on a server that can take LIMIT of them.

load helper

setup() {
  setup_tree
  # shellcheck source=/dev/null
  . "${OPS}/lib/say.sh"
  # shellcheck source=/dev/null
  . "${OPS}/lib/limit.sh"
}

# Plays with $1 members; the generator itself is good for BLIND of them.
round() {
  echo "$1" >>"${CALLS}"
  ((${1} <= ${BLIND:-99999})) || return 3
  (($1 <= LIMIT))
}

played() {
  tr '\n' ' ' <"${CALLS}" | sed 's/ $//'
}

@test "grows by half until it fails, then halves the gap until it is a tenth" {
  LIMIT=1000 run find_limit 500 round
  [ "${status}" -eq 0 ]
  [ "$(played)" = "500 750 1125 937 1031 984" ]
}

@test "goes down when the first round fails, to one member if need be" {
  LIMIT=100 run find_limit 500 round
  [ "${status}" -eq 0 ]
  [ "$(played)" = "500 250 125 62 93 109 101" ]
  : >"${CALLS}"
  LIMIT=0 run find_limit 20 round
  [ "${status}" -eq 0 ]
  [ "$(played)" = "20 10 5 2 1" ]
}

@test "ends where the generator gives out, and says so by its status" {
  LIMIT=99999 BLIND=1000 run find_limit 500 round
  [ "${status}" -eq 3 ]
  [ "$(played)" = "500 750 1125" ]
}

@test "ends when a round cannot be played" {
  broken() {
    return 4
  }
  run find_limit 500 broken
  [ "${status}" -eq 4 ]
}

@test "names each round" {
  LIMIT=600 run find_limit 500 round
  [[ ${lines[0]} == "--- Round 1: 500 members" ]]
  [[ ${lines[1]} == "--- Round 2: 750 members" ]]
}

@test "does not go on for ever" {
  always() {
    echo "$1" >>"${CALLS}"
  }
  run find_limit 1 always
  [ "$(wc -l <"${CALLS}")" -eq 20 ]
}
