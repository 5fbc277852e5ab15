#!/usr/bin/env bats
# Installing packages: apt.sh and the step that uses it.

load helper

setup() {
  setup_tree
  APT_LISTS="${BATS_TEST_TMPDIR}/lists"
  mkdir "${APT_LISTS}" "${BATS_TEST_TMPDIR}/check"
  touch "${APT_LISTS}/mirror_Packages.lz4"
  . "${OPS}/lib/say.sh"
  . "${OPS}/lib/apt.sh"
  APT_LISTS="${BATS_TEST_TMPDIR}/lists"
  APT_POLICY="${BATS_TEST_TMPDIR}/policy-rc.d"
  fake sleep <<<""
  fake_jdk "${BATS_TEST_TMPDIR}/jdk" "javac 25"
  fake_maven
}

# The commands that the step looks for.
wanted_commands() {
  sed -n 's/^  \([a-z0-9.-]*\):[a-z0-9.-]*$/\1/p' "${OPS}/checks/packages" \
    "${OPS}/lib/testhost/needs.sh"
}

# The step, on a machine where commands $@ are missing.
packages_without() {
  local command
  for command in $(wanted_commands); do
    [[ " $* " == *" ${command} "* ]] || fake "${command}" <<<""
  done
  sed -i -e "s|^APT_LISTS=.*|APT_LISTS=${APT_LISTS}|" \
    -e "s|^APT_POLICY=.*|APT_POLICY=${APT_POLICY}|" "${TREE}/ops/lib/apt.sh"
  sed -i "s|^SBIN=.*|SBIN=${FAKES}|" "${TREE}/ops/checks/packages"
  CHECK_DIR="${BATS_TEST_TMPDIR}/check" JAVA_HOME="${BATS_TEST_TMPDIR}/jdk" \
    run "${TREE}/ops/checks/packages"
}

# An apt-get that makes the commands of what it is told to install.
fake_apt() {
  fake apt-get <<END
[[ \$1 == install ]] || exit 0
for word in "\$@"; do
  [[ \${word} != chromium-driver ]] || word=chromedriver
  printf '#!/bin/sh\n' >"${FAKES}/\${word}" 2>/dev/null
  chmod +x "${FAKES}/\${word}" 2>/dev/null
done
exit 0
END
}

@test "fresh lists are not fetched again" {
  fake apt-get <<<""
  apt_install one two
  run cat "${CALLS}"
  [ "${#lines[@]}" -eq 1 ]
  [[ ${output} == *"apt-get install"*" one two" ]]
}

@test "empty lists are fetched before installing" {
  rm "${APT_LISTS}"/*
  fake apt-get <<<""
  apt_install one
  run cat "${CALLS}"
  [[ ${lines[0]} == "apt-get update"* ]]
  [[ ${lines[1]} == "apt-get install"* ]]
}

@test "old lists are fetched again" {
  touch -d '3 days ago' "${APT_LISTS}"
  refute apt_lists_are_fresh
  touch "${APT_LISTS}"
  apt_lists_are_fresh
}

@test "tries again when the lock is held or the mirror stumbles" {
  fake apt-get <<END
[[ \$1 != install ]] || [[ \$(grep -c 'apt-get install' "${CALLS}") == 3 ]]
END
  apt_install one
  [ "$(grep -c 'apt-get install' "${CALLS}")" -eq 3 ]
}

@test "no service is started by an installation, and nothing of that stays" {
  fake apt-get <<END
"${APT_POLICY}"
echo "policy says \$?" >>"${CALLS}"
exit "\${APT_STATUS:-0}"
END
  apt_install nginx
  grep -q 'policy says 101' "${CALLS}"
  [ ! -e "${APT_POLICY}" ]
  APT_STATUS=1 run apt_install nginx
  [ "${status}" -eq 1 ]
  [ ! -e "${APT_POLICY}" ]
}

@test "a policy of the machine's own is kept" {
  printf '#!/bin/sh\nexit 0\n' >"${APT_POLICY}"
  fake apt-get <<<""
  apt_install nginx
  grep -q 'exit 0' "${APT_POLICY}"
}

@test "gives up after three tries" {
  fake apt-get <<<"exit 100"
  run apt_install one
  [ "${status}" -eq 1 ]
  [ "$(grep -c 'apt-get install' "${CALLS}")" -eq 3 ]
}

@test "the step does nothing when everything is there" {
  fake apt-get <<<""
  packages_without
  [ "${status}" -eq 0 ]
  refute grep apt-get "${CALLS}"
}

@test "the step names what an ordinary user lacks, and fails" {
  fake_user 1000
  fake apt-get <<<""
  packages_without chromedriver bats
  [ "${status}" -eq 1 ]
  [[ ${output} == *"only root on Debian can install them here: chromium-driver bats" ]]
  refute grep apt-get "${CALLS}"
}

@test "the step installs for root exactly what is missing" {
  fake_user 0
  fake_apt
  packages_without chromium chromedriver shfmt git
  [ "${status}" -eq 0 ]
  grep -q 'apt-get install .* chromium chromium-driver shfmt git$' "${CALLS}"
  [ "$(cat "${BATS_TEST_TMPDIR}/check/notes")" = "installed chromium chromium-driver shfmt git" ]
}

@test "the step fails when a package brought no command" {
  fake_user 0
  fake apt-get <<<""
  packages_without shfmt
  [ "${status}" -eq 1 ]
  [[ ${output} == *"still missing: shfmt" ]]
}
