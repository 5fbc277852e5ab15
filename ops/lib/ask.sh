# shellcheck shell=bash
# What "init" wants to know: each value by the name of its option, how it is asked for, and what it
# has to be. Needs say.sh.

declare -A QUESTION=(
  [environment]="A name for this environment, such as staging or production"
  [host]="The server's address (name or IP)"
  [user]="The login that the provider gave you"
  [domain]="The site's name, as visitors will type it"
  [mail]="Your mail address, for news about the certificate and the server"
  [key]="Your public ssh key (a file)"
)

# Values that need no answer.
declare -A USUAL=(
  [port]=22
  [user]=root
  [operator]=operator
  ["acme-directory"]=https://acme-v02.api.letsencrypt.org/directory
  [memory]=""
)

# Prints what is wrong with value $2 of option $1, nothing when it is as it should be.
objection() {
  local value="$2"
  case "$1" in
    environment)
      [[ ${value} =~ ^[a-z][a-z0-9-]{0,29}$ ]] \
        || say "a name has up to 30 of a-z, 0-9 and -, and begins with a letter"
      ;;
    host)
      is_host_name "${value}" || is_address "${value}" \
        || say "not a host name and not an IP address"
      ;;
    port)
      is_number "${value}" 1 65535 || say "a port is a number from 1 to 65535"
      ;;
    user)
      is_login "${value}" || say "not a login's name"
      ;;
    operator)
      if [[ ${value} == root ]] || ! is_login "${value}"; then
        say "not a login's name, or root's"
      fi
      ;;
    domain)
      if ! is_host_name "${value}" || [[ ${value} != *.* ]]; then
        say "a full name in lower case, such as vote.example.org"
      fi
      ;;
    mail)
      [[ ${value} =~ ^[A-Za-z0-9._%+-]+@[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)+$ ]] \
        || say "not a mail address"
      ;;
    key)
      key_objection "${value}"
      ;;
    acme-directory)
      [[ ${value} =~ ^https://[^[:space:]\"\'\\]+$ ]] || say "an address that begins with https://"
      ;;
    memory)
      [[ -z ${value} ]] || is_number "${value}" 500 1048576 \
        || say "the server's memory in MB, 500 or more"
      ;;
    *)
      die "There is no option --$1"
      ;;
  esac
}

is_number() {
  [[ $1 =~ ^[0-9]{1,7}$ ]] && ((10#$1 >= $2 && 10#$1 <= $3))
}

is_login() {
  [[ $1 =~ ^[a-z_][a-z0-9_-]{0,31}$ ]]
}

is_host_name() {
  local label='[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?'
  [[ ${#1} -le 253 && $1 =~ ^${label}(\.${label})*$ && ! $1 =~ (^|\.)[0-9]+$ ]]
}

# IPv4, or something that only an IPv6 address looks like; a scope may follow.
is_address() {
  local part
  local -a parts
  if [[ $1 =~ ^[0-9]+(\.[0-9]+){3}$ ]]; then
    IFS=. read -r -a parts <<<"$1"
    for part in "${parts[@]}"; do
      is_number "${part}" 0 255 || return 1
    done
    return 0
  fi
  [[ $1 =~ ^[0-9a-fA-F:]*:[0-9a-fA-F:]*:[0-9a-fA-F:.]*(%[a-z0-9]+)?$ && $1 != *:::* ]]
}

# Prints what is wrong with the public keys in file $1, nothing when they are as they should be.
key_objection() {
  local line described keys=""
  if [[ ! -f $1 || ! -r $1 ]]; then
    say "there is no such file"
    return 0
  fi
  while IFS= read -r line || [[ -n ${line} ]]; do
    [[ -n ${line} && ${line} != \#* ]] || continue
    if [[ ${line} == *PRIVATE* ]]; then
      say "this is the private half; the public one ends in .pub"
      return 0
    fi
    described="$(ssh-keygen -l -f - <<<"${line}" 2>/dev/null)" || described=""
    if [[ -z ${described} || ! ${line} =~ ^(ssh-|ecdsa-|sk-) ]]; then
      say "not a public ssh key: ${line:0:40}"
      return 0
    fi
    if [[ ${described} == *"(DSA)" ]] || [[ ${described} == *"(RSA)" && ${described%% *} -lt 2048 ]]; then
      say "too weak: ${described}"
      return 0
    fi
    keys+="${described}"
  done <"$1"
  [[ -n ${keys} ]] || say "there is no key in it"
}

# Prints the public key that the operator most probably uses.
usual_key() {
  local file
  for file in "${HOME:?}"/.ssh/id_{ed25519,ed25519_sk,ecdsa,rsa}.pub; do
    if [[ -f ${file} ]]; then
      printf '%s' "${file}"
      return 0
    fi
  done
}

# Asks until option $1 has a value that is as it should be, and prints it.
ask() {
  local usual="${USUAL[$1]:-}" answer wrong
  [[ $1 != key ]] || usual="$(usual_key)"
  while true; do
    read -r -p "${QUESTION[$1]}${usual:+ [${usual}]}: " answer || die "Nothing was written."
    answer="${answer:-${usual}}"
    [[ $1 != key ]] || answer="${answer/#\~\//${HOME}/}"
    wrong="$(objection "$1" "${answer}")"
    if [[ -z ${wrong} ]]; then
      printf '%s' "${answer}"
      return 0
    fi
    complain "  \"${answer}\": ${wrong}"
  done
}
