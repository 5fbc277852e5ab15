# shellcheck shell=bash
# What every script in ops/commands begins with: where things are, and which server is meant.

set -euo pipefail
umask 077

command_script="$(readlink -f "$0")"
COMMAND="${command_script##*/}"
ROOT="${command_script%/ops/commands/*}"
LIB="${ROOT}/ops/lib"
INVENTORIES="${ROSTRUM_INVENTORIES:-${ROOT}/ansible/inventories}"
export KEYS="${ROSTRUM_KEYS:-${HOME:?}/.config/rostrum}"

# shellcheck source=say.sh
. "${LIB}/say.sh"

# Prints the names of the environments there are.
environments() {
  local file
  for file in "${INVENTORIES}"/*/hosts.yml; do
    [[ -f ${file} ]] || continue
    file="${file%/hosts.yml}"
    printf '%s\n' "${file##*/}"
  done
}

# Reads "-e ENVIRONMENT" and --help from the arguments and leaves the others in ARGUMENTS; sets
# ENVIRONMENT and INVENTORY, the folder of its files.
choose_environment() {
  local listed
  ENVIRONMENT=""
  ARGUMENTS=()
  while (($# > 0)); do
    case "$1" in
      -e | --environment)
        (($# > 1)) || refuse_call "$1 wants a name" "ops/rostrum ${COMMAND}"
        ENVIRONMENT="$2"
        shift
        ;;
      --help | -h)
        print_help "${command_script}"
        exit 0
        ;;
      --)
        shift
        ARGUMENTS+=("$@")
        break
        ;;
      *)
        ARGUMENTS+=("$1")
        ;;
    esac
    shift
  done
  listed="$(environments)"
  [[ -n ${listed} ]] || die "There is no environment yet. Type: ops/rostrum init -e staging"
  if [[ -z ${ENVIRONMENT} ]]; then
    [[ ${listed} != *$'\n'* ]] \
      || refuse_call "Which one? -e ${listed//$'\n'/ or -e }" "ops/rostrum ${COMMAND}"
    ENVIRONMENT="${listed}"
  fi
  INVENTORY="${INVENTORIES}/${ENVIRONMENT}"
  [[ -f ${INVENTORY}/hosts.yml && ${ENVIRONMENT} =~ ^[a-z][a-z0-9-]*$ ]] \
    || die "There is no environment \"${ENVIRONMENT}\"; there is: ${listed//$'\n'/ }"
  if [[ ${ENVIRONMENT} == production ]]; then
    complain "[production]"
  fi
}

# Prints setting $1 of the environment.
setting() {
  sed -n "s/^$1: *[\"']\{0,1\}\([^\"'#]*[^\"'# ]\).*/\1/p" "${INVENTORY}/group_vars/all/main.yml"
}

# Ends the script unless the operator types the environment's name; --yes has been read by the
# caller. Only production asks.
confirm_production() {
  local typed=""
  [[ ${ENVIRONMENT} == production ]] || return 0
  [[ -t 0 ]] || die "This changes production: say --yes where nobody can answer."
  read -r -p "[production] $1 Type the environment's name: " typed
  [[ ${typed} == production ]] || die "Nothing was done."
}

# ssh to the environment's server.
server_ssh() {
  ssh -F "${INVENTORY}/ssh_config" "$@"
}

# Runs a command of the server's tool (/usr/local/sbin/rostrum) there; arguments arrive as given.
on_server() {
  local quoted
  printf -v quoted ' %q' "$@"
  server_ssh server "sudo -n /usr/local/sbin/rostrum${quoted}"
}

# The same with a terminal, when there is one here: for what reads from it, or runs until Ctrl-C.
on_server_terminal() {
  local quoted
  local -a terminal=()
  printf -v quoted ' %q' "$@"
  if [[ -t 0 && -t 1 ]]; then
    terminal=(-t)
  fi
  server_ssh "${terminal[@]}" server "sudo -n /usr/local/sbin/rostrum${quoted}"
}
