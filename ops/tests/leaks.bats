#!/usr/bin/env bats
# What must not be tracked, and finding the shell scripts among what is.

load helper

setup() {
  setup_tree
  export CHECK_DIR="${BATS_TEST_TMPDIR}/work"
  mkdir "${CHECK_DIR}"
  ln -s "$(PATH=/usr/local/bin:/usr/bin:/bin type -P git)" "${FAKES}/git"
  git init -q "${TREE}"
  echo "Rostrum" >"${TREE}/README.md"
  track
}

track() {
  git -C "${TREE}" add -A
}

# The step must fail and name $1.
finds() {
  track
  run "${TREE}/ops/checks/leaks"
  [ "${status}" -eq 1 ]
  [[ ${output} == *"$1"* ]]
}

finds_nothing() {
  track
  run "${TREE}/ops/checks/leaks"
  [ "${status}" -eq 0 ]
  [ -z "${output}" ]
}

@test "a tidy tree passes" {
  finds_nothing
}

@test "outside of a git checkout it fails" {
  rm -rf "${TREE}/.git"
  run env GIT_CEILING_DIRECTORIES="${BATS_TEST_TMPDIR}" "${TREE}/ops/checks/leaks"
  [ "${status}" -ne 0 ]
}

@test "what is ignored is not looked at" {
  echo "target/" >"${TREE}/.gitignore"
  mkdir "${TREE}/target"
  printf 'untidy \n' >"${TREE}/target/file"
  finds_nothing
}

@test "a task needs an owner" {
  printf '// TO%s(ada): count again\n' DO >"${TREE}/A.java"
  finds_nothing
  printf '// TO%s: count again\n' DO >"${TREE}/A.java"
  finds "A.java:1:"
  printf '// FIX%s\n' ME >"${TREE}/A.java"
  finds "A.java:1:"
}

@test "white space at the end of a line, tabs and conflict marks" {
  printf 'end \n' >"${TREE}/one"
  finds "one:1: trailing whitespace"
  printf 'end\r\n' >"${TREE}/one"
  finds "one:1: trailing whitespace"
  printf '\ttab\n' >"${TREE}/one"
  finds "one:1: tab in indent"
  printf '<<<<<<< ours\n' >"${TREE}/one"
  finds "one:1: leftover conflict marker"
}

@test "test resources may be untidy" {
  mkdir -p "${TREE}/app/src/test/resources"
  printf 'number\tname \r\n' >"${TREE}/app/src/test/resources/members.csv"
  finds_nothing
}

@test "a binary file, unless it is a picture that a README shows" {
  printf 'a\0b' >"${TREE}/tool"
  finds "tool"
  rm "${TREE}/tool"
  printf 'a\0b' >"${TREE}/hall.png"
  finds "hall.png"
  echo "![the hall](hall.png)" >"${TREE}/README.md"
  finds_nothing
}

@test "a Java file of 400 lines, but not one more" {
  yes '//' | head -n 400 >"${TREE}/A.java"
  finds_nothing
  echo '//' >>"${TREE}/A.java"
  finds "A.java: 401 lines"
}

@test "private keys and tokens" {
  printf -- '-----BEGIN %s KEY-----\n' "OPENSSH PRIVATE" >"${TREE}/notes"
  finds "notes:1:"
  printf 'AKIA%s\n' ABCDEFGHIJKLMNOP >"${TREE}/notes"
  finds "notes:1:"
  rm "${TREE}/notes"
  touch "${TREE}/server.key"
  finds "server.key"
}

@test "shell: scripts are found by first line or name, and bats files apart" {
  printf '#!/bin/sh\nexec true\n' >"${TREE}/start"
  printf 'a text\n#!/bin/sh\n' >"${TREE}/text"
  printf '#!/usr/bin/env bats\n' >"${TREE}/ops/one.bats"
  track
  fake shellcheck <<<""
  fake shfmt <<<""
  run "${TREE}/ops/checks/shell"
  [ "${status}" -eq 0 ]
  grep '^shellcheck ' "${CALLS}" | tr ' ' '\n' >"${BATS_TEST_TMPDIR}/checked"
  for file in start ops/run ops/checks/leaks ops/lib/say.sh; do
    grep -qx "${file}" "${BATS_TEST_TMPDIR}/checked"
  done
  refute grep -qxE 'text|README.md|ops/one.bats' "${BATS_TEST_TMPDIR}/checked"
  grep -q '^shfmt -d -i 2 -ci -bn .* ops/one.bats$' "${CALLS}"
}

@test "shell: fails when either tool does, and both run" {
  printf '#!/usr/bin/env bats\n' >"${TREE}/ops/one.bats"
  track
  fake shellcheck <<<"exit 1"
  fake shfmt <<<""
  run "${TREE}/ops/checks/shell"
  [ "${status}" -eq 1 ]
  grep -q '^shfmt ' "${CALLS}"
  fake shellcheck <<<""
  fake shfmt <<<"exit 1"
  run "${TREE}/ops/checks/shell"
  [ "${status}" -eq 1 ]
}
