#!/usr/bin/env bats
# The step host, with servers that are only said to be there.

load helper

setup() {
  setup_tree
  mkdir -p "${TREE}/ops/tests/host" "${BATS_TEST_TMPDIR}/check"
  touch "${TREE}"/ops/tests/host/{10-provision,20-site,30-deploy,60-failures}.bats
  echo 'need_machine() { :; }' >>"${TREE}/ops/lib/testhost/needs.sh"
  fake cksum <<<"cat >/dev/null; echo 123 4"
  cat >"${TREE}/ops/testhost" <<END
#!/usr/bin/env bash
echo "testhost \$*" >>"${CALLS}"
[[ \$1 != suites ]] || printf '%s\n' \${CARRIED-bookworm trixie}
[[ \$1 != up || -z \${BROKEN:-} ]]
END
  printf '#!/bin/sh\nsleep 0.3\necho /the/archive\n' >"${TREE}/ops/release"
  chmod +x "${TREE}/ops/testhost" "${TREE}/ops/release"
  ln -s "$(PATH=/usr/bin:/bin type -P flock)" "${FAKES}/flock"
  export AT_WORK="${BATS_TEST_TMPDIR}/at-work"
  mkdir "${AT_WORK}"
  # A bats whose files pass, but for the one named BAD; each notes how many it sees at work, and
  # looks PATIENCE times for another.
  fake bats <<'END'
file="${@: -1}"
touch "${AT_WORK}/${ROSTRUM_HOST}"
for ((try = 0; try < ${PATIENCE:-1}; try++)); do
  beside=("${AT_WORK}"/*)
  [[ ${#beside[@]} == 1 ]] || break
  sleep 0.1
done
echo "${file##*/} ${#beside[@]}" >>"${AT_WORK}.seen"
[[ -z ${PATIENCE:-} || ${file} != *10-provision* ]] || sleep 0.5
rm "${AT_WORK}/${ROSTRUM_HOST}"
printf '1..1\n# note: took 3 s\n'
[[ ${file} != *"${BAD:-none}"* ]] || { echo "not ok 1 a test"; exit 1; }
echo "ok 1 a test"
END
}

# Fails unless both servers went, each as the last thing of its suite.
all_gone() {
  [ "$(grep 'bookworm-123' "${CALLS}" | tail -n 1)" = "testhost down bookworm-123" ]
  [ "$(grep 'trixie-123' "${CALLS}" | tail -n 1)" = "testhost down trixie-123" ]
}

host_step() {
  CHECK_DIR="${BATS_TEST_TMPDIR}/check" run "${TREE}/ops/checks/host"
}

@test "each test counts, the first Debian gets all files, and each server goes" {
  host_step
  [ "${status}" -eq 0 ]
  run cat "${BATS_TEST_TMPDIR}/check/results"
  [ "${output}" = "$(printf 'ok %s: a test\n' bookworm{,,,} trixie{,,})" ]
  [ "$(grep -cE 'testhost up (bookworm|trixie)-123 --suite' "${CALLS}")" -eq 2 ]
  all_gone
  grep -qx "trixie: took 3 s" "${BATS_TEST_TMPDIR}/check/notes"
  grep -qx "/the/archive" "${BATS_TEST_TMPDIR}/check/release"
}

@test "the suites run side by side, but beside what measures runs nothing" {
  export PATIENCE=20
  host_step
  [ "${status}" -eq 0 ]
  cat "${AT_WORK}.seen"
  [ "$(grep -c '^10-provision.bats 2$' "${AT_WORK}.seen")" -eq 2 ]
  [ "$(grep -c '^30-deploy.bats 1$' "${AT_WORK}.seen")" -eq 2 ]
}

@test "each file's words are in one piece" {
  host_step
  [ "$(grep -A 3 '^==> trixie: 20-site.bats$' <<<"${output}")" \
    = $'==> trixie: 20-site.bats\n1..1\n# note: took 3 s\nok 1 a test' ]
}

@test "without a provisioned server the other files are not run, and that counts as failed" {
  export BAD=10-provision
  host_step
  [ "${status}" -eq 1 ]
  grep -qx "not ok bookworm: a test (failed)" "${BATS_TEST_TMPDIR}/check/results"
  grep -q "not ok bookworm: all behind provision" "${BATS_TEST_TMPDIR}/check/results"
  refute grep -q 20-site "${CALLS}"
  all_gone
}

@test "another failure stops nothing but is one" {
  export BAD=20-site
  host_step
  [ "${status}" -eq 1 ]
  [ "$(grep -c '^not ok' "${BATS_TEST_TMPDIR}/check/results")" -eq 2 ]
}

@test "a server that does not come up fails the step, and is tidied away" {
  export BROKEN=yes
  host_step
  [ "${status}" -eq 1 ]
  grep -qx "not ok trixie: the server comes up" "${BATS_TEST_TMPDIR}/check/results"
  refute grep -q '^bats' "${CALLS}"
  all_gone
}

@test "a suite that the mirror lacks is said, the first one must be there" {
  export CARRIED=bookworm
  host_step
  [ "${status}" -eq 0 ]
  grep -q "trixie: not run" "${BATS_TEST_TMPDIR}/check/notes"
  export CARRIED=trixie
  host_step
  [ "${status}" -eq 1 ]
  [[ ${output} == *"carries no bookworm"* ]]
}

@test "an interruption takes the servers with it" {
  fake bats <<END
touch "${BATS_TEST_TMPDIR}/running"
exec sleep 60
END
  CHECK_DIR="${BATS_TEST_TMPDIR}/check" "${TREE}/ops/checks/host" >/dev/null 2>&1 3>&- &
  local step=$! try
  for ((try = 0; try < 100; try++)); do
    [[ ! -e ${BATS_TEST_TMPDIR}/running ]] || break
    sleep 0.05
  done
  kill -TERM "${step}"
  wait "${step}" || status=$?
  [ "${status}" -eq 130 ]
  all_gone
}

@test "where a server cannot run the step says what is missing" {
  cp "${OPS}/lib/testhost/needs.sh" "${TREE}/ops/lib/testhost/"
  fake_user 1000
  fake apt-get <<<""
  host_step
  [ "${status}" -eq 1 ]
  [[ ${output} == *"root (this is user 1000)"* ]]
}
