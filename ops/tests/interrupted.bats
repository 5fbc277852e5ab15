#!/usr/bin/env bats
# A deploy that is interrupted before any of its changes: visitors are served, would be after a
# power failure too, and the next run finds its way.

load helper
load server
load world

setup() {
  setup_world
  release 1
  release 2 V2__more.sql
  tool deploy 1 >/dev/null
  echo 40 >"${WORLD}/blue/streams"
  BEFORE="${BATS_TEST_TMPDIR}/before"
  mkdir "${BEFORE}"
  cp -a "${SERVER}" "${WORLD}" "${BEFORE}/"
}

# The world as it was before the deploy.
restore() {
  rm -rf "${SERVER}" "${WORLD}"
  cp -a "${BEFORE}/server" "${SERVER}"
  cp -a "${BEFORE}/world" "${WORLD}"
  echo 0 >"${WORLD}/count"
}

# How many changes an undisturbed deploy makes.
changes_of_a_deploy() {
  restore
  tool deploy 2 >/dev/null
  cat "${WORLD}/count"
}

# Deploys 2, interrupted by signal $1 before change $2.
deploy_interrupted() {
  restore
  INTERRUPT_WITH="$1" INTERRUPT_AT="$2" tool deploy 2 >"${BATS_TEST_TMPDIR}/said" 2>&1 </dev/null
}

# The second run leads to what the first one should have done.
finished_by_the_next_run() {
  rm -f "${WORLD}/script"
  tool deploy 2 >"${BATS_TEST_TMPDIR}/said" 2>&1 || return 1
  at_rest || return 1
  [[ $(served) == "2 as "* ]]
}

# Shows what went before a failure.
report() {
  echo "before change $1: $2"
  cat "${BATS_TEST_TMPDIR}/said"
  readlink "${SERVER}/var/lib/rostrum/live.sock" || true
  ls "${WORLD}"/{blue,green} "${SERVER}"/etc/sv/*/
  return 1
}

@test "killed before any change: in order at once, after a power failure, after the next run" {
  local n all
  all="$(changes_of_a_deploy)"
  ((all > 20))
  for ((n = 1; n <= all; n++)); do
    deploy_interrupted KILL "${n}" && report "${n}" "was not killed"
    in_order || report "${n}" "not in order"
    finished_by_the_next_run || report "${n}" "not finished by the next run"
  done
}

@test "killed and powered off before any change: the live colour comes back, the next run tidies up" {
  local n all
  all="$(changes_of_a_deploy)"
  for ((n = 1; n <= all; n++)); do
    deploy_interrupted KILL "${n}" && report "${n}" "was not killed"
    power_cycle
    in_order || report "${n}" "not in order"
    # After most of them the world is as it is without the power failure.
    ((n % 3 == 0)) || continue
    finished_by_the_next_run || report "${n}" "not finished by the next run"
  done
}

@test "told to end before any change: as before, or carried out, but nothing between" {
  local n all status given_up=0
  all="$(changes_of_a_deploy)"
  for ((n = 1; n <= all; n++)); do
    status=0
    deploy_interrupted TERM "${n}" || status=$?
    at_rest || report "${n}" "not at rest"
    if ((status == 0)); then
      [[ $(served) == "2 as green" ]] || report "${n}" "not carried out"
    else
      given_up=$((given_up + 1))
      ((status == 130)) || report "${n}" "status ${status}"
      [[ $(served) == "1 as blue" ]] || report "${n}" "not given up"
    fi
  done
  # Both happened.
  ((given_up > 5 && given_up < all))
}
