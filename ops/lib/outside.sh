# shellcheck shell=bash
# The site as it is seen from here, as findings. Needs findings.sh, DOMAIN and, where it is known,
# ADDRESS: the server's own.

WARN_DAYS=14
FAIL_DAYS=3
DAY=86400 # seconds

# Asks for $1 and prints "CODE ADDRESS REDIRECT", or on failure curl's words; returns its status.
# Without proof of the certificate when $2 is "unproven".
fetch() {
  local -a options=()
  [[ ${2:-} != unproven ]] || options=(--insecure)
  curl -sS --noproxy "*" --max-time 10 "${options[@]}" -o /dev/null \
    -w '%{http_code} %{remote_ip} %{redirect_url}\n' "$1" 2>&1
}

# Prints the certificate that the site shows, nothing when it shows none.
shown_certificate() {
  local answer
  answer="$(timeout 10 openssl s_client -connect "${DOMAIN:?}:443" -servername "${DOMAIN:?}" </dev/null 2>/dev/null)" \
    || true
  [[ ${answer} != *"-----BEGIN CERTIFICATE-----"* ]] || openssl x509 <<<"${answer}"
}

# How many days the certificate is still good for, as seen from here.
outside_days() {
  local certificate end
  certificate="$(shown_certificate)"
  if [[ -z ${certificate} ]]; then
    failure "outside certificate" "${DOMAIN} shows none" "see the other lines"
    return
  fi
  end="$(openssl x509 -noout -enddate <<<"${certificate}")"
  end="${end#*=}"
  if ! openssl x509 -noout -checkend 0 <<<"${certificate}" >/dev/null; then
    failure "outside certificate" "expired on ${end}" "ssh to the server: rostrum certificate renew"
  elif ! openssl x509 -noout -checkend "$((FAIL_DAYS * DAY))" <<<"${certificate}" >/dev/null; then
    failure "outside certificate" "expires on ${end}" "ssh to the server: rostrum certificate renew"
  elif ! openssl x509 -noout -checkend "$((WARN_DAYS * DAY))" <<<"${certificate}" >/dev/null; then
    warning "outside certificate" "expires on ${end}" "ssh to the server: rostrum certificate renew"
  else
    ok "outside certificate" "good until ${end}"
  fi
}

# The name leads to the server that ssh reaches. Only like can be compared with like: many servers
# have an address of each family.
outside_name() {
  if [[ ${ADDRESS:-} =~ ^[0-9.]+$ && $1 =~ ^[0-9.]+$ && $1 != "${ADDRESS}" ]]; then
    warning "outside name" "${DOMAIN} leads to $1, but the server is ${ADDRESS}" \
      "correct the domain's DNS records"
  else
    ok "outside name" "${DOMAIN} is $1"
  fi
}

# Asks for the site as a visitor does.
outside_https() {
  local answer code address status=0
  answer="$(fetch "https://${DOMAIN}/")" || status=$?
  case "${status}" in
    0) ;;
    6)
      failure "outside name" "${DOMAIN} cannot be looked up from here" "correct the domain's DNS records"
      return 1
      ;;
    7 | 28)
      failure "outside https" "port 443 does not answer: ${answer%%$'\n'*}" \
        "does the name lead to the server? is nginx up, and the provider's firewall open?"
      return 1
      ;;
    51 | 60)
      failure "outside trust" "browsers refuse the certificate: ${answer%%$'\n'*}" \
        "ssh to the server: rostrum certificate status"
      answer="$(fetch "https://${DOMAIN}/" unproven)" || return 1
      ;;
    *)
      failure "outside https" "${answer%%$'\n'*}" "ssh to the server: rostrum doctor"
      return 1
      ;;
  esac
  ((status != 0)) || ok "outside trust" "browsers accept the certificate"
  read -r code address _ <<<"${answer##*$'\n'}"
  outside_name "${address}"
  if [[ ${code} == 200 ]]; then
    ok "outside https" "answers 200"
  elif [[ ${code} == 503 ]]; then
    warning "outside https" "answers 503" "is maintenance on? rostrum maintenance status"
  else
    failure "outside https" "answers ${code}" "ops/rostrum logs"
  fi
}

# Visitors who type the name without https.
outside_http() {
  local answer code target
  if ! answer="$(fetch "http://${DOMAIN}/")"; then
    failure "outside http" "port 80 does not answer: ${answer%%$'\n'*}" \
      "open it: who types the name comes here, and so do renewals"
    return
  fi
  read -r code _ target <<<"${answer##*$'\n'}"
  if [[ ${code} =~ ^30[178]$ && ${target} == "https://${DOMAIN}/" ]]; then
    ok "outside http" "leads to https"
  else
    warning "outside http" "answers ${code} ${target} instead of leading to https" \
      "ops/rostrum provision --tags nginx"
  fi
}

# Everything that can be seen from here.
look_from_outside() {
  if outside_https; then
    outside_http
    outside_days
  fi
}
