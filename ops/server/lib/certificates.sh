# shellcheck shell=bash
# Questions about a certificate. Each folder has a fullchain.pem and a privkey.pem; times are in
# seconds since 1970.

export TLS=/etc/rostrum/tls
export TLS_ADDRESS=127.0.0.1:443
ISSUED=/var/lib/dehydrated/certs

# Prints the folder that dehydrated keeps the site's certificate in.
issued_folder() {
  printf '%s/%s' "${ISSUED}" "${DOMAIN:?}"
}

# Whether folder $1 has a certificate that can be read.
has_certificate() {
  openssl x509 -noout -in "$1/fullchain.pem" 2>/dev/null
}

# Prints field $1 (subject, issuer, startdate, enddate) of the certificate in folder $2.
certificate_field() {
  local text
  text="$(openssl x509 -noout "-$1" -nameopt RFC2253 -in "$2/fullchain.pem")"
  printf '%s' "${text#*=}"
}

BEGINS=0
ENDS=0

# Sets BEGINS and ENDS for the certificate in folder $1.
read_lifetime() {
  local begins ends
  begins="$(certificate_field startdate "$1")"
  ends="$(certificate_field enddate "$1")"
  BEGINS="$(date -d "${begins}" +%s)"
  ENDS="$(date -d "${ends}" +%s)"
}

# Prints when the certificate in folder $1 is due for renewal: at two thirds of its lifetime,
# whether that is 90 days or six.
renewal_time() {
  read_lifetime "$1"
  printf '%d' "$((BEGINS + (ENDS - BEGINS) * 2 / 3))"
}

# Whether the certificate in folder $1 is for the site's name.
has_name() {
  local answer
  answer="$(openssl x509 -noout -checkhost "${DOMAIN}" -in "$1/fullchain.pem")"
  [[ ${answer} == *"does match"* ]]
}

# Whether folder $1 holds what "provision" made itself, which no browser trusts.
is_self_made() {
  local folder
  folder="$(readlink -f "$1")"
  [[ ${folder##*/} == self-made ]]
}

# Prints what tells the certificate in file $1 from any other.
fingerprint() {
  openssl x509 -noout -fingerprint -sha256 -in "$1" 2>/dev/null
}

# Prints that of the one nginx hands out.
served_fingerprint() {
  local shown
  shown="$(timeout 5 openssl s_client -connect "${TLS_ADDRESS}" -servername "${DOMAIN}" </dev/null \
    2>/dev/null)" || return 1
  fingerprint /dev/stdin <<<"${shown}"
}

# Whether each certificate in file $1 is signed by the next one. One that stands alone must be
# signed by an authority this machine trusts.
chain_holds() {
  local part parts=0 folder status=0
  folder="$(mktemp -d)"
  awk -v folder="${folder}" '
    /-----BEGIN CERTIFICATE-----/ { n++ }
    n { print >(folder "/" n ".pem") }
  ' "$1"
  for part in "${folder}"/*.pem; do
    [[ ! -f ${part} ]] || parts=$((parts + 1))
  done
  if ((parts < 2)); then
    openssl verify "$1" >/dev/null 2>&1 || status=1
  fi
  for ((part = 1; part < parts; part++)); do
    openssl verify -partial_chain -no_check_time -trusted "${folder}/$((part + 1)).pem" \
      "${folder}/${part}.pem" >/dev/null 2>&1 || status=1
  done
  rm -rf -- "${folder}"
  return "${status}"
}

# Prints why the pair in folder $1 cannot be used; fails when there is a reason.
pair_is_sound() {
  local folder="$1" of_key of_certificate
  has_certificate "${folder}" || {
    say "there is no certificate in ${folder}"
    return 1
  }
  of_certificate="$(openssl x509 -noout -pubkey -in "${folder}/fullchain.pem")"
  of_key="$(openssl pkey -pubout -in "${folder}/privkey.pem" 2>/dev/null)" || of_key=""
  read_lifetime "${folder}"
  if [[ ${of_key} != "${of_certificate}" ]]; then
    say "its private key does not fit"
  elif ! has_name "${folder}"; then
    say "it is not for ${DOMAIN}"
  elif ((ENDS <= EPOCHSECONDS || BEGINS > EPOCHSECONDS + 60)); then
    say "it is not valid now"
  elif ! chain_holds "${folder}/fullchain.pem"; then
    say "its chain of signatures is broken"
  else
    return 0
  fi
  return 1
}
