#!/usr/bin/env bats
# The tests' own helper.

load helper

setup() {
  setup_tree
}

@test "a fake replaces a link and leaves alone where it led" {
  echo "the machine's own" >"${BATS_TEST_TMPDIR}/tool"
  ln -s "${BATS_TEST_TMPDIR}/tool" "${FAKES}/tool"
  fake tool <<<"echo fake"
  [ "$(tool)" = fake ]
  [ "$(cat "${BATS_TEST_TMPDIR}/tool")" = "the machine's own" ]
}
