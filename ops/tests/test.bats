#!/usr/bin/env bats
# ops/test: choosing steps, counting, and how it ends.

load helper

setup() {
  setup_tree
  read -r -a steps <<<"$(sed -n 's/^STEPS=(\(.*\))$/\1/p' "${OPS}/test")"
  for step in "${steps[@]}"; do
    fake_step "${step}" <<<"echo quietly done"
  done
}

@test "--help is made from the comments" {
  run "${TREE}/ops/test" --help
  [ "${status}" -eq 0 ]
  [ "${lines[0]}" = "ops/test [STEP...]" ]
  [[ ${output} == *"ops/test --list"*"Lists the steps."* ]]
}

@test "--list names every step with its description" {
  run "${TREE}/ops/test" --list
  [ "${status}" -eq 0 ]
  [ "${#lines[@]}" -eq "${#steps[@]}" ]
  [ "${lines[0]}" = "packages  fake packages" ]
}

@test "every step that exists is in the list" {
  run "${OPS}/test" --list
  for file in "${OPS}"/checks/*; do
    grep -q "^${file##*/} " <<<"${output}"
  done
}

@test "an unknown step is refused with status 2 and nothing runs" {
  run "${TREE}/ops/test" format polish
  [ "${status}" -eq 2 ]
  [[ ${lines[0]} == 'ops/test knows no step "polish"; it has: packages format '* ]]
  [ "${#lines[@]}" -eq 2 ]
  run "${TREE}/ops/test" "format build"
  [ "${status}" -eq 2 ]
  run "${TREE}/ops/test" --quick
  [ "${status}" -eq 2 ]
}

@test "runs all steps, each counted once, and says nothing of what they printed" {
  run "${TREE}/ops/test"
  [ "${status}" -eq 0 ]
  [ "${lines[-1]}" = "${#steps[@]} passed, 0 failed" ]
  [[ ${output} != *"quietly done"* ]]
  [ -z "$(find "${BATS_TEST_TMPDIR}" -maxdepth 1 -name 'rostrum-test.*')" ]
}

@test "runs only the named steps, in their own order, with their times" {
  run "${TREE}/ops/test" leaks format
  [ "${status}" -eq 0 ]
  [[ ${output} == *"==> format"*"==> leaks"* ]]
  grep -qE '^format +ok +[0-9]+\.[0-9] s  1 passed, 0 failed$' <<<"${output}"
  [ "${lines[-1]}" = "2 passed, 0 failed" ]
}

@test "a failure is shown, the other steps still run, the status is 1" {
  fake_step format <<<"echo Ballot.java is untidy; exit 4"
  run "${TREE}/ops/test" format leaks
  [ "${status}" -eq 1 ]
  [[ ${output} == *"    | Ballot.java is untidy"* ]]
  grep -qE '^format +FAILED ' <<<"${output}"
  grep -qE '^leaks +ok ' <<<"${output}"
  [[ ${output} == *"    format (ended with status 4)"* ]]
  [ "${lines[-1]}" = "1 passed, 1 failed" ]
}

@test "adds up the tests of the steps and names those that failed" {
  fake_step java <<'END'
printf 'ok A.one\nok A.two\nnot ok A.three (skipped)\n' >"${CHECK_DIR}/results"
END
  fake_step bats <<'END'
printf 'ok four\nnot ok five (failed)\n' >"${CHECK_DIR}/results"
exit 1
END
  run "${TREE}/ops/test" java bats leaks
  [ "${status}" -eq 1 ]
  [[ ${output} == *"    A.three (skipped)"* ]]
  [[ ${output} == *"    five (failed)"* ]]
  [ "${lines[-1]}" = "4 passed, 2 failed" ]
}

@test "a step that dies without results counts as one failure" {
  fake_step java <<<'kill -KILL $$'
  run "${TREE}/ops/test" java
  [ "${status}" -eq 1 ]
  [[ ${output} == *"java (ended with status 137)"* ]]
  [ "${lines[-1]}" = "0 passed, 1 failed" ]
}

@test "a step that is not there is a failure" {
  rm "${TREE}/ops/checks/shell"
  run "${TREE}/ops/test" shell
  [ "${status}" -eq 1 ]
  [ "${lines[-1]}" = "0 passed, 1 failed" ]
}

@test "notes are shown though all is well" {
  fake_step build <<<'echo "rostrum.jar 13.3 MB" >"${CHECK_DIR}/notes"'
  run "${TREE}/ops/test" build
  [[ ${output} == *"    rostrum.jar 13.3 MB"* ]]
}

@test "a step waits for no input" {
  fake_step format <<<"read -r answer || exit 0; exit 9"
  run "${TREE}/ops/test" format <<<"typed"
  [ "${lines[-1]}" = "1 passed, 0 failed" ]
}

@test "interrupted, it says what is known and ends the children" {
  fake_step java <<END
sleep 60 &
printf '%s' \$! >"${BATS_TEST_TMPDIR}/child.new"
mv "${BATS_TEST_TMPDIR}/child.new" "${BATS_TEST_TMPDIR}/child"
wait
END
  "${TREE}/ops/test" format java leaks 3>&- >"${BATS_TEST_TMPDIR}/out" &
  script=$!
  deadline=$((SECONDS + 20))
  until [ -f "${BATS_TEST_TMPDIR}/child" ] || ((SECONDS > deadline)); do sleep 0.1; done
  kill -TERM "${script}"
  status=0
  wait "${script}" || status=$?
  [ "${status}" -eq 130 ]
  refute kill -0 "$(cat "${BATS_TEST_TMPDIR}/child")"
  run cat "${BATS_TEST_TMPDIR}/out"
  [[ ${output} == *"java (ended with status 130)"* ]]
  grep -qE '^java +FAILED +[0-9]{1,2}\.[0-9] s ' <<<"${output}"
  [[ ${output} != *"==> leaks"* ]]
  [ "${lines[-1]}" = "1 passed, 1 failed" ]
}

@test "CI runs exactly this" {
  cp -R "${OPS%/ops}/.ci" "${TREE}/.ci"
  run "${TREE}/.ci/run"
  [ "${status}" -eq 0 ]
  [ "${lines[-1]}" = "${#steps[@]} passed, 0 failed" ]
}
