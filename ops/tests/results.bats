#!/usr/bin/env bats
# Counting: reports in, one line a test out.

load helper

setup() {
  setup_tree
  . "${OPS}/lib/results.sh"
  REPORT="${BATS_TEST_TMPDIR}/TEST-rostrum.BallotTest.xml"
}

# A report with the test cases on stdin.
report() {
  {
    printf '<?xml version="1.0" encoding="UTF-8"?>\n'
    printf '<testsuite name="rostrum.BallotTest" tests="9" failures="9">\n'
    printf '  <properties><property name="x" value="y"/></properties>\n'
    cat
    printf '</testsuite>\n'
  } >"${REPORT}"
}

@test "passed, failed, broken and skipped tests" {
  report <<'END'
<testcase name="opens" classname="rostrum.BallotTest" time="0.1"/>
<testcase name="closes" classname="rostrum.BallotTest" time="0.1"></testcase>
<testcase name="counts" classname="rostrum.BallotTest"><failure message="no" type="X"><![CDATA[at]]></failure></testcase>
<testcase name="breaks" classname="rostrum.BallotTest"><error type="X">trace</error></testcase>
<testcase name="waits" classname="rostrum.BallotTest"><skipped message="later"/></testcase>
<testcase name="rests" classname="rostrum.BallotTest"><skipped/></testcase>
END
  run junit_results "${REPORT}"
  [ "${lines[0]}" = "ok rostrum.BallotTest.opens" ]
  [ "${lines[1]}" = "ok rostrum.BallotTest.closes" ]
  [ "${lines[2]}" = "not ok rostrum.BallotTest.counts (failed)" ]
  [ "${lines[3]}" = "not ok rostrum.BallotTest.breaks (failed)" ]
  [ "${lines[4]}" = "not ok rostrum.BallotTest.waits (skipped)" ]
  [ "${lines[5]}" = "not ok rostrum.BallotTest.rests (skipped)" ]
  [ "${#lines[@]}" -eq 6 ]
}

@test "what a test printed is not taken for results" {
  report <<'END'
<testcase name="talks" classname="rostrum.BallotTest">
  <system-out><![CDATA[<html> <failure> <testcase name="fake"/>
<skipped/> ]]]]><![CDATA[> <error type="x">]]></system-out>
</testcase>
<testcase name="fails" classname="rostrum.BallotTest">
  <failure type="X"><![CDATA[expected <b> but was <testcase name="c">]]></failure>
  <system-err><![CDATA[]]></system-err>
</testcase>
END
  run junit_results "${REPORT}"
  [ "${lines[0]}" = "ok rostrum.BallotTest.talks" ]
  [ "${lines[1]}" = "not ok rostrum.BallotTest.fails (failed)" ]
  [ "${#lines[@]}" -eq 2 ]
}

@test "several reports are taken together" {
  report <<<'<testcase name="one" classname="A"/>'
  cp "${REPORT}" "${BATS_TEST_TMPDIR}/TEST-other.xml"
  run junit_results "${REPORT}" "${BATS_TEST_TMPDIR}/TEST-other.xml"
  [ "${#lines[@]}" -eq 2 ]
}

@test "a report that is cut off is a failure" {
  report <<<'<testcase name="one" classname="A"/><testcase name="two" classname="A"><system-out><![CDATA[then'
  sed -i '$d' "${REPORT}"
  run junit_results "${REPORT}"
  [ "${lines[0]}" = "ok A.one" ]
  [[ ${output} == *"not ok TEST-rostrum.BallotTest.xml (report is cut off)"* ]]
}

@test "TAP: passed, failed, skipped" {
  printf '%s\n' "1..3" "ok 1 opens" "not ok 2 closes" "# (in test file)" "ok 3 waits # skip no time" \
    >"${BATS_TEST_TMPDIR}/tap"
  run tap_results "${BATS_TEST_TMPDIR}/tap"
  [ "${lines[0]}" = "ok opens" ]
  [ "${lines[1]}" = "not ok closes (failed)" ]
  [ "${lines[2]}" = "not ok waits # skip no time (skipped)" ]
  [ "${#lines[@]}" -eq 3 ]
}

@test "TAP: a test that was planned and did not run is a failure" {
  printf '%s\n' "1..3" "ok 1 opens" >"${BATS_TEST_TMPDIR}/tap"
  run tap_results "${BATS_TEST_TMPDIR}/tap"
  [ "${lines[1]}" = "not ok test 2 of 3 (did not run)" ]
  [ "${lines[2]}" = "not ok test 3 of 3 (did not run)" ]
}

@test "TAP without a plan is a failure" {
  echo "bats: command not found" >"${BATS_TEST_TMPDIR}/tap"
  run tap_results "${BATS_TEST_TMPDIR}/tap"
  [ "${output}" = "not ok the test plan (missing)" ]
}

@test "a step without results is one test" {
  complete_results "${BATS_TEST_TMPDIR}/good" format 0
  complete_results "${BATS_TEST_TMPDIR}/bad" format 3
  [ "$(cat "${BATS_TEST_TMPDIR}/good")" = "ok format" ]
  [ "$(cat "${BATS_TEST_TMPDIR}/bad")" = "not ok format (ended with status 3)" ]
}

@test "a step that failed though all its tests passed is one failure more" {
  echo "ok one" >"${BATS_TEST_TMPDIR}/results"
  complete_results "${BATS_TEST_TMPDIR}/results" java 1
  [ "$(count_lines "${BATS_TEST_TMPDIR}/results" "ok ")" -eq 1 ]
  [ "$(count_lines "${BATS_TEST_TMPDIR}/results" "not ok ")" -eq 1 ]
}

@test "a step that failed through a test is not counted twice" {
  printf 'ok one\nnot ok two (failed)\n' >"${BATS_TEST_TMPDIR}/results"
  complete_results "${BATS_TEST_TMPDIR}/results" java 1
  [ "$(count_lines "${BATS_TEST_TMPDIR}/results" "not ok ")" -eq 1 ]
}
