#!/usr/bin/env bats
# What provision must not do: take wrong settings, lock the operator out, restart without need; and
# what the server does by itself afterwards.

load host

# Prints when PostgreSQL began.
database_began() {
  guest systemctl show -p ActiveEnterTimestampMonotonic --value 'postgresql@*'
}

# Prints one value that PostgreSQL gives.
database_says() {
  guest runuser -u postgres -- psql -XAtc "$1" rostrum
}

teardown_file() {
  guest rm -f /run/reboot-required /var/log/apt/term.log.1 /var/log/apt/term.log
}

@test "wrong settings are all named, with the place to fix, before anything is done" {
  local settings="${ROSTRUM_INVENTORIES}/staging/group_vars/all/main.yml" line
  cp "${settings}" "${LEFT}/main.yml"
  sed -i 's/^site_domain: .*/site_domain: Vote/; /^site_mail:/d; s/^base_ssh_port: .*/base_ssh_port: "no"/' \
    "${settings}"
  line="$(grep -n '^site_domain:' "${settings}")"
  run rostrum provision
  cp "${LEFT}/main.yml" "${settings}"
  [ "${status}" -eq 1 ]
  [[ ${output} == *"site_domain has to be"*"Change line ${line%%:*} of ${settings}"* ]]
  [[ ${output} == *"site_mail has to be"*"Add a line"* ]]
  [[ ${output} == *"base_ssh_port has to be"* ]]
  [[ ${output} == *"changed=0"* ]]
}

@test "settings of ssh that would lock the operator out are taken back" {
  run rostrum provision --tags base -- -e '{"base_ssh_users": ["olga"]}'
  [ "${status}" -eq 1 ]
  [[ ${output} == *"the operator could not log in, so the earlier ones are back"* ]]
  controller ssh -F "${ROSTRUM_INVENTORIES}/staging/ssh_config" -o ControlPath=none server sudo -n true
  [ "$(guest sh -c 'ls /etc/ssh/sshd_config.d/ | grep -c rostrum')" -eq 1 ]
  run rostrum provision --check --tags base
  [[ ${output} == *"changed=0"* ]]
}

@test "PostgreSQL is reloaded where that is enough, and restarted where only that helps" {
  local began
  began="$(database_began)"
  rostrum provision --tags postgresql -- -e postgresql_random_page_cost=1.3
  [ "$(database_says 'SHOW random_page_cost')" = 1.3 ]
  [ "$(database_began)" = "${began}" ]
  rostrum provision --tags postgresql -- -e postgresql_max_connections=41
  [ "$(database_says 'SHOW max_connections')" = 41 ]
  [ "$(database_says 'SHOW random_page_cost')" = 1.1 ]
  [ "$(database_began)" != "${began}" ]
  rostrum provision --tags postgresql
  [ "$(database_says 'SHOW max_connections')" = 40 ]
}

@test "settings that PostgreSQL cannot read never reach it" {
  local began
  began="$(database_began)"
  run rostrum provision --tags postgresql -- -e postgresql_random_page_cost=cheap
  [ "${status}" -eq 1 ]
  [ "$(database_began)" = "${began}" ]
  run rostrum provision --check --tags postgresql
  [[ ${output} == *"changed=0"* ]]
}

@test "nothing is provisioned, updated or rebooted while the server is frozen" {
  local booted
  booted="$(guest cat /proc/sys/kernel/random/boot_id)"
  guest rostrum freeze on "the members are voting"
  run rostrum provision
  guest touch /run/reboot-required
  guest systemctl start rostrum-reboot.service apt-daily-upgrade.service
  guest rostrum freeze off
  [ "${status}" -eq 1 ]
  [[ ${output} == *"frozen"*"the members are voting"* ]]
  says "Not now: " guest journalctl -b -u rostrum-reboot --no-pager
  says "Not now: " guest journalctl -b -u apt-daily-upgrade --no-pager
  [ "$(guest cat /proc/sys/kernel/random/boot_id)" = "${booted}" ]
}

@test "a pending reboot happens when the server is not frozen" {
  local booted
  booted="$(guest cat /proc/sys/kernel/random/boot_id)"
  guest touch /run/reboot-required
  guest systemctl start rostrum-reboot.service
  # shellcheck disable=SC2016 # for the shell there
  eventually 60 guest sh -c '[ "$(cat /proc/sys/kernel/random/boot_id)" != "$1" ]' - "${booted}"
  eventually 60 guest systemctl is-system-running --quiet
}

@test "only security updates come by themselves" {
  run guest unattended-upgrade --dry-run --debug
  grep -E '^Allowed origins are: origin=Debian,codename=[a-z]+-security,label=Debian-Security$' \
    <<<"${output}"
  [ "$(guest apt-config dump --format '%v' Unattended-Upgrade::Automatic-Reboot)" = false ]
}

@test "visitors do not fill the table of tracked connections" {
  local before during
  before="$(guest cat /proc/sys/net/netfilter/nf_conntrack_count)"
  mkfifo "${BATS_TEST_TMPDIR}/end"
  controller bash -c 'for i in {1..50}; do exec {fd}<>/dev/tcp/vote.test/443; done; echo open; cat' \
    <"${BATS_TEST_TMPDIR}/end" >"${BATS_TEST_TMPDIR}/said" 3>&- &
  exec 9>"${BATS_TEST_TMPDIR}/end"
  eventually 20 grep -q open "${BATS_TEST_TMPDIR}/said"
  during="$(guest cat /proc/sys/net/netfilter/nf_conntrack_count)"
  exec 9>&-
  wait "$!"
  ((during < before + 25))
}

@test "a log that grows fast is rotated within the hour" {
  guest fallocate -l 51M /var/log/apt/term.log
  guest systemctl start logrotate.service
  guest test -e /var/log/apt/term.log.1
  [ "$(guest systemctl show -p NextElapseUSecRealtime --value logrotate.timer | cut -d: -f2)" = 00 ]
}
