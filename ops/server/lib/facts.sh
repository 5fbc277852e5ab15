# shellcheck shell=bash
# What "rostrum status" shows, gathered into the array "fact" under names; a name that is missing
# could not be known. Needs the other libraries that status sources.

declare -A fact=()

gather_release() {
  local live other answer
  live="$(live_colour)"
  [[ -n ${live} ]] || return 0
  other="$(other_colour "${live}")"
  fact[colour]="${live}"
  fact[version]="$(release_of "${live}")"
  fact[other_colour]="${other}"
  fact[other_version]="$(release_of "${other}")"
  fact[other_state]=down
  if runs "${other}"; then
    fact[other_state]=running
  fi
  fact[state]=down
  answer="$(supervisor status "${live}" 3 2>&1)" || true
  if [[ ${answer} =~ ^run:[^\;]*\(pid\ ([0-9]+)\)\ ([0-9]+)s ]]; then
    fact[pid]="${BASH_REMATCH[1]}"
    fact[uptime_seconds]="${BASH_REMATCH[2]}"
    fact[state]="not ready"
    if is_ready "${live}"; then
      fact[state]=ready
    fi
  fi
}

# What the application measures. Latencies are of the time since somebody last asked.
gather_metrics() {
  local metrics name value
  [[ ${fact[state]:-down} != down ]] || return 0
  metrics="$(ask_instance "${fact[colour]}" /metrics -f 2>/dev/null)" || return 0
  metrics="$(awk '
    function is(name, label) { return index($1, name) == 1 && (label == "" || index($1, label)) }
    function whole(n) { return sprintf("%.0f", n) }
    $1 == "rostrum_streams" { print "streams", whole($2) }
    is("rostrum_delivery_seconds{", "quantile=\"0.99\"") && $2 != "NaN" {
      print "delivery_p99_milliseconds", whole($2 * 1000)
    }
    is("rostrum_request_seconds_count") { requests += $2; if (index($1, "error")) bad += $2 }
    is("rostrum_vote_seconds_count") { votes += $2; if (index($1, "error")) lost += $2 }
    END {
      print "requests", whole(requests); print "request_errors", whole(bad)
      print "votes", whole(votes); print "vote_errors", whole(lost)
    }' <<<"${metrics}")"
  while read -r name value; do
    fact["${name}"]="${value}"
  done <<<"${metrics}"
}

# One short question first: a database that hangs is not asked again.
gather_database() {
  local answer began="${EPOCHREALTIME//[!0-9]/}"
  fact[database]="does not answer"
  answer="$(ask_database "SELECT count(*) || ' ' || current_setting('max_connections')
    FROM pg_stat_activity WHERE backend_type = 'client backend'" 2>/dev/null)" || return 0
  fact[database]=answers
  fact[database_milliseconds]="$(((${EPOCHREALTIME//[!0-9]/} - began) / 1000))"
  fact[connections]="${answer% *}"
  fact[connections_max]="${answer#* }"
  if answer="$(open_assemblies 2>/dev/null)"; then
    fact[open_assemblies]="${answer//$'\n'/ }"
  fi
}

gather_switches() {
  fact[frozen]=unknown
  if [[ -e ${FREEZE:?} ]]; then
    fact[frozen]="by $(<"${FREEZE}")"
  elif [[ -n ${fact[open_assemblies]:-} ]]; then
    fact[frozen]="open assembly"
  elif [[ -n ${fact[open_assemblies]+known} || -z ${fact[colour]:-} ]]; then
    fact[frozen]=no
  fi
  fact[maintenance]=off
  if [[ -e ${STATE:?}/maintenance ]]; then
    fact[maintenance]=on
  fi
}

gather_past() {
  local line time by action version result detail
  line="$(awk '$3 == "deploy" || $3 == "rollback" { line = $0 } END { print line }' "${AUDIT:?}" \
    2>/dev/null)" || true
  if [[ -n ${line} ]]; then
    read -r time by action version _ result detail <<<"${line}"
    fact[deploy_time]="${time}"
    fact[deploy_by]="${by}"
    fact[deploy_action]="${action}"
    fact[deploy_version]="${version}"
    fact[deploy_result]="${result}"
    fact[deploy_detail]="${detail}"
  fi
  if [[ -e ${STATE}/backup ]]; then
    fact[backup_age_seconds]="$(age_of "${STATE}/backup")"
  fi
}

gather_certificate() {
  local text end folder=/etc/rostrum/tls/live
  text="$(openssl x509 -noout -enddate -in "${folder}/fullchain.pem" 2>/dev/null)" || return 0
  end="$(date -d "${text#*=}" +%s)"
  fact[certificate_seconds]="$((end - EPOCHSECONDS))"
  folder="$(readlink -f "${folder}")"
  fact[certificate_self_made]=false
  if [[ ${folder##*/} == self-made ]]; then
    fact[certificate_self_made]=true
  fi
}

gather_machine() {
  local up listed
  fact[nginx]="$(systemctl is-active nginx.service)" || true
  listed="$(mounts)"
  fact[disks]="$(awk '$1 !~ "^/run" { printf "%s%s %d", (n++ ? " " : ""), $1, $4 }' <<<"${listed}")"
  fact[memory_mb]="$(memory_total_mb)"
  fact[memory_left_mb]="$(memory_available_mb)"
  fact[swap_mb]="$(meminfo_mb SwapTotal)"
  fact[swap_left_mb]="$(meminfo_mb SwapFree)"
  fact[load]="$(cut -d ' ' -f 1-3 /proc/loadavg)"
  fact[processors]="$(nproc)"
  read -r up _ </proc/uptime
  fact[server_uptime_seconds]="${up%%.*}"
  fact[reboot_pending]=false
  if [[ -e /run/reboot-required ]]; then
    fact[reboot_pending]=true
  fi
  listed="$(security_updates)"
  fact[security_updates]="$(awk 'NF { n++ } END { print n + 0 }' <<<"${listed}")"
}

# Prints all facts as one JSON object; what is a number or true or false stays that.
show_json() {
  local name text=""
  fact[environment]="${ENVIRONMENT:?}"
  fact[domain]="${DOMAIN:?}"
  for name in "${!fact[@]}"; do
    text+="${name}"$'\t'"${fact[${name}]//[[:cntrl:]]/ }"$'\n'
  done
  text="$(sort <<<"${text%$'\n'}")"
  awk -F'\t' '
    BEGIN { printf "{" }
    {
      value = $2
      if (value !~ /^(-?(0|[1-9][0-9]*)|true|false)$/) {
        gsub(/\\/, "\\\\", value)
        gsub(/"/, "\\\"", value)
        value = "\"" value "\""
      }
      printf "%s\n  \"%s\": %s", (NR > 1 ? "," : ""), $1, value
    }
    END { print "\n}" }
  ' <<<"${text}"
}
