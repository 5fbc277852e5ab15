#!/usr/bin/env bats
# The first deploy, and the site as a visitor meets it: certificate, protocols, a page that lives.

load host
load releases

# Asks the server's database as its administrator.
sql() {
  guest runuser -u postgres -- psql -XAtq -v ON_ERROR_STOP=1 -d rostrum -c "$1"
}

# Prints nginx's processes: others would have dropped somebody's stream.
nginx_processes() {
  guest bash -c 'cat /run/nginx.pid; pgrep -P "$(cat /run/nginx.pid)" | sort'
}

@test "the first certificate is the authority's, not self-made" {
  local told
  told="$(guest rostrum certificate status --json)"
  echo "${told}"
  jq -e '.self_made == false and .days_left > 80 and .result == "ok"' <<<"${told}"
}

@test "before the first deploy a page says that the site is back in a moment" {
  run site_curl -i /
  [[ ${output} == "HTTP/2 502"*"retry-after:"*"Back in a moment"* ]]
}

@test "the first deploy; nginx is neither restarted nor reloaded" {
  local archive version before began
  archive="$(release_of_checkout)"
  version="${archive##*/rostrum-}"
  version="${version%-linux-*}"
  before="$(nginx_processes)"
  began="$(now)"
  rostrum deploy "${version}"
  remark "first deploy: $(seconds_since "${began}") s"
  [ "$(nginx_processes)" = "${before}" ]
  [ "$(site_status /)" = 200 ]
}

@test "HTTP/2, and HSTS" {
  run site_curl -I /
  [[ ${output} == "HTTP/2 200"* ]]
  [[ ${output} == *"strict-transport-security: max-age="* ]]
}

@test "http leads to https" {
  run controller curl -sS --max-time 10 -o /dev/null -w '%{http_code} %{redirect_url}' \
    "${SITE/https/http}/a/hall?x=y"
  [ "${output}" = "301 ${SITE}/a/hall?x=y" ]
}

@test "each security header comes once, also from nginx itself" {
  local path name heads
  for path in / /nowhere /a/hall/sign-in "/static/none.css"; do
    heads="$(site_curl -I "${path}" | tr -d '\r' | tr '[:upper:]' '[:lower:]')"
    for name in strict-transport-security content-security-policy x-content-type-options \
      referrer-policy cross-origin-opener-policy cross-origin-resource-policy permissions-policy; do
      [ "$(grep -c "^${name}:" <<<"${heads}")" -eq 1 ]
    done
  done
}

@test "the style sheet comes compressed from nginx's own folder, for ever" {
  local page file
  page="$(site_curl /)"
  [[ ${page} =~ \"(/static/[A-Za-z0-9._-]+\.css)\" ]]
  file="${BASH_REMATCH[1]}"
  guest test -f "/var/lib/rostrum${file}.gz"
  run site_curl -I -H "Accept-Encoding: gzip" "${file}"
  [[ ${output} == "HTTP/2 200"*"content-encoding: gzip"* ]]
  [[ ${output} == *"cache-control: public, max-age=31536000, immutable"* ]]
  # The application sends no ETag: this answer is nginx's.
  [[ ${output} == *"etag:"* ]]
}

@test "in Chromium a notice appears by itself, through nginx" {
  local session="${LEFT}/ada"
  sql "
    WITH meeting AS (
      INSERT INTO assembly (slug, title, starts_at, ends_at, time_zone, visibility, state,
                            quorum_percent, created_at)
      VALUES ('hall', 'The hall', now(), now() + interval '1 day', 'Europe/Berlin', 'public',
              'announced', 0, now())
      RETURNING id)
    INSERT INTO member (assembly_id, number, name, role, code_hash, created_at)
    SELECT id, '0', 'Ada', 'chair', sha256(convert_to('000000000000', 'UTF8')), now() FROM meeting"
  [ "$(site_curl -c "${session}" -d code=000000000000 -o /dev/null -w '%{http_code}' \
    /a/hall/sign-in)" = 303 ]
  browser_start
  browser_open "${SITE}/a/hall"
  eventually 20 says on browser_run 'return document.documentElement.dataset.live'
  [ "$(browser_run 'return performance.getEntriesByType("navigation")[0].nextHopProtocol')" = h2 ]
  refute browser_shows "The doors are open"
  [ "$(site_curl -b "${session}" -d "text=The doors are open" -o /dev/null -w '%{http_code}' \
    /a/hall/chair/notices)" = 303 ]
  eventually 10 browser_shows "The doors are open"
  browser_stop
}

@test "maintenance: a page with Retry-After for everybody, at once, and back at once" {
  local before
  before="$(nginx_processes)"
  rostrum maintenance on
  run site_curl -i /a/hall
  [[ ${output} == "HTTP/2 503"*"retry-after: 60"*"Back soon"* ]]
  [ "$(site_status /a/hall/live)" = 503 ]
  rostrum maintenance off
  [ "$(site_status /a/hall)" = 200 ]
  [ "$(nginx_processes)" = "${before}" ]
}

teardown() {
  browser_stop
}

teardown_file() {
  guest rm -f /var/lib/rostrum/maintenance
}
