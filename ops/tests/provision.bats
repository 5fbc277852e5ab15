#!/usr/bin/env bats
# ops/rostrum provision: who lets us in, what forbids it, and how Ansible is called.

load helper

setup() {
  setup_tree
  cp -R "${OPS}/commands" "${OPS}/rostrum" "${TREE}/ops/"
  export ROSTRUM_INVENTORIES="${BATS_TEST_TMPDIR}/inventories" ROSTRUM_KEYS="${BATS_TEST_TMPDIR}/keys"
  INVENTORY="${ROSTRUM_INVENTORIES}/staging"
  mkdir -p "${INVENTORY}" "${ROSTRUM_KEYS}/staging"
  touch "${INVENTORY}"/{hosts.yml,ssh_config}
  echo known >"${INVENTORY}/known_hosts"
  echo opens >"${ROSTRUM_KEYS}/staging/vault-password"
  # What the server does: each file is a script that answers a kind of question.
  SERVER="${BATS_TEST_TMPDIR}/server"
  mkdir "${SERVER}"
  server_does login-server <<<""
  server_does login-first <<<"echo 'root@server: Permission denied (publickey).' >&2; exit 255"
  server_does frozen <<<"exit 1"
  server_does python <<<""
  fake ssh <<END
shift 2 # -F file
case "\$*" in
  *"-G server") echo "user operator" ;;
  *"-G first") echo "user debian" ;;
  *"-O stop"*) exit 255 ;;
  *" server "*"sudo -n true") exec bash "${SERVER}/login-server" ;;
  *" first "*"sudo -n true") exec bash "${SERVER}/login-first" ;;
  *rostrum*frozen*) exec bash "${SERVER}/frozen" ;;
  *apt-get*update*) touch "${SERVER}/installed" ;;
  *python3*) exec bash "${SERVER}/python" ;;
  *) echo "unexpected: \$*" >&2; exit 99 ;;
esac
END
  ansible_ends 0 0
}

server_does() {
  cat >"${SERVER}/$1"
}

# An Ansible that changes $1 things and ends with status $2; what it was given is in CALLS.
ansible_ends() {
  fake ansible-playbook <<END
[[ \$1 != --version ]] || { echo "ansible-playbook [core 2.14.18]"; exit 0; }
printf '%s\n' "as \${ANSIBLE_REMOTE_USER:-}" "secret in \${ANSIBLE_VAULT_PASSWORD_FILE}" \
  "config \${ANSIBLE_CONFIG}" >>"${CALLS}"
echo "2026-11-21 01:00:00,000 p=1 u=ada n=ansible | server                     : ok=60   changed=$1    unreachable=0    failed=$2    skipped=3 " >>"\${ANSIBLE_LOG_PATH}"
exit $2
END
}

ansible_did_not_run() {
  refute grep -q '^ansible-playbook -i' "${CALLS}"
}

provision() {
  "${TREE}/ops/rostrum" provision "$@" </dev/null
}

@test "uses the operator's login where it works, and says in one line what came of it" {
  run provision
  [ "${status}" -eq 0 ]
  [[ ${output} == *"[staging] by the login of operator"* ]]
  [[ ${output} == *"[staging] ok=60 changed=0 unreachable=0 failed=0 skipped=3 in "* ]]
  [ "${lines[-1]}" = "Next: ops/rostrum deploy -e staging" ]
  grep -qx "ansible-playbook -i ${INVENTORY}/hosts.yml ${TREE}/ansible/provision.yml" "${CALLS}"
  grep -qx "secret in ${ROSTRUM_KEYS}/staging/vault-password" "${CALLS}"
  grep -qx "config ${TREE}/ansible/ansible.cfg" "${CALLS}"
  grep -qx "as " "${CALLS}"
  [ -z "$(find "${TMPDIR}" -maxdepth 1 -name 'rostrum-provision.*')" ]
}

@test "comes by the provider's login while there is no operator" {
  server_does login-server <<<"echo 'operator@server: Permission denied (publickey).' >&2; exit 255"
  server_does login-first <<<""
  run provision
  [ "${status}" -eq 0 ]
  [[ ${output} == *"by the login of debian"* ]]
  grep -qx "as debian" "${CALLS}"
}

@test "comes by the provider's login when the operator has no sudo yet" {
  server_does login-server <<<"echo 'sudo: a password is required' >&2; exit 1"
  server_does login-first <<<""
  run provision
  [ "${status}" -eq 0 ]
  grep -qx "as debian" "${CALLS}"
}

@test "a login is proven on a connection of its own, which asks for nothing" {
  provision
  grep 'sudo -n true' "${CALLS}" >"${BATS_TEST_TMPDIR}/knocks"
  [ -s "${BATS_TEST_TMPDIR}/knocks" ]
  refute grep -v 'BatchMode=yes.*ControlMaster=no.*ControlPath=none' "${BATS_TEST_TMPDIR}/knocks"
}

@test "says what to do when nobody lets us in" {
  server_does login-server <<<"echo 'operator@server: Permission denied (publickey).' >&2; exit 255"
  run provision
  [ "${status}" -eq 1 ]
  [[ ${output} == *"neither as the operator nor as debian"*"ssh-add"*"ssh-copy-id"* ]]
  ansible_did_not_run
}

@test "says so when the server does not answer, and knocks once" {
  server_does login-server <<<"echo 'ssh: connect to host server port 22: Connection timed out' >&2; exit 255"
  run provision
  [ "${status}" -eq 1 ]
  [[ ${output} == *"does not answer"*"${INVENTORY}/ssh_config"* ]]
  [ "$(grep -c 'sudo -n true' "${CALLS}")" -eq 1 ]
  ansible_did_not_run
}

@test "another host key is not a matter of course" {
  server_does login-server <<<"echo '@ WARNING: REMOTE HOST IDENTIFICATION HAS CHANGED! @' >&2; exit 255"
  run provision
  [ "${status}" -eq 1 ]
  [[ ${output} == *"not the server we met before"*"rm '${INVENTORY}/known_hosts'"* ]]
  ansible_did_not_run
}

@test "shows the keys of a server at the first contact, and only then" {
  rm "${INVENTORY}/known_hosts"
  server_does login-server <<<"echo known >'${INVENTORY}/known_hosts'"
  fake ssh-keygen <<<'echo "256 SHA256:abc server (ED25519)"'
  run provision
  [[ ${output} == *"First contact"*"SHA256:abc (ED25519)"* ]]
  run provision
  [[ ${output} != *"First contact"* ]]
}

@test "refuses a frozen server with its reason" {
  server_does frozen <<<"echo 'the assembly spring is open'; exit 0"
  run provision
  [ "${status}" -eq 1 ]
  [[ ${output} == *"frozen: the assembly spring is open"*"--force"* ]]
  ansible_did_not_run
}

@test "refuses when nobody knows, or the question could not be asked" {
  server_does frozen <<<"echo 'the database is silent'; exit 2"
  run provision
  [ "${status}" -eq 1 ]
  [[ ${output} == *"the database is silent"* ]]
  server_does frozen <<<"exit 255"
  run provision
  [ "${status}" -eq 1 ]
  [[ ${output} == *"no answer"* ]]
  ansible_did_not_run
}

@test "--force and --check go on with a frozen server; --check alone changes nothing" {
  server_does frozen <<<"exit 0"
  run provision --force
  [ "${status}" -eq 0 ]
  run provision --check
  [ "${status}" -eq 0 ]
  [[ ${output} == *"only looked"* ]]
  [[ ${lines[-1]} == "Nothing was changed."* ]]
  grep -q '^ansible-playbook .* --check ' "${CALLS}"
  refute grep -q frozen "${CALLS}"
}

@test "tags and what stands behind -- reach Ansible" {
  provision --tags nginx,tls -- --diff -e "a=b c"
  grep -q '^ansible-playbook .* --tags nginx,tls --diff -e a=b c ' "${CALLS}"
}

@test "installs Python where there is none, but not when it only looks" {
  server_does python <<<"exit 1"
  run provision --check
  [ "${status}" -eq 1 ]
  [[ ${output} == *"no Python yet"* ]]
  [ ! -e "${SERVER}/installed" ]
  provision
  [ -e "${SERVER}/installed" ]
}

@test "wrong calls are refused before anything is asked" {
  for wrong in "--chek" "--tags" "--tags No!" "--tags base --quick"; do
    # shellcheck disable=SC2086 # several words
    run provision ${wrong}
    [ "${status}" -eq 2 ]
  done
  refute grep -q '^ssh ' "${CALLS}"
}

@test "a failure keeps its figures and its status" {
  ansible_ends 3 2
  run provision
  [ "${status}" -eq 1 ]
  [[ ${output} == *"[staging] provision failed after "*"changed=3"*"failed=2"* ]]
  [[ ${lines[-1]} == *"type the command again."* ]]
}

@test "says how to get Ansible, or a newer one" {
  rm "${FAKES}/ansible-playbook"
  run provision
  [ "${status}" -eq 1 ]
  [[ ${output} == *"apt install ansible"* ]]
  fake ansible-playbook <<<'echo "ansible-playbook [core 2.9.6]"'
  run provision
  [ "${status}" -eq 1 ]
  [[ ${output} == *"2.9; it has to be 2.14"* ]]
}

@test "says what is missing when the vault's password is" {
  rm "${ROSTRUM_KEYS}/staging/vault-password"
  run provision
  [ "${status}" -eq 1 ]
  [[ ${output} == *"vault-password is missing"*"ROSTRUM_KEYS"* ]]
  ansible_did_not_run
}
