#!/usr/bin/env bats
# Renewing the certificate and putting it in force: a real nginx and real certificates, with a fake
# authority.

load helper

ROOT="${OPS%/ops}"
NAME=vote.test

setup() {
  . "${OPS}/lib/nginx.sh"
  SERVER="${BATS_TEST_TMPDIR}/server"
  TOOL="${SERVER}/usr/local/lib/rostrum"
  FAKES="${BATS_TEST_TMPDIR}/fakes"
  CALLS="${BATS_TEST_TMPDIR}/calls"
  PLAIN_PORT=$((20000 + RANDOM % 5000 * 2))
  TLS_PORT=$((PLAIN_PORT + 1))
  mkdir -p "${FAKES}" "${SERVER}/run/lock" "${TOOL}"
  touch "${CALLS}"
  local variant
  variant="$(site_variant_here)"
  compose_site "${SERVER}" "${variant}" "${NAME}" "${PLAIN_PORT}" "${TLS_PORT}"
  TLS="${SERVER}/etc/rostrum/tls"
  ISSUED="${SERVER}/var/lib/dehydrated/certs/${NAME}"
  STATE="${SERVER}/var/lib/rostrum"
  install_tool
  make_authority
  not_frozen
  NGINX="$(command -v nginx)"
  fake_nginx
  fake_systemctl
  fake_authority 7776000
  PATH="${FAKES}:${PATH}"
}

teardown() {
  local pid="${SERVER}/run/nginx.pid"
  if [[ -s ${pid} ]]; then
    kill "$(<"${pid}")"
  fi
}

# The server's tool below SERVER.
install_tool() {
  cp -R "${OPS}/server/." "${TOOL}/"
  cp "${OPS}/lib/say.sh" "${TOOL}/lib/"
  sed -i -E "s#(=|\. )/(etc|var|run)/#\1${SERVER}/\2/#; s#127\.0\.0\.1:443#127.0.0.1:${TLS_PORT}#" \
    "${TOOL}"/certificate "${TOOL}"/lib/{server,certificates,renewal}.sh
  sed -i 's/^RELOAD_SECONDS=.*/RELOAD_SECONDS=3/' "${TOOL}/lib/renewal.sh"
  printf '%s\n' ENVIRONMENT=staging "DOMAIN=${NAME}" ACME_DIRECTORY=https://authority.test/ \
    >"${SERVER}/etc/rostrum/server.conf"
}

# An authority with an intermediate one, as the real ones have.
make_authority() {
  CA="${BATS_TEST_TMPDIR}/ca"
  mkdir "${CA}"
  openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -noenc -days 30 \
    -subj "/CN=authority" -keyout "${CA}/key.pem" -out "${CA}/cert.pem" 2>/dev/null
  : >"${CA}/index.txt"
  cat >"${CA}/ca.conf" <<CONF
[ca]
default_ca = here
[here]
database = ${CA}/index.txt
new_certs_dir = ${CA}
certificate = ${CA}/cert.pem
private_key = ${CA}/key.pem
rand_serial = yes
default_md = sha256
policy = any
copy_extensions = copy
unique_subject = no
[any]
commonName = supplied
CONF
}

# A certificate for name $2 in folder $1, valid from $3 to $4, in seconds from now.
issue() {
  local begin end
  begin="$(date -u -d "$3 seconds" +%Y%m%d%H%M%SZ)"
  end="$(date -u -d "$4 seconds" +%Y%m%d%H%M%SZ)"
  mkdir -p "$1"
  openssl req -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -noenc -subj "/CN=$2" \
    -addext "subjectAltName=DNS:$2" -keyout "$1/privkey.pem" -out "$1/request.pem" 2>/dev/null
  openssl ca -batch -notext -config "${CA}/ca.conf" -startdate "${begin}" -enddate "${end}" \
    -in "$1/request.pem" -out "$1/cert.pem" 2>/dev/null
  cat "$1/cert.pem" "${CA}/cert.pem" >"$1/fullchain.pem"
}

# dehydrated, with an authority whose certificates live $1 seconds from now.
fake_authority() {
  {
    declare -p CA ISSUED NAME
    declare -f issue
    printf '[[ $1 == -c ]] || exit 0\nissue "%s" "%s" -1 "%s"\n' "${ISSUED}" "${NAME}" "$1"
  } | fake dehydrated
}

fake_nginx() {
  fake nginx <<FAKE
exec "${NGINX}" -c "${SERVER}/etc/nginx/nginx.conf" -e "${SERVER}/error.log" "\$@"
FAKE
}

fake_systemctl() {
  fake systemctl <<FAKE
case "\$1" in
  is-active) [[ -s "${SERVER}/run/nginx.pid" ]] ;;
  reload) kill -HUP "\$(<"${SERVER}/run/nginx.pid")" ;;
esac
FAKE
}

not_frozen() {
  printf '#!/usr/bin/env bash\nexit 1\n' >"${TOOL}/frozen"
  chmod +x "${TOOL}/frozen"
}

# Frozen; with status 2 nobody knows.
frozen() {
  printf '#!/usr/bin/env bash\necho "%s"\nexit %s\n' "$1" "${2:-0}" >"${TOOL}/frozen"
}

# The certificate in force is as the arguments of "issue" say, and dehydrated's.
in_force() {
  issue "${ISSUED}" "$@"
  mkdir "${TLS}/first"
  cp "${ISSUED}"/{fullchain,privkey}.pem "${TLS}/first/"
  ln -sfn first "${TLS}/live"
}

certificate() {
  run timeout 60 "${TOOL}/certificate" "$@"
}

# What nginx hands out now.
served() {
  local shown
  shown="$(openssl s_client -connect "127.0.0.1:${TLS_PORT}" -servername "${NAME}" </dev/null 2>/dev/null)"
  openssl x509 -noout -fingerprint -sha256 <<<"${shown}"
}

of_file() {
  openssl x509 -noout -fingerprint -sha256 -in "$1"
}

asked() {
  grep -q "^dehydrated -c" "${CALLS}"
}

recorded() {
  sed -n "s/^$1=//p" "${STATE}/certificate"
}

@test "the first certificate replaces the self-made one, and nginx hands it out" {
  nginx
  certificate renew
  [ "${status}" -eq 0 ]
  [[ ${output} == *"there is none yet"*"A new certificate is in force"*"CN=authority"* ]]
  [ "$(served)" = "$(of_file "${ISSUED}/fullchain.pem")" ]
  [ "$(recorded result)" = ok ]
  [ "$(stat -c %a "$(readlink -f "${TLS}/live")/privkey.pem")" = 600 ]
}

@test "the key on the server is the copy's own: nothing depends on dehydrated's folder" {
  nginx
  certificate renew
  rm -r "${ISSUED}"
  nginx -t -q
}

@test "young certificates of any lifetime are left alone" {
  local life
  for life in 7776000 518400 3600 300; do
    rm -rf "${ISSUED}" "${TLS}/first"
    in_force "${NAME}" "-$((life / 2))" "$((life / 2))"
    certificate renew
    [ "${status}" -eq 0 ]
    refute asked
  done
}

@test "certificates of any lifetime are renewed when two thirds of it are over" {
  local life
  for life in 7776000 518400 3600 300; do
    rm -rf "${ISSUED}" "${TLS}"/first
    : >"${CALLS}"
    in_force "${NAME}" "-$((life * 2 / 3 + 2))" "$((life / 3 - 2))"
    certificate renew
    [ "${status}" -eq 0 ]
    asked
    [[ ${output} == *"two thirds of its lifetime are over"* ]]
  done
}

@test "--force asks at any time" {
  in_force "${NAME}" -60 7776000
  certificate renew --force
  [ "${status}" -eq 0 ]
  asked
}

@test "when the authority refuses, its words are shown and recorded, and the old one stays" {
  nginx
  export CHALLENGES="${SERVER}/var/lib/dehydrated/acme-challenges"
  fake dehydrated <<'FAKE'
[[ $1 == -c ]] || exit 0
echo 'answer' >"${CHALLENGES}/token"
echo '  + Challenge is not valid!'
echo 'ERROR: Challenge is invalid! (returned: invalid) (result: ["error","detail"]	"Get \"http://vote.test/\": Connection refused")'
exit 1
FAKE
  certificate renew
  [ "${status}" -eq 1 ]
  [ "$(recorded result)" = failed ]
  [ "$(recorded error)" = 'No new certificate: Get "http://vote.test/": Connection refused' ]
  [ ! -e "${CHALLENGES}/token" ]
  [ "$(readlink "${TLS}/live")" = self-made ]
  certificate status
  [[ ${output} == *"Self-made"*"failed"*"Connection refused"* ]]
  certificate status --json
  python3 -c 'import json, sys; assert json.load(sys.stdin)["result"] == "failed"' <<<"${output}"
}

@test "an authority that refuses over a nonce is asked again" {
  nginx
  {
    declare -p CA ISSUED NAME
    declare -f issue
    cat <<'FAKE'
[[ $1 == -c ]] || exit 0
if (($(grep -c "^dehydrated -c" "${CALLS}") < 3)); then
  echo '   "type": "urn:ietf:params:acme:error:badNonce",'
  exit 1
fi
issue "${ISSUED}" "${NAME}" -1 7776000
FAKE
  } | fake dehydrated
  export CALLS
  certificate renew
  [ "${status}" -eq 0 ]
  [ "$(grep -c "^dehydrated -c" "${CALLS}")" -eq 3 ]
  [ "$(recorded result)" = ok ]
}

@test "a frozen server is not reloaded; the next call goes on" {
  in_force "${NAME}" -6000000 1776000
  nginx
  local old
  old="$(served)"
  frozen "an assembly is open"
  certificate renew
  [ "${status}" -eq 0 ]
  [[ ${output} == *"waits: an assembly is open"* ]]
  [ "$(served)" = "${old}" ]
  [ "$(recorded result)" = pending ]
  [ -e "${STATE}/certificate-pending" ]
  refute grep -q "^systemctl reload" "${CALLS}"

  : >"${CALLS}"
  certificate renew
  refute asked
  [ -e "${STATE}/certificate-pending" ]

  not_frozen
  certificate renew
  [ "${status}" -eq 0 ]
  refute asked
  [ ! -e "${STATE}/certificate-pending" ]
  [ "$(served)" = "$(of_file "${ISSUED}/fullchain.pem")" ]
  [ "$(recorded result)" = ok ]
}

@test "a silent database counts as frozen" {
  in_force "${NAME}" -6000000 1776000
  nginx
  frozen "the database does not answer" 2
  certificate renew
  [ -e "${STATE}/certificate-pending" ]
}

@test "less than a tenth of the lifetime is left: frozen or not" {
  in_force "${NAME}" -7100000 676000
  nginx
  frozen "an assembly is open"
  certificate renew
  [ "${status}" -eq 0 ]
  [ "$(served)" = "$(of_file "${ISSUED}/fullchain.pem")" ]
  [ ! -e "${STATE}/certificate-pending" ]
}

@test "the first real certificate does not wait for a freeze" {
  nginx
  frozen "an assembly is open"
  certificate renew
  [ "$(served)" = "$(of_file "${ISSUED}/fullchain.pem")" ]
}

# The new pair is refused for reason $1, and the old one stays.
refused() {
  nginx
  local old
  old="$(served)"
  certificate renew
  [ "${status}" -eq 1 ]
  [[ ${output} == *"$1"* ]]
  [ "$(served)" = "${old}" ]
  [ "$(readlink "${TLS}/live")" = self-made ]
  [ "$(recorded result)" = failed ]
}

@test "a key that does not fit is refused" {
  issue "${ISSUED}" "${NAME}" -60 7776000
  openssl genpkey -algorithm EC -pkeyopt ec_paramgen_curve:prime256v1 \
    -out "${ISSUED}/privkey.pem" 2>/dev/null
  refused "private key does not fit"
}

@test "a certificate for another name is refused" {
  issue "${BATS_TEST_TMPDIR}/other" other.test -60 7776000
  fake dehydrated <<FAKE
mkdir -p "${ISSUED}"
cp "${BATS_TEST_TMPDIR}"/other/*.pem "${ISSUED}/"
FAKE
  refused "not for ${NAME}"
}

@test "a chain of another authority is refused" {
  issue "${ISSUED}" "${NAME}" -60 7776000
  openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -noenc -subj /CN=authority \
    -keyout "${BATS_TEST_TMPDIR}/k" -out "${BATS_TEST_TMPDIR}/c" 2>/dev/null
  cat "${ISSUED}/cert.pem" "${BATS_TEST_TMPDIR}/c" >"${ISSUED}/fullchain.pem"
  refused "chain of signatures is broken"
}

@test "a chain that ends with the site's certificate is refused" {
  issue "${ISSUED}" "${NAME}" -60 7776000
  cp "${ISSUED}/cert.pem" "${ISSUED}/fullchain.pem"
  refused "chain of signatures is broken"
}

@test "when nginx refuses its configuration, the old certificate is in force again" {
  nginx
  printf 'nonsense;\n' >>"${SERVER}/etc/nginx/nginx.conf"
  issue "${ISSUED}" "${NAME}" -60 7776000
  local old
  old="$(served)"
  certificate renew
  [ "${status}" -eq 1 ]
  [[ ${output} == *'nginx refuses its configuration: unknown directive "nonsense"'* ]]
  [ "$(readlink "${TLS}/live")" = self-made ]
  [ "$(served)" = "${old}" ]
  [ "$(find "${TLS}" -mindepth 1 -maxdepth 1 -type d | wc -l)" -eq 1 ]
  refute grep -q "^systemctl reload" "${CALLS}"
}

@test "when the reload does not happen, the old certificate is in force again" {
  nginx
  fake systemctl <<<'[[ $1 == is-active ]]'
  issue "${ISSUED}" "${NAME}" -60 7776000
  certificate renew
  [ "${status}" -eq 1 ]
  [[ ${output} == *"nginx did not reload"* ]]
  [ "$(readlink "${TLS}/live")" = self-made ]

  fake systemctl <<<''
  certificate renew
  [ "${status}" -eq 1 ]
  [[ ${output} == *"still hands out another certificate"* ]]
  [ "$(readlink "${TLS}/live")" = self-made ]
}

@test "what an interrupted call left half done is finished" {
  in_force "${NAME}" -60 7776000
  ln -sfn self-made "${TLS}/live"
  nginx
  ln -sfn first "${TLS}/live"
  refute asked
  certificate renew
  [ "${status}" -eq 0 ]
  [ "$(served)" = "$(of_file "${ISSUED}/fullchain.pem")" ]
}

@test "where nginx does not run, it begins with the new certificate" {
  certificate renew
  [ "${status}" -eq 0 ]
  [[ ${output} == *"nginx does not run"* ]]
  nginx
  [ "$(served)" = "$(of_file "${ISSUED}/fullchain.pem")" ]
}

@test "the pair before the last is removed, the last and the self-made one stay" {
  nginx
  certificate renew
  local first
  first="$(readlink "${TLS}/live")"
  certificate renew --force
  [ -d "${TLS}/${first}" ]
  certificate renew --force
  [ ! -d "${TLS}/${first}" ]
  [ -f "${TLS}/self-made/privkey.pem" ]
}

@test "two calls at once: the second one is refused" {
  exec 9>"${SERVER}/run/lock/rostrum-certificate"
  flock 9
  certificate renew
  exec 9>&-
  [ "${status}" -eq 1 ]
  [[ ${output} == *"under way already"* ]]
}

@test "an open connection outlives the reload" {
  nginx
  exec 8<>"/dev/tcp/127.0.0.1/${PLAIN_PORT}"
  printf 'GET / HTTP/1.1\r\nHost: %s\r\n' "${NAME}" >&8
  certificate renew
  [ "$(served)" = "$(of_file "${ISSUED}/fullchain.pem")" ]
  printf '\r\n' >&8
  read -r -t 5 line <&8
  exec 8>&-
  [[ ${line} == *" 301 "* ]]
}

@test "status tells about an expired one; --json is JSON" {
  in_force "${NAME}" -7776000 -86400
  certificate status
  [ "${status}" -eq 0 ]
  [[ ${output} == *"EXPIRED 24 hours ago"* ]]
  certificate status --json
  python3 -c 'import json, sys
told = json.load(sys.stdin)
assert told["days_left"] == -1 and told["self_made"] is False, told
assert told["issuer"] == "CN=authority" and told["pending"] is False, told' <<<"${output}"
}

@test "wrong calls are refused" {
  certificate renew now
  [ "${status}" -eq 2 ]
  certificate status -v
  [ "${status}" -eq 2 ]
  certificate revoke
  [ "${status}" -eq 2 ]
  certificate --help
  [ "${status}" -eq 0 ]
  [[ ${output} == *"rostrum certificate renew [--force]"* ]]
}
