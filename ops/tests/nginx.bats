#!/usr/bin/env bats
# The site's nginx, as composed for this machine's version, before a stand-in for the application.

load helper

ROOT="${OPS%/ops}"
NAME=vote.test

setup_file() {
  . "${OPS}/lib/nginx.sh"
  export SERVER="${BATS_FILE_TMPDIR}/server"
  export PLAIN_PORT=$((30000 + RANDOM % 1000 * 2))
  export TLS_PORT=$((PLAIN_PORT + 1))
  local variant
  variant="$(site_variant_here)"
  compose_site "${SERVER}" "${variant}" "${NAME}" "${PLAIN_PORT}" "${TLS_PORT}"
  local static="${SERVER}/var/lib/rostrum/static"
  echo 'body { color: red }' >"${static}/app.0123456789.css"
  gzip -k "${static}/app.0123456789.css"
  echo 'answer' >"${SERVER}/var/lib/dehydrated/acme-challenges/token"
  site_nginx "${SERVER}"
}

teardown_file() {
  kill "$(<"${SERVER}/run/nginx.pid")"
}

setup() {
  TLS="https://${NAME}:${TLS_PORT}"
  PLAIN="http://${NAME}:${PLAIN_PORT}"
  MAINTENANCE="${SERVER}/var/lib/rostrum/maintenance"
  application_starts
}

teardown() {
  rm -f "${MAINTENANCE}"
  application_ends
}

application_starts() {
  python3 "${OPS}/tests/application.py" "${SERVER}/run/rostrum/blue.sock" 3>&- &
  APPLICATION=$!
  ln -sfn blue.sock "${SERVER}/run/rostrum/current.sock"
  local deadline=$((SECONDS + 10))
  until curl -fsS --max-time 2 --unix-socket "${SERVER}/run/rostrum/blue.sock" -o /dev/null \
    http://x/ 2>/dev/null; do
    ((SECONDS < deadline))
    sleep 0.05
  done
}

application_ends() {
  [[ -z ${APPLICATION} ]] || kill "${APPLICATION}"
  APPLICATION=""
  rm -f "${SERVER}/run/rostrum/blue.sock"
}

ask() {
  curl -sS --max-time 20 --noproxy '*' --cacert "${SERVER}/etc/rostrum/tls/live/fullchain.pem" \
    --resolve "${NAME}:${TLS_PORT}:127.0.0.1" --resolve "${NAME}:${PLAIN_PORT}:127.0.0.1" "$@"
}

# Prints how often each security header is in the answer whose head is on stdin, in one line.
security_headers() {
  tr -d '\r' | tr '[:upper:]' '[:lower:]' | grep -oE '^(strict-transport-security|content-security-policy|x-content-type-options|referrer-policy|cross-origin-opener-policy|cross-origin-resource-policy|permissions-policy):' | sort | uniq -c | awk '{ printf "%s", $1 }'
}

@test "a page comes over HTTP/2, with each security header once" {
  run ask -i "${TLS}/a/x?b=c"
  [[ ${output} == "HTTP/2 200"* ]]
  [[ ${output} == *"GET /a/x?b=c HTTP/1.1"* ]]
  [[ ${output} == *"content-security-policy: from the application"* ]]
  [ "$(security_headers <<<"${output}")" = 1111111 ]
}

@test "the application gets the site's name and no client's address" {
  run ask -H "X-Forwarded-For: 192.0.2.7" -H "X-Real-IP: 192.0.2.7" \
    -H "Forwarded: for=192.0.2.7" -H "X-Forwarded-Host: evil.test" "${TLS}/"
  [[ ${output} == *"Host: ${NAME}"* ]]
  [[ ${output} == *"X-Forwarded-Proto: https"* ]]
  [[ ${output,,} != *192.0.2.7* && ${output} != *127.0.0.1* && ${output} != *evil* ]]
}

@test "without TLS: only the way to TLS, and the authority's questions" {
  run ask -i "${PLAIN}/a/x?b=c"
  [[ ${output} == "HTTP/1.1 301"*"Location: https://${NAME}/a/x?b=c"* ]]
  [[ ${output} != *trict-* ]]
  run ask "${PLAIN}/.well-known/acme-challenge/token"
  [ "${output}" = answer ]
}

@test "other names get neither certificate nor answer" {
  run curl -sSk --max-time 5 --noproxy '*' "https://127.0.0.1:${TLS_PORT}/"
  [ "${status}" -eq 35 ]
  run curl -sS --max-time 5 --noproxy '*' "http://127.0.0.1:${PLAIN_PORT}/"
  [ "${status}" -ne 0 ]
  run ask -H "Host: other.test" "${TLS}/"
  [ "${status}" -ne 0 ]
}

# Whether a client that knows only protocol $1 (and ciphers $2) gets a connection.
connects() {
  openssl s_client -connect "127.0.0.1:${TLS_PORT}" -servername "${NAME}" "$1" \
    -cipher "${2:-ALL:@SECLEVEL=0}" </dev/null >/dev/null 2>&1
}

@test "TLS 1.2 and 1.3 with forward secrecy, nothing older" {
  connects -tls1_3
  connects -tls1_2
  refute connects -tls1_1
  refute connects -tls1_2 AES128-GCM-SHA256
  refute connects -tls1_2 ECDHE-ECDSA-AES128-SHA256
}

@test "a visitor who comes back resumes the session" {
  local session="${BATS_TEST_TMPDIR}/session"
  (
    printf 'GET / HTTP/1.1\r\nHost: %s\r\nConnection: close\r\n\r\n' "${NAME}"
    sleep 1
  ) | openssl s_client -connect "127.0.0.1:${TLS_PORT}" -servername "${NAME}" -ign_eof \
    -sess_out "${session}" >/dev/null 2>&1
  run openssl s_client -connect "127.0.0.1:${TLS_PORT}" -servername "${NAME}" -sess_in "${session}" \
    </dev/null
  [[ ${output} == *"Reused, TLSv1.3"* ]]
}

@test "a static file comes compressed from its folder, for ever" {
  run ask -i --compressed -H "Accept-Encoding: gzip" "${TLS}/static/app.0123456789.css"
  [[ ${output} == "HTTP/2 200"*"content-type: text/css; charset=utf-8"* ]]
  [[ ${output} == *"content-encoding: gzip"* ]]
  [[ ${output} == *"cache-control: public, max-age=31536000, immutable"* ]]
  [[ ${output} == *"vary: Accept-Encoding"* ]]
  [[ ${output} == *"body { color: red }"* ]]
  [ "$(security_headers <<<"${output}")" = 1111111 ]
  run ask -i "${TLS}/static/app.0123456789.css"
  [[ ${output} != *content-encoding* ]]
}

@test "a static file that is not in the folder comes from the application" {
  run ask -i "${TLS}/static/new.0123456789.js"
  [[ ${output} == "HTTP/2 200"*"GET /static/new.0123456789.js"* ]]
  [[ ${output} == *"cache-control: no-store"* && ${output} != *immutable* ]]
  [ "$(security_headers <<<"${output}")" = 1111111 ]
  run ask --path-as-is "${TLS}/static/../maintenance"
  [[ ${output} == *"HTTP/1.1"* || ${output} == *"could not be read"* ]]
}

@test "a stream's first event arrives while it goes on" {
  local http
  for http in --http1.1 --http2; do
    run timeout 2 curl -sSN "${http}" --noproxy '*' --resolve "${NAME}:${TLS_PORT}:127.0.0.1" \
      --cacert "${SERVER}/etc/rostrum/tls/live/fullchain.pem" "${TLS}/a/x/live?have=a:b"
    [ "${status}" -eq 124 ]
    [[ ${output} == *"data: first"* ]]
  done
}

@test "a stream's request is passed on with what the application reads, and no more" {
  run timeout 2 curl -sSN --noproxy '*' --resolve "${NAME}:${TLS_PORT}:127.0.0.1" \
    --cacert "${SERVER}/etc/rostrum/tls/live/fullchain.pem" -A Browser -H "Referer: ${TLS}/a/x" \
    -H "Cookie: a=b; c=d" -H "Accept-Encoding: gzip" -H "Accept-Language: de" "${TLS}/a/x/live"
  [ "${status}" -eq 124 ]
  for wanted in "Host: ${NAME}" "X-Forwarded-Proto: https" "Cookie: a=b; c=d" \
    "Accept-Encoding: gzip" "Accept-Language: de"; do
    grep -qF ": ${wanted}" <<<"${output}"
  done
  refute grep -qiE 'Browser|Referer' <<<"${output}"
  run timeout 2 curl -sSN --noproxy '*' --resolve "${NAME}:${TLS_PORT}:127.0.0.1" \
    --cacert "${SERVER}/etc/rostrum/tls/live/fullchain.pem" "${TLS}/a/x/live"
  refute grep -qE 'Cookie|Accept-' <<<"${output}"
}

@test "what a page shows fits in a stream's address" {
  local have
  have="$(printf 'x%.0s' {1..12000})"
  run ask "${TLS}/a/x/y?have=${have}"
  [[ ${output} == *"have=xxx"* ]]
  run ask --http1.1 "${TLS}/a/x/y?have=${have}"
  [[ ${output} == *"have=xxx"* ]]
  # A cookie of 8 kB, too.
  run ask --http1.1 -H "Cookie: ${have:0:8000}" "${TLS}/a/x/y"
  [[ ${output} == *"Cookie: xxx"* ]]
  run ask -H "Cookie: ${have:0:8000}" "${TLS}/a/x/y"
  [[ ${output} == *"ookie: xxx"* ]]
  run ask -i "${TLS}/?${have}${have}${have}${have}${have}${have}"
  [[ ${output} == "HTTP/2 4"* || ${status} -ne 0 ]]
}

@test "a form's limit is 64 kB, the register's 8 MB; what is more gets a page" {
  head -c 65536 /dev/zero >"${BATS_TEST_TMPDIR}/form"
  head -c 65537 /dev/zero >"${BATS_TEST_TMPDIR}/larger"
  head -c 8388608 /dev/zero >"${BATS_TEST_TMPDIR}/register"
  run ask --data-binary "@${BATS_TEST_TMPDIR}/form" "${TLS}/a/x/check-in"
  [[ ${output} == *"body=65536"* ]]
  run ask -i --data-binary "@${BATS_TEST_TMPDIR}/larger" "${TLS}/a/x/check-in"
  [[ ${output} == "HTTP/2 413"*"That is too large"* ]]
  [ "$(security_headers <<<"${output}")" = 1111111 ]
  run ask --data-binary "@${BATS_TEST_TMPDIR}/register" "${TLS}/a/x/register"
  [[ ${output} == *"body=8388608"* ]]
  printf x >>"${BATS_TEST_TMPDIR}/register"
  run ask --http1.1 -i --data-binary "@${BATS_TEST_TMPDIR}/register" "${TLS}/a/x/register"
  [[ ${output} == *"HTTP/1.1 413"*"That is too large"* ]]
}

# Sends $1 requests at once with the arguments behind it; prints each status that came, with its
# number.
crowd() {
  local count="$1"
  shift
  ask -o /dev/null -w '%{http_code}\n' --parallel --parallel-max 50 "${@:1:$#-1}" \
    "${*: -1}?[1-${count}]" | sort | uniq -c | awk '{ print $2 "=" $1 }'
}

@test "a hall behind one address meets no limit" {
  [ "$(crowd 600 "${TLS}/a/x")" = 200=600 ]
  [ "$(crowd 600 -d code=x "${TLS}/a/x/sign-in")" = 200=600 ]
}

@test "one session that hammers is slowed down, with a page" {
  local cookie="Cookie: language=de; __Host-rostrum=0123456789abcdef0123456789abcdef" answers
  answers="$(crowd 400 -H "${cookie}" "${TLS}/a/x")"
  [[ ${answers} == *"429="* && ${answers} == *"200=1"* ]]
  run ask -i -H "${cookie}" "${TLS}/a/x?[1-200]"
  [[ ${output} == *"HTTP/2 429"*"retry-after: 5"*"Einen Augenblick, bitte"* ]]
  # Another visitor does not feel it.
  [ "$(crowd 20 -H "Cookie: __Host-rostrum=fedcba9876543210fedcba9876543210" "${TLS}/a/x")" = 200=20 ]
}

@test "without the application: a page that tries again, in the visitor's language" {
  application_ends
  run ask -i "${TLS}/a/meeting/ballots/7"
  [[ ${output} == "HTTP/2 502"*"retry-after: 10"* ]]
  [[ ${output} == *'<meta http-equiv="refresh" content="5">'*"Back in a moment"* ]]
  [[ ${output} == *'href="/a/meeting"'* ]]
  [ "$(security_headers <<<"${output}")" = 1111111 ]
  run ask -H "Accept-Language: fr, de;q=0.8, en;q=0.5" "${TLS}/"
  [[ ${output} == *'lang="de"'*"Gleich wieder da"* ]]
  run ask -H "Accept-Language: de" -H "Cookie: language=en" "${TLS}/"
  [[ ${output} == *'lang="en"'* ]]
}

@test "without the application: who posted is not made to post again" {
  application_ends
  run ask -i -d choice=yes "${TLS}/a/meeting/ballots/7/vote"
  [[ ${output} == "HTTP/2 502"*"may not have arrived"* ]]
  [[ ${output} != *http-equiv* ]]
}

@test "a post is sent to the application once" {
  run ask -o /dev/null -w '%{http_code}' -d x=y "${TLS}/cut"
  [ "${output}" = 502 ]
}

@test "the application's own failures pass as they are" {
  run ask -i "${TLS}/busy"
  [[ ${output} == "HTTP/2 503"*"GET /busy"* ]]
  [[ ${output} != *"Back soon"* ]]
}

@test "maintenance needs no reload, and nothing but the authority gets through" {
  touch "${MAINTENANCE}"
  local path
  for path in / /a/x/live /a/x/sign-in /a/x/register /static/app.0123456789.css; do
    run ask -i "${TLS}${path}"
    [[ ${output} == "HTTP/2 503"*"retry-after: 60"*"Back soon"* ]]
    [ "$(security_headers <<<"${output}")" = 1111111 ]
  done
  run ask -i -d code=x "${TLS}/a/x/sign-in"
  [[ ${output} == "HTTP/2 503"*"Back soon"* && ${output} != *http-equiv* ]]
  run ask -H "Accept-Language: de-AT" "${TLS}/"
  [[ ${output} == *"Gleich wieder da"* ]]
  run ask "${PLAIN}/.well-known/acme-challenge/token"
  [ "${output}" = answer ]
  rm "${MAINTENANCE}"
  run ask -i "${TLS}/"
  [[ ${output} == "HTTP/2 200"* ]]
}

@test "the pages themselves cannot be asked for" {
  run ask -i "${TLS}/pages/maintenance.en.html"
  [[ ${output} == "HTTP/2 200"*"GET /pages/maintenance.en.html"* ]]
}

@test "each page of ours is whole: no include failed, the style is there" {
  application_ends
  run ask "${TLS}/"
  [[ ${output} == *"<style>"*"</html>"* ]]
  [[ ${output} != *"<!--#"* && ${output} != *"error occurred"* ]]
}

@test "an address that cannot be read is answered at once, over either protocol" {
  local protocol
  for protocol in --http1.1 --http2; do
    run ask "${protocol}" --max-time 5 --path-as-is -w '%{http_code}' "${TLS}/%2e%2e/x"
    [ "${status}" -eq 0 ]
    [[ ${output} == *"</html>"*400 ]]
  done
}

@test "moving the link moves new requests; a reload is not needed" {
  mkdir -p "${BATS_TEST_TMPDIR}"
  run ask "${TLS}/"
  [ "${status}" -eq 0 ]
  ln -sfn nowhere.sock "${SERVER}/run/rostrum/current.new"
  mv -fT "${SERVER}/run/rostrum/current.new" "${SERVER}/run/rostrum/current.sock"
  run ask -o /dev/null -w '%{http_code}' "${TLS}/"
  [ "${output}" = 502 ]
  ln -sfn blue.sock "${SERVER}/run/rostrum/current.new"
  mv -fT "${SERVER}/run/rostrum/current.new" "${SERVER}/run/rostrum/current.sock"
  run ask -o /dev/null -w '%{http_code}' "${TLS}/"
  [ "${output}" = 200 ]
}

@test "a stream outlives a reload" {
  local out="${BATS_TEST_TMPDIR}/stream" pid beats
  curl -sSN --max-time 20 --noproxy '*' --resolve "${NAME}:${TLS_PORT}:127.0.0.1" \
    --cacert "${SERVER}/etc/rostrum/tls/live/fullchain.pem" "${TLS}/a/x/live" >"${out}" 3>&- &
  pid=$!
  await grep -q first "${out}"
  local before after
  before="$(pgrep -P "$(<"${SERVER}/run/nginx.pid")" | sort)"
  kill -HUP "$(<"${SERVER}/run/nginx.pid")"
  await workers_differ "${before}"
  run ask -o /dev/null -w '%{http_code}' "${TLS}/"
  [ "${output}" = 200 ]
  beats="$(grep -c '^:' "${out}")" || true
  await more_beats "${beats}" "${out}"
  kill -0 "${pid}"
  kill "${pid}"
}

# Waits for the command to do well, 10 s at most.
await() {
  local deadline=$((SECONDS + 10))
  until "$@"; do
    ((SECONDS < deadline)) || return 1
    sleep 0.05
  done
}

workers_differ() {
  local now
  now="$(pgrep -P "$(<"${SERVER}/run/nginx.pid")" | sort)"
  [[ ${now} != "$1" ]]
}

more_beats() {
  local now
  now="$(grep -c '^:' "$2")" || true
  ((now > $1 + 2))
}

@test "the log has times and statuses, and nothing personal" {
  ask -A Firefox -e "https://other.test/" -H "Cookie: __Host-rostrum=0123456789abcdef" \
    -o /dev/null "${TLS}/a/x/sign-in?code=SECRET-CODE"
  application_ends
  ask -o /dev/null "${TLS}/a/x/sign-in?code=SECRET-CODE"
  local log="${SERVER}/var/log/nginx/access.log"
  await grep -q "status=502 method=GET path=/a/x/sign-in time=" "${log}"
  await grep -Eq "status=200 method=GET path=/a/x/sign-in time=[0-9.]+ upstream=200 upstream_time=[0-9.]+ " "${log}"
  refute grep -Eq 'SECRET|127\.0\.0\.1|Firefox|other\.test|0123456789abcdef' \
    "${log}" "${SERVER}/var/log/nginx/error.log"
}
