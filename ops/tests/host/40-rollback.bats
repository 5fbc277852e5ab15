#!/usr/bin/env bats
# The way back under the same load, with the same promises; the database stays as it is.

load host
load releases
load watched

@test "rollback under a thousand streams, page loads and votes" {
  local before
  before="$(nginx_as_it_is)"
  begin_watch
  run rostrum rollback --force
  echo "${output}"
  [ "${status}" -eq 0 ]
  [[ ${output} != *"migrate"* ]]
  remark_deploy rollback "${output}"
  end_watch
  remark_watch rollback
  [ "$(live_version)" = "$(<"${LEFT}/first")" ]
  [ "$(nginx_as_it_is)" = "${before}" ]
  expect_rest
}

@test "the same version again is a restart that needs no upload" {
  local colour
  colour="$(live_colour)"
  run rostrum deploy "$(<"${LEFT}/first")"
  echo "${output}"
  [ "${status}" -eq 0 ]
  [[ ${output} == *"The server has "*" already."* ]]
  [ "$(live_colour)" != "${colour}" ]
  expect_rest
}

@test "a rollback to what is not there names what is" {
  run rostrum rollback none
  [ "${status}" -eq 1 ]
  [[ ${output} == *"There is no release none here; there is: "*"$(<"${LEFT}/second")"* ]]
  expect_rest
}
