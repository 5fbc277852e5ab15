# shellcheck shell=bash
# Getting a certificate and putting it in force.

# shellcheck source=certificates.sh
. "${HERE:?}/lib/certificates.sh"

RECORD="${STATE:?}/certificate"                # the last attempt, for the doctor
export PENDING="${STATE}/certificate-pending"  # there while a new one waits for the end of a freeze
CHALLENGES=/var/lib/dehydrated/acme-challenges # nginx shows them to everybody
RELOAD_SECONDS=15
TRIES=5

# Notes how the attempt ended: $1 is ok, pending or failed, $2 says why.
record() {
  local time
  time="$(date -u +%FT%TZ)"
  printf 'attempted=%s\nresult=%s\nerror=%s\n' "${time}" "$1" "${2//[[:cntrl:]]/ }" >"${RECORD}.new"
  chmod 0644 "${RECORD}.new"
  mv -f -- "${RECORD}.new" "${RECORD}"
}

# Sets REASON when the certificate that dehydrated holds has to be renewed now.
is_due() {
  local folder due
  folder="$(issued_folder)"
  REASON=""
  if ! has_certificate "${folder}"; then
    REASON="there is none yet"
  elif ! has_name "${folder}"; then
    REASON="it is not for ${DOMAIN:?}"
  else
    due="$(renewal_time "${folder}")"
    ((EPOCHSECONDS < due)) || REASON="two thirds of its lifetime are over"
  fi
  [[ -n ${REASON} ]]
}

# Prints what went wrong, from dehydrated's output $1: the authority's own words where there are.
reason_of() {
  local text
  text="$(sed -nE 's/.*"detail"[^"]*"(([^"\\]|\\.)*)".*/\1/p' <<<"$1")"
  [[ -n ${text} ]] || text="$(grep -i error <<<"$1")" || text="$1"
  text="${text##*$'\n'}"
  printf '%s' "${text//\\\"/\"}"
}

# Asks the authority for a new certificate; sets REASON when it fails. dehydrated would have its
# own idea of when: -x.
obtain() {
  local output try
  for ((try = 1; try <= TRIES; try++)); do
    if output="$(dehydrated --register --accept-terms 2>&1 && dehydrated -c -x -d "${DOMAIN}" 2>&1)"; then
      return 0
    fi
    # An authority may refuse any request over its nonce and expects to be asked again (RFC 8555,
    # 6.5); dehydrated does not.
    [[ ${output} == *":badNonce"* ]] || break
  done
  # dehydrated leaves the answers to a refused challenge behind.
  find "${CHALLENGES}" -type f -delete
  complain "${output}"
  REASON="$(reason_of "${output}")"
  return 1
}

# Whether a reload can wait: the certificate in force is real, for the site and has more than a
# tenth of its lifetime left.
can_wait() {
  local live="${TLS:?}/live"
  has_certificate "${live}" && ! is_self_made "${live}" && has_name "${live}" || return 1
  read_lifetime "${live}"
  ((ENDS - EPOCHSECONDS > (ENDS - BEGINS) / 10))
}

# Sets REASON when a reload has to wait, for old workers and new ones share the memory of a hall.
# An unknown state (2) counts as frozen.
must_wait() {
  local status=0
  REASON="$("${HERE}/frozen")" || status=$?
  ((status != 1)) && can_wait
}

# Moves the link to folder $1 in one step.
point_to() {
  ln -sfn "$1" "${TLS}/live.new"
  mv -fT -- "${TLS}/live.new" "${TLS}/live"
}

# Whether nginx hands out the certificate that the link leads to.
is_served() {
  local wanted shown
  wanted="$(fingerprint "${TLS}/live/fullchain.pem")"
  shown="$(served_fingerprint)" || return 1
  [[ ${shown} == "${wanted}" ]]
}

# Whether the certificate in folder $1 is in force: the link leads to a copy of it, and nginx was
# told. A call that was interrupted may have left one without the other.
is_in_force() {
  local issued live
  issued="$(fingerprint "$1/fullchain.pem")"
  live="$(fingerprint "${TLS}/live/fullchain.pem")" || return 1
  [[ ${issued} == "${live}" ]] || return 1
  ! systemctl is-active --quiet nginx || is_served
}

# Makes nginx take over what the link leads to; sets REASON when it does not.
reload_nginx() {
  local output deadline
  REASON=""
  if ! output="$(nginx -t -q 2>&1)"; then
    output="${output#*\[emerg\] }"
    REASON="nginx refuses its configuration: ${output%%$'\n'*}"
    return 1
  fi
  if ! systemctl is-active --quiet nginx; then
    say "nginx does not run; it will begin with the new certificate"
    return 0
  fi
  if ! output="$(systemctl reload nginx 2>&1)"; then
    REASON="nginx did not reload: ${output}"
    return 1
  fi
  deadline=$((SECONDS + RELOAD_SECONDS))
  until is_served; do
    ((SECONDS < deadline)) || {
      REASON="nginx still hands out another certificate ${RELOAD_SECONDS} s after its reload"
      return 1
    }
    sleep 0.2
  done
}

# Copies the pair in folder $1 into the new folder $2, to the disk; prints why not when it fails.
copy_pair() {
  local file
  for file in fullchain.pem privkey.pem; do
    cat "$1/${file}" >"$2/${file}" || {
      say "${file} could not be written to $2"
      return 1
    }
  done
  sync "$2/fullchain.pem" "$2/privkey.pem" "$2"
  pair_is_sound "$2"
}

# Puts the pair in folder $1 in force, as a copy; on any failure the old one is again, and REASON
# says why.
put_in_force() {
  local time old new
  time="$(date -u +%Y%m%d.%H%M%S)"
  old="$(readlink "${TLS}/live")" || old=""
  new="$(mktemp -d "${TLS}/${time}.XXXX")" || {
    REASON="there is no room in ${TLS}"
    return 1
  }
  if REASON="$(copy_pair "$1" "${new}")" && point_to "${new##*/}"; then
    if reload_nginx; then
      remove_old_pairs "${new##*/}" "${old}"
      return 0
    fi
    restore "${old}"
  fi
  rm -rf -- "${new}"
  return 1
}

# Lets the link lead to $1 again.
restore() {
  [[ -n $1 ]] || return 0
  point_to "$1"
  if nginx -t -q 2>/dev/null; then
    systemctl reload nginx 2>/dev/null || true
  fi
}

# Removes all pairs but the named ones and the self-made one.
remove_old_pairs() {
  local folder name
  for folder in "${TLS}"/*/; do
    folder="${folder%/}"
    name="${folder##*/}"
    [[ ! -L ${folder} && " self-made $* " != *" ${name} "* ]] || continue
    rm -rf -- "${folder}"
  done
}
