# shellcheck shell=bash
# The world around the server: a certificate authority (Pebble) and a name server that answers what
# a test wants (challtestsrv), both in the controller's namespace. Needs say.sh and host.sh.

SITE_NAME=vote.test
ACME_NAME=acme.test
ACME_URL="https://${ACME_NAME}:14000/dir"
ACME_LIFE=7776000 # seconds: 90 days, as the big one does
export ACME_URL ACME_LIFE

# Makes a small authority for Pebble's own address, which speaks TLS too.
make_acme_authority() {
  local folder="${HOST:?}/acme"
  mkdir -p "${folder}"
  openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -days 30 \
    -subj "/CN=Rostrum test host" -addext "basicConstraints=critical,CA:true" \
    -addext "keyUsage=critical,keyCertSign" \
    -keyout "${folder}/authority.key" -out "${folder}/authority.pem" 2>/dev/null
  openssl req -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -subj "/CN=${ACME_NAME}" \
    -keyout "${folder}/server.key" -out "${folder}/server.csr" 2>/dev/null
  openssl x509 -req -in "${folder}/server.csr" -days 30 -out "${folder}/server.pem" \
    -CA "${folder}/authority.pem" -CAkey "${folder}/authority.key" -CAcreateserial \
    -extfile <(printf 'subjectAltName=DNS:%s\n' "${ACME_NAME}") 2>/dev/null
}

# Starts the name server; it knows the site, the authority and nothing else.
start_names() {
  local here server
  here="$(address 1)"
  server="$(address 2)"
  start_process names nsenter "--net=/run/netns/${CONTROLLER:?}" pebble-challtestsrv \
    -dns01 "${here}:53" -management 127.0.0.1:8055 -defaultIPv4 "" -defaultIPv6 "" \
    -http01 "" -https01 "" -tlsalpn01 ""
  wait_until 10 set_name "${SITE_NAME}" "${server}" || die "The name server does not answer"
  set_name "${ACME_NAME}" "${here}"
}

# Makes the name server answer $2 for name $1.
set_name() {
  ask_names clear-a "{\"host\": \"$1\"}" \
    && ask_names add-a "{\"host\": \"$1\", \"addresses\": [\"$2\"]}"
}

ask_names() {
  nsenter "--net=/run/netns/${CONTROLLER:?}" \
    curl -fsS --noproxy '*' --max-time 5 --data "$2" "http://127.0.0.1:8055/$1" 2>/dev/null
}

# Starts the authority; its certificates live $1 seconds.
start_acme() {
  local here folder="${HOST:?}/acme"
  here="$(address 1)"
  jq -n --arg address "${here}" --arg folder "${folder}" --argjson life "$1" '{pebble: {
    listenAddress: ($address + ":14000"), managementListenAddress: ($address + ":15000"),
    certificate: ($folder + "/server.pem"), privateKey: ($folder + "/server.key"),
    httpPort: 80, tlsPort: 443, ocspResponderURL: "", externalAccountBindingRequired: false,
    certificateValidityPeriod: $life
  }}' >"${folder}/pebble.json"
  PEBBLE_VA_NOSLEEP=1 start_process acme nsenter "--net=/run/netns/${CONTROLLER:?}" \
    pebble -config "${folder}/pebble.json" -dnsserver "${here}:53"
  wait_until 10 fetch_site_authority || die "Pebble does not answer; see ${HOST}/acme.log"
}

# Fetches the certificate of the authority that signs the site's, which Pebble makes anew each time.
fetch_site_authority() {
  local here
  here="$(address 1)"
  nsenter "--net=/run/netns/${CONTROLLER:?}" curl -fsS --noproxy '*' --max-time 5 \
    --cacert "${HOST:?}/acme/authority.pem" --resolve "${ACME_NAME}:15000:${here}" \
    -o "${HOST}/site-authority.pem" "https://${ACME_NAME}:15000/roots/0" 2>/dev/null
}
