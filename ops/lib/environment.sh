# shellcheck shell=bash
# Writes an environment: the folder of its settings and the folder of the operator's secrets, both
# or neither. Needs say.sh and, from "init", refuse_existing and the array VALUES with a value for
# each option.

# Folders in the making; removed when the script ends before they are complete.
unfinished=()

# Prints $1 as a YAML string.
in_quotes() {
  printf "'%s'" "${1//\'/\'\'}"
}

# Prints the public keys in the files of option --key, one a line.
public_keys() {
  local file
  while IFS= read -r file; do
    awk 'NF > 1 && !/^#/ { sub(/[ \t\r]+$/, ""); print }' "${file}"
  done <<<"${VALUES[key]}"
}

# Makes the operator's secrets in folder $1 and those of the server in the vault $2. The latter go
# through a pipe: they are never in a file of their own, nor on a command line.
write_secrets() {
  local folder="$1" vault="$2" owner application
  openssl rand -hex 32 >"${folder}/vault-password"
  age-keygen -o "${folder}/backup.key" 2>/dev/null || die "age-keygen could not make a key"
  owner="$(openssl rand -hex 24)"
  application="$(openssl rand -hex 24)"
  printf '%s\n' --- "vault_database_owner_password: \"${owner}\"" \
    "vault_database_application_password: \"${application}\"" \
    | ansible-vault encrypt --vault-password-file "${folder}/vault-password" --output "${vault}" \
      >/dev/null || die "ansible-vault could not encrypt the secrets"
}

# Prints the settings; $1 is the public key of the backups.
settings() {
  local mail directory keys key
  mail="$(in_quotes "${VALUES["mail"]}")"
  directory="$(in_quotes "${VALUES["acme-directory"]}")"
  keys="$(public_keys)"
  cat <<END
---
# Written by ops/rostrum init; yours to change. Put in force by ops/rostrum provision, which checks
# each of them first. The roles' defaults/main.yml name more that can be set here.
site_environment: ${VALUES["environment"]}
site_domain: ${VALUES["domain"]}
site_mail: ${mail}
site_acme_directory: ${directory}

# Who logs in, and with which keys: one that is taken out loses its access at the next run.
base_operator: ${VALUES["operator"]}
base_ssh_port: ${VALUES["port"]}
base_operator_keys:
END
  while IFS= read -r key; do
    key="$(in_quotes "${key}")"
    printf '  - %s\n' "${key}"
  done <<<"${keys}"
  if [[ -n ${VALUES["memory"]} ]]; then
    printf '\n# In MB; without this line the machine is asked.\nbase_memory_mb: %s\n' \
      "${VALUES["memory"]}"
  fi
  printf '\n# Backups are encrypted to this key; only its private half opens them.\n'
  printf 'backups_public_key: %s\n' "$1"
}

inventory() {
  cat <<'END'
---
# Written by ops/rostrum init. How the server is reached is said in ssh_config, beside this file.
all:
  hosts:
    server:
      ansible_ssh_common_args: '-F "{{ inventory_dir }}/ssh_config"'
END
}

# Prints how ssh reaches the server; $1 is the folder in which this will lie. The random word in
# the name of the shared connection keeps apart what has the same address at another time.
ssh_settings() {
  local file word
  word="$(openssl rand -hex 4)"
  cat <<END
# Written by ops/rostrum init. "server" is the operator's login; "first" is the one that the
# provider gave, which is closed once the operator's was seen to work.
Host server first
  HostName ${VALUES["host"]}
  Port ${VALUES["port"]}
  UserKnownHostsFile "${1//%/%%}/known_hosts"
  StrictHostKeyChecking accept-new
  UpdateHostKeys yes
  IdentitiesOnly yes
END
  # Beside a public key usually lies its private half; if not, the agent has it.
  while IFS= read -r file; do
    [[ ${file} == /* ]] || file="${PWD}/${file}"
    [[ ! -f ${file%.pub} ]] || file="${file%.pub}"
    printf '  IdentityFile "%s"\n' "${file//%/%%}"
  done <<<"${VALUES["key"]}"
  cat <<END
  ConnectTimeout 10
  ServerAliveInterval 15
  ServerAliveCountMax 4

Host first
  User ${VALUES["user"]}

Host server
  User ${VALUES["operator"]}
  ControlMaster auto
  ControlPath ~/.ssh/rostrum-${word}-%C
  ControlPersist 60
END
}

# Makes both folders under other names and gives them theirs when they are complete.
write_environment() {
  local inventory="$1" keys="$2" new_inventory new_keys backups_key
  trap 'rm -rf -- "${unfinished[@]}"' EXIT
  new_inventory="$(mktemp -d "${inventory%/*}/.init.XXXXXX")"
  unfinished+=("${new_inventory}")
  new_keys="$(mktemp -d "${keys%/*}/.init.XXXXXX")"
  unfinished+=("${new_keys}")
  mkdir -p "${new_inventory}/group_vars/all"
  write_secrets "${new_keys}" "${new_inventory}/group_vars/all/vault.yml"
  backups_key="$(age-keygen -y "${new_keys}/backup.key")"
  settings "${backups_key}" >"${new_inventory}/group_vars/all/main.yml"
  inventory >"${new_inventory}/hosts.yml"
  ssh_settings "${inventory}" >"${new_inventory}/ssh_config"
  refuse_existing
  mv -- "${new_keys}" "${keys}"
  unfinished+=("${keys}")
  mv -- "${new_inventory}" "${inventory}"
  trap - EXIT
}
