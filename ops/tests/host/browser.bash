# shellcheck shell=bash
# A Chromium where the operator sits, driven through chromedriver by plain HTTP. Needs host.bash.

DRIVER=http://127.0.0.1:9515

# Starts chromedriver and a browser that trusts the site's authority.
browser_start() {
  local authority home="${BATS_TEST_TMPDIR:?}/browser" wishes answer
  authority="$(testhost ca "${HOST:?}")"
  mkdir -p "${home}/.pki/nssdb"
  certutil -d "sql:${home}/.pki/nssdb" -N --empty-password
  certutil -d "sql:${home}/.pki/nssdb" -A -t C,, -n site -i "${authority}"
  HOME="${home}" "${OPS:?}/testhost" run "${HOST}" chromedriver --port=9515 \
    >"${home}/driver.log" 2>&1 3>&- &
  DRIVER_PID=$!
  eventually 20 controller curl -fsS --max-time 2 "${DRIVER}/status"
  wishes="$(browser_wishes "${home}")"
  answer="$(drive POST /session "${wishes}")"
  BROWSER="$(jq -er .value.sessionId <<<"${answer}")"
}

# Prints what the browser in folder $1 is to be like.
browser_wishes() {
  jq -n --arg profile "$1/profile" '{capabilities: {alwaysMatch: {
    browserName: "chrome",
    "goog:chromeOptions": {args: [
      "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
      "--disable-background-networking", "--disable-component-update", "--disable-sync",
      "--disable-dev-shm-usage", "--window-size=1200,900", ("--user-data-dir=" + $profile)
    ]}
  }}}'
}

# Sends method $1 for path $2 with body $3 to chromedriver; prints the answer.
drive() {
  controller curl -sS --max-time 60 -X "$1" -H 'Content-Type: application/json' \
    --data-binary "${3:-{\}}" "${DRIVER}$2"
}

# Opens an address.
browser_open() {
  local body answer
  body="$(jq -n --arg url "$1" '{url: $url}')"
  answer="$(drive POST "/session/${BROWSER:?}/url" "${body}")"
  jq -e '.value == null' <<<"${answer}" >/dev/null || {
    printf '%s\n' "${answer}" >&2
    return 1
  }
}

# Runs script $1 in the page and prints what it returns; text as it is, the rest as JSON.
browser_run() {
  local body answer
  body="$(jq -n --arg script "$1" '{script: $script, args: []}')"
  answer="$(drive POST "/session/${BROWSER:?}/execute/sync" "${body}")"
  jq -er 'if (.value | type) == "object" and .value.error then error(.value.message)
    else .value // "" end' <<<"${answer}"
}

# Fails unless the page shows text $1 now; "eventually 10 browser_shows TEXT" waits for it.
browser_shows() {
  says "$1" browser_run 'return document.body.innerText'
}

# Ends the browser and chromedriver; for teardown, where there may be none.
browser_stop() {
  [[ -z ${BROWSER:-} ]] || drive DELETE "/session/${BROWSER}" >/dev/null || true
  if [[ -n ${DRIVER_PID:-} ]]; then
    kill "${DRIVER_PID}" 2>/dev/null || true
    wait "${DRIVER_PID}" 2>/dev/null || true
  fi
  BROWSER=""
  DRIVER_PID=""
}
