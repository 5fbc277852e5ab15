# shellcheck shell=bash
# The first words with a server: who lets us in, and what is there. Needs command.sh.

# How the server is reached: "server" (as the operator) or "first", and the login's name.
LOGIN=""
LOGIN_NAME=""

# Runs shell text $2 on the server by login $1, over a connection of its own: one that is open
# already proves nothing.
knock() {
  server_ssh -o BatchMode=yes -o ControlMaster=no -o ControlPath=none "$1" "$2" </dev/null
}

# Prints the login that name $1 stands for in ssh_config.
login_name() {
  local settings
  settings="$(server_ssh -T -G "$1")"
  awk '$1 == "user" { print $2 }' <<<"${settings}"
}

# Nothing new goes over connections that are open now: the server may be another one since, or look
# upon us in another way. What runs on them goes on.
leave_open_connections() {
  local login user
  for login in server first; do
    user="$(login_name "${login}")"
    server_ssh -O stop -l "${user}" server 2>/dev/null || true
  done
}

# Sets LOGIN, or ends the script saying why nobody lets us in. Keeps what ssh says in folder $1.
find_login() {
  local work="$1" login new=""
  leave_open_connections
  [[ -s ${INVENTORY:?}/known_hosts ]] || new=yes
  for login in server first; do
    if knock "${login}" "[ \"\$(id -u)\" = 0 ] || sudo -n true" 2>"${work}/${login}"; then
      LOGIN="${login}"
      break
    fi
    # Only who was turned away tries the other door.
    grep -qiE 'permission denied|password is required|sudo:|too many auth' "${work}/${login}" || break
  done
  [[ -z ${new} ]] || show_fingerprint
  [[ -n ${LOGIN} ]] || explain_refusal "${work}"
  LOGIN_NAME="$(login_name "${LOGIN}")"
  export LOGIN_NAME
}

# Shows by what the server is known from now on.
show_fingerprint() {
  local prints
  [[ -s ${INVENTORY}/known_hosts ]] || return 0
  prints="$(ssh-keygen -l -f "${INVENTORY}/known_hosts")"
  say "First contact. The server's keys, kept in ${INVENTORY}/known_hosts:"
  awk '{ print "  " $2, $NF }' <<<"${prints}"
  say "Compare them with what your provider shows, if it shows them."
}

# Ends the script over a server that let nobody in.
explain_refusal() {
  local heard user
  heard="$(awk '{ sub(/\r$/, "") } !seen[$0]++' "$1"/*)"
  complain "${heard}"
  if [[ ${heard} == *"IDENTIFICATION HAS CHANGED"* || ${heard} == *"verification failed"* ]]; then
    die "This is not the server we met before. If you have reinstalled it, type:" \
      "rm '${INVENTORY}/known_hosts'"
  fi
  if [[ ${heard} != *ermission\ denied* && ${heard} != *sudo* ]]; then
    die "The server does not answer. Is it on, and are the address and port in" \
      "${INVENTORY}/ssh_config right?"
  fi
  user="$(login_name first)"
  die "The server lets us in neither as the operator nor as ${user}. Does your key need to be loaded" \
    "(ssh-add)? Is it on the server (ssh-copy-id, or the provider's console)? Does ${user}" \
    "have sudo without a password?"
}

# Runs the shell text $1 on the server as root.
as_root() {
  local quoted
  printf -v quoted '%q' "$1"
  knock "${LOGIN}" "if [ \"\$(id -u)\" = 0 ]; then sh -c ${quoted}; else sudo -n sh -c ${quoted}; fi"
}

# Prints why the server is frozen and ends with 0; with 1 when it is not, or has no tool to ask yet.
ask_whether_frozen() {
  as_root 'test -x /usr/local/sbin/rostrum || exit 1; exec /usr/local/sbin/rostrum frozen' 2>&1
}

# Sees to it that Ansible finds a Python there; with $1 it only looks.
need_python() {
  if as_root 'test -x /usr/bin/python3 && test -x /usr/bin/apt-get'; then
    return 0
  fi
  [[ -z $1 ]] || die "The server has no Python yet, which provision installs before it begins:" \
    "--check cannot look."
  say "The server has no Python: installing it"
  as_root 'apt-get update -q && DEBIAN_FRONTEND=noninteractive apt-get install -q -y python3 python3-apt' \
    || die "Python could not be installed. Is this Debian 12 or 13?"
}
