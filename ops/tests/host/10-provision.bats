#!/usr/bin/env bats
# From a bare server to one that waits for its first deploy.

load host

# Fails unless the output of provision counts nothing as changed, on any host.
changed_nothing() {
  grep -Eq 'changed=0( |$)' <<<"$1" && refute grep -Eq 'changed=[1-9]' <<<"$1"
}

# Prints what a second run could break without saying so: when the services began.
beginnings() {
  guest systemctl show -p Id -p ActiveEnterTimestamp -p ExecMainStartTimestamp nginx \
    'postgresql@*' runit nftables ssh
}

@test "init writes the environment, and refuses to write it again" {
  testhost inventory "${HOST}" "${ROSTRUM_INVENTORIES}"
  run testhost inventory "${HOST}" "${ROSTRUM_INVENTORIES}"
  [ "${status}" -ne 0 ]
}

@test "provision --check passes on the virgin server and leaves it so" {
  local began
  began="$(now)"
  rostrum provision --check
  remark "provision --check on the virgin server: $(seconds_since "${began}") s"
  refute guest test -e /etc/nginx
  refute guest test -e /etc/rostrum
  refute guest id operator
}

@test "provision makes a server of it" {
  local began
  began="$(now)"
  rostrum provision
  remark "provision: $(seconds_since "${began}") s"
}

@test "a second run changes nothing and restarts nothing" {
  local began before
  before="$(beginnings)"
  began="$(now)"
  run rostrum provision
  echo "${output}"
  [ "${status}" -eq 0 ]
  changed_nothing "${output}"
  remark "provision again: $(seconds_since "${began}") s"
  [ "$(beginnings)" = "${before}" ]
}

@test "each role can be run by its tag, and --check finds nothing to do in it" {
  local role
  for role in base postgresql application nginx tls doctor; do
    run rostrum provision --check --tags "${role}"
    echo "${output}"
    [ "${status}" -eq 0 ]
    changed_nothing "${output}"
  done
}

@test "the operator's login works and may become root; root's own is closed" {
  controller ssh -F "${ROSTRUM_INVENTORIES}/staging/ssh_config" server sudo -n true
  run controller ssh -F "${ROSTRUM_INVENTORIES}/staging/ssh_config" -o ControlPath=none -l root \
    server true
  [ "${status}" -eq 255 ]
  [[ ${output} == *"Permission denied"* ]]
}

@test "no unit has failed, and nothing waits to be configured" {
  run guest systemctl --failed --no-legend --plain
  [ -z "${output}" ]
  run guest dpkg --audit
  [ -z "${output}" ]
}

@test "after a reboot everything is as it was, and provision --check finds nothing to do" {
  testhost reboot "${HOST}"
  eventually 60 guest systemctl is-system-running --quiet
  eventually 10 guest systemctl is-active --quiet nginx runit nftables ssh
  guest runuser -u postgres -- psql -Atc 'SELECT 1' rostrum
  run rostrum provision --check
  echo "${output}"
  [ "${status}" -eq 0 ]
  changed_nothing "${output}"
}
