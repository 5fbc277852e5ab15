#!/usr/bin/env bats
# ops/rostrum init: what it asks, what it refuses, what it leaves behind. With the real tools.

load helper

setup() {
  setup_tree
  cp -R "${OPS}/commands" "${OPS}/rostrum" "${TREE}/ops/"
  # Only fakes and these: a tool that init comes to need has to be asked for by init, too.
  for tool in ansible-vault age-keygen ssh-keygen openssl dirname; do
    tool_is_there "${tool}"
  done
  export HOME="${BATS_TEST_TMPDIR}/ada"
  mkdir -p "${HOME}/.ssh"
  KEY="${HOME}/.ssh/id_ed25519.pub"
  ssh-keygen -q -t ed25519 -N "" -C "ada's laptop: #1" -f "${KEY%.pub}"
  INVENTORY="${TREE}/ansible/inventories/staging"
  SECRETS="${HOME}/.config/rostrum/staging"
  unset ROSTRUM_INVENTORIES ROSTRUM_KEYS
}

tool_is_there() {
  ln -sf "$(PATH="/usr/local/bin:/usr/bin:/bin" type -P "$1")" "${FAKES}/$1"
}

# init with all that it needs, and the arguments given.
init() {
  "${TREE}/ops/rostrum" init -e staging --host 192.0.2.10 --domain vote.example.org \
    --mail ada@example.org --key "${KEY}" "$@" </dev/null
}

# Nothing is there that was not before, whatever its name.
nothing_written() {
  [ -z "$(find "${TREE}/ansible" "${HOME}/.config" -type f 2>/dev/null)" ]
  [ -z "$(find "${TREE}/ansible" "${HOME}/.config" -name '.init*' 2>/dev/null)" ]
}

# Prints setting $1, as Ansible would read it.
setting() {
  python3 -c 'import sys, yaml; print(yaml.safe_load(open(sys.argv[1]))[sys.argv[2]])' \
    "${INVENTORY}/group_vars/all/main.yml" "$1"
}

@test "writes the settings, the vault, how to reach the server, and the operator's secrets" {
  run init
  [ "${status}" -eq 0 ]
  [[ ${output} == *"Keep a copy"*"ops/rostrum provision -e staging" ]]
  tool_is_there python3
  [ "$(setting site_environment)" = staging ]
  [ "$(setting site_domain)" = vote.example.org ]
  [ "$(setting site_mail)" = ada@example.org ]
  [[ $(setting site_acme_directory) == https://acme-v02.api.letsencrypt.org/* ]]
  [ "$(setting base_operator)" = operator ]
  [ "$(setting base_ssh_port)" = 22 ]
  [ "$(setting base_operator_keys)" = "[\"$(cat "${KEY}")\"]" ]
  [ "$(setting backups_public_key)" = "$(age-keygen -y "${SECRETS}/backup.key")" ]
  refute grep -q base_memory_mb "${INVENTORY}/group_vars/all/main.yml"
  grep -q "UserKnownHostsFile \"${INVENTORY}/known_hosts\"" "${INVENTORY}/ssh_config"
  run ansible-vault view --vault-password-file "${SECRETS}/vault-password" \
    "${INVENTORY}/group_vars/all/vault.yml"
  [[ ${lines[1]} =~ ^vault_database_owner_password:\ \"[0-9a-f]{48}\"$ ]]
  [[ ${lines[2]} =~ ^vault_database_application_password:\ \"[0-9a-f]{48}\"$ ]]
  [ "${lines[1]##*: }" != "${lines[2]##*: }" ]
}

@test "only their owner can read any of it, and no secret is in the open" {
  init
  [ -z "$(find "${INVENTORY}" "${SECRETS}" -perm /077)" ]
  refute grep -rq "vault_database" "${INVENTORY}"
  refute grep -rq "AGE-SECRET" "${INVENTORY}"
}

@test "ssh understands how to reach the server" {
  init --port 2222 --user debian --operator ada
  tool_is_there ssh
  run ssh -G -F "${INVENTORY}/ssh_config" server
  [[ ${output} == *"user ada"* && ${output} == *"hostname 192.0.2.10"* ]]
  [[ ${output} == *"port 2222"* && ${output} == *"identityfile ${KEY%.pub}"* ]]
  run ssh -G -F "${INVENTORY}/ssh_config" first
  [[ ${output} == *"user debian"* && ${output} == *"port 2222"* ]]
  tool_is_there python3
  [ "$(setting base_ssh_port)" = 2222 ]
  [ "$(setting base_operator)" = ada ]
}

@test "environments stand side by side, and share no connection" {
  init
  "${TREE}/ops/rostrum" init -e production --host 192.0.2.10 --domain vote.example.org \
    --mail ada@example.org --key "${KEY}" </dev/null
  [ -f "${TREE}/ansible/inventories/production/hosts.yml" ]
  [ "$(grep ControlPath "${INVENTORY}/ssh_config")" \
    != "$(grep ControlPath "${TREE}/ansible/inventories/production/ssh_config")" ]
  refute cmp -s "${SECRETS}/vault-password" "${HOME}/.config/rostrum/production/vault-password"
}

@test "several keys, from several files, comments left out" {
  ssh-keygen -q -t ed25519 -N "" -C ben -f "${BATS_TEST_TMPDIR}/ben"
  printf '# of the board\n\n' >"${BATS_TEST_TMPDIR}/board.pub"
  cat "${BATS_TEST_TMPDIR}/ben.pub" >>"${BATS_TEST_TMPDIR}/board.pub"
  init --key "${BATS_TEST_TMPDIR}/board.pub" --memory 1024
  grep -A2 '^base_operator_keys:' "${INVENTORY}/group_vars/all/main.yml" >"${BATS_TEST_TMPDIR}/keys"
  [ "$(grep -c "^  - 'ssh-ed25519 " "${BATS_TEST_TMPDIR}/keys")" -eq 2 ]
  grep -q " ben'$" "${BATS_TEST_TMPDIR}/keys"
  tool_is_there python3
  [ "$(setting base_memory_mb)" = 1024 ]
}

@test "refuses to overwrite an environment" {
  init
  before="$(cat "${SECRETS}"/* "${INVENTORY}"/*/*/*)"
  run init
  [ "${status}" -eq 1 ]
  [[ ${output} == *"${INVENTORY} is there already"* ]]
  [ "$(cat "${SECRETS}"/* "${INVENTORY}"/*/*/*)" = "${before}" ]
}

@test "refuses to overwrite secrets whose environment is gone" {
  init
  rm -r "${INVENTORY}"
  before="$(cat "${SECRETS}"/*)"
  run init
  [ "${status}" -eq 1 ]
  [[ ${output} == *"${SECRETS} is there already"*"only key to some backup"* ]]
  [ "$(cat "${SECRETS}"/*)" = "${before}" ]
  [ ! -e "${INVENTORY}" ]
}

@test "without a terminal it names all that is missing" {
  run "${TREE}/ops/rostrum" init --host 192.0.2.10 </dev/null
  [ "${status}" -eq 2 ]
  [ "${lines[0]}" = "Missing: --environment --domain --mail --key" ]
  nothing_written
}

@test "names everything that is wrong, at once" {
  run init --host 256.1.1.1 --port 65536 --user Root --operator root --domain vote --mail ada \
    --acme-directory http://ca.example.org --memory 12 --key /nowhere.pub
  [ "${status}" -eq 2 ]
  for option in host port user operator domain mail acme-directory memory key; do
    grep -q -- "^--${option} " <<<"${output}"
  done
  nothing_written
}

@test "hosts: names and addresses of both kinds" {
  . "${OPS}/lib/say.sh"
  . "${OPS}/lib/ask.sh"
  for good in 192.0.2.10 2001:db8::1 ::1 fe80::1%eth0 server vps-1.example.org; do
    [ -z "$(objection host "${good}")" ]
  done
  for bad in "" 192.0.2 1.2.3.4.5 1.2.3.256 a_b -a a- a..b "a b" 2001:db8:::1 'a;b'; do
    [ -n "$(objection host "${bad}")" ]
  done
}

@test "domains: full names in lower case" {
  . "${OPS}/lib/say.sh"
  . "${OPS}/lib/ask.sh"
  for good in vote.example.org xn--wahl-ooa.example a.b.c.de; do
    [ -z "$(objection domain "${good}")" ]
  done
  for bad in "" vote Vote.example.org vote.example.org. 192.0.2.10 vote.-a.org https://vote.org; do
    [ -n "$(objection domain "${bad}")" ]
  done
}

@test "the private half of a key is refused, and never shown" {
  run init --key "${KEY%.pub}"
  [ "${status}" -eq 2 ]
  [[ ${output} == *"private half"* ]]
  [[ ${output} != *"$(sed -n 2p "${KEY%.pub}")"* ]]
  nothing_written
}

@test "weak, broken and missing keys are refused" {
  echo "ssh-ed25519 AAAAbroken ada" >"${BATS_TEST_TMPDIR}/broken.pub"
  run init --key "${BATS_TEST_TMPDIR}/broken.pub"
  [ "${status}" -eq 2 ]
  ssh-keygen -q -t rsa -b 1024 -N "" -f "${BATS_TEST_TMPDIR}/weak"
  run init --key "${BATS_TEST_TMPDIR}/weak.pub"
  [[ ${output} == *"too weak: 1024"* ]]
  : >"${BATS_TEST_TMPDIR}/empty.pub"
  run init --key "${BATS_TEST_TMPDIR}/empty.pub"
  [[ ${output} == *"no key in it"* ]]
  printf 'command="reboot" %s\n' "$(cat "${KEY}")" >"${BATS_TEST_TMPDIR}/options.pub"
  run init --key "${BATS_TEST_TMPDIR}/options.pub"
  [ "${status}" -eq 2 ]
  nothing_written
}

@test "a missing tool is named with the way to get it" {
  rm "${FAKES}/age-keygen"
  run init
  [ "${status}" -eq 1 ]
  [[ ${output} == *"apt install age"* ]]
  tool_is_there age-keygen
  rm "${FAKES}/ansible-vault"
  run init
  [ "${status}" -eq 1 ]
  [[ ${output} == *"apt install ansible"* ]]
  nothing_written
}

@test "nothing is left when a step fails half-way" {
  rm "${FAKES}/ansible-vault"
  fake ansible-vault <<<"exit 1"
  run init
  [ "${status}" -eq 1 ]
  nothing_written
  tool_is_there ansible-vault
  # The second of the two moves fails, when the secrets have their name already.
  rm -f "${FAKES}/mv"
  fake mv <<END
[[ \$2 != *inventories* ]] || exit 1
PATH="/usr/bin:/bin" exec mv "\$@"
END
  run init
  [ "${status}" -eq 1 ]
  nothing_written
  rm "${FAKES}/mv"
  init
}

@test "interrupted, it leaves nothing" {
  rm "${FAKES}/ansible-vault"
  fake ansible-vault <<END
touch "${BATS_TEST_TMPDIR}/reached"
kill -TERM \$PPID
sleep 0.2
exit 1
END
  run init
  [ "${status}" -ne 0 ]
  [ -e "${BATS_TEST_TMPDIR}/reached" ]
  nothing_written
}

@test "no secret is on a command line" {
  rm "${FAKES}/ansible-vault"
  fake ansible-vault <<END
cat >"${BATS_TEST_TMPDIR}/plain"
while [[ \$1 != --output ]]; do shift; done
echo encrypted >"\$2"
END
  init
  secret="$(sed -n 's/^vault_database_owner_password: "\(.*\)"/\1/p' "${BATS_TEST_TMPDIR}/plain")"
  [ "${#secret}" -eq 48 ]
  refute grep -q "${secret}" "${CALLS}"
  refute grep -q "$(cat "${SECRETS}/vault-password")" "${CALLS}"
}

@test "on a terminal it asks for what is missing, and again after a wrong answer" {
  printf '%s\n' spring/1 spring 192.0.2.10 "" vote.example.org ada@example.org "" \
    >"${BATS_TEST_TMPDIR}/answers"
  tool_is_there script
  run script -qec "${TREE}/ops/rostrum init" /dev/null <"${BATS_TEST_TMPDIR}/answers"
  echo "${output}"
  [ "${status}" -eq 0 ]
  [[ ${output} == *"begins with a letter"* ]]
  INVENTORY="${TREE}/ansible/inventories/spring"
  tool_is_there python3
  [ "$(setting site_environment)" = spring ]
  [ "$(setting base_operator_keys)" = "[\"$(cat "${KEY}")\"]" ]
  grep -q "User root" "${INVENTORY}/ssh_config"
}

@test "what it writes passes yamllint, and Ansible finds the server in it" {
  tool_is_there yamllint
  tool_is_there ansible-inventory
  init
  yamllint -c "${OPS%/ops}/ansible/.yamllint" -s "${INVENTORY}/hosts.yml" \
    "${INVENTORY}/group_vars/all/main.yml"
  run ansible-inventory -i "${INVENTORY}/hosts.yml" --host server \
    --vault-password-file "${SECRETS}/vault-password"
  [[ ${output} == *"\"site_domain\": \"vote.example.org\""* ]]
  [[ ${output} == *"vault_database_owner_password"* ]]
}
