# shellcheck shell=bash
# Is an instance fit for visitors? Asked on its own socket before it gets any, and through nginx
# afterwards. Each question prints what is wrong and fails.

COUNT_SECONDS=3

# Asks colour $1's own socket for path $2 as nginx would, in place of this shell; further arguments
# go to curl.
become_question() {
  local colour="$1" path="$2"
  shift 2
  exec curl -sS --max-time 10 --unix-socket "${SOCKETS:?}/${colour}.sock" -H "Host: ${DOMAIN:?}" \
    -H "X-Forwarded-Proto: https" "$@" "http://localhost${path}"
}

ask_socket() {
  (become_question "$@")
}

# Asks nginx for path $1 by the site's public name. Whether the certificate is good is the doctor's
# question: a deploy has to work with an expired one and with the first, self-made one.
ask_site() {
  local path="$1"
  shift
  curl -sS -k --noproxy '*' --max-time 10 --resolve "${DOMAIN}:443:127.0.0.1" "$@" \
    "https://${DOMAIN}${path}"
}

# Prints the first address in page $1 that begins with $2.
first_address() {
  if [[ $1 =~ \"($2[A-Za-z0-9._-]+)\" ]]; then
    printf '%s' "${BASH_REMATCH[1]}"
  fi
}

# Colour $1 answers path $2 with 200.
smoke_get() {
  local colour="$1" path="$2" status
  status="$(ask_socket "${colour}" "${path}" -o /dev/null -w '%{http_code}' 2>&1)" || true
  [[ ${status} == 200 ]] || {
    say "${path} answers ${status//$'\n'/ }"
    return 1
  }
}

# Colour $1's stream of the assembly at $2 begins.
smoke_stream() {
  local colour="$1" address="$2" begin="" stream asker
  # Ended by us: curl would not notice before the next event that nobody reads any more.
  exec {stream}< <(become_question "${colour}" "${address}/live" -N -f \
    -H "Accept: text/event-stream" 2>/dev/null || true)
  asker=$!
  read -r -t 10 -n 3 begin <&"${stream}" || true
  kill "${asker}" 2>/dev/null || true
  exec {stream}<&-
  [[ -n ${begin} ]] || {
    say "${address}/live sends nothing"
    return 1
  }
}

# Colour $1 answers as it should on its own sockets.
smoke_test() {
  local colour="$1" page file assembly
  ask_instance "${colour}" /health -f -o /dev/null 2>&1 || return 1
  smoke_get "${colour}" / || return 1
  page="$(ask_socket "${colour}" / 2>&1)" || {
    say "/ answers ${page}"
    return 1
  }
  file="$(first_address "${page}" /static/)"
  [[ -n ${file} ]] || {
    say "/ names no style sheet"
    return 1
  }
  smoke_get "${colour}" "${file}" || return 1
  assembly="$(first_address "${page}" /a/)"
  if [[ -n ${assembly} ]]; then
    smoke_get "${colour}" "${assembly}" || return 1
    smoke_stream "${colour}" "${assembly}" || return 1
  fi
}

# Visitors who come through nginx get colour $1.
check_site() {
  local colour="$1" before after status deadline
  if [[ -e ${STATE:?}/maintenance ]]; then
    return 0 # then nginx asks nobody
  fi
  before="$(requests_of "${colour}")"
  status="$(ask_site / -o /dev/null -w '%{http_code}' 2>&1)" || true
  [[ ${status} == 200 ]] || {
    say "https://${DOMAIN}/ answers ${status//$'\n'/ }"
    return 1
  }
  # It counts an answer after having given it.
  deadline=$((SECONDS + COUNT_SECONDS))
  until after="$(requests_of "${colour}")" && ((${after:-0} > ${before:-0})); do
    ((SECONDS < deadline)) || {
      say "https://${DOMAIN}/ is answered, but not by ${colour}"
      return 1
    }
    sleep 0.1
  done
}
