# shellcheck shell=bash
# The facts (facts.sh) as one screen of 80 columns and 24 lines.

WIDTH=80

# Prints, in colours when "colour" is set, a line of the screen: its name, how it is ("ok", "note", "bad" or "-"), and words.
line() {
  local paint="" plain="" text="$3"
  if [[ -n ${colour} ]]; then
    plain=$'\033[0m'
    case "$2" in
      ok) paint=$'\033[32m' ;;
      note) paint=$'\033[33m' ;;
      bad) paint=$'\033[1;31m' ;;
      *) plain="" ;;
    esac
  fi
  printf '%-12s %s%s%s\n' "$1" "${paint}" "${text:0:WIDTH-13}" "${plain}"
}

# Prints fact $1, or that it is not known.
known() {
  printf '%s' "${fact[$1]:-unknown}"
}

# Prints the seconds in fact $1 in words.
since() {
  if [[ -n ${fact[$1]:-} ]]; then
    duration "${fact[$1]}"
  else
    printf 'unknown'
  fi
}

show_application() {
  local how=bad state since other latency
  state="$(known state)"
  if [[ -z ${fact[colour]:-} ]]; then
    line release note "none: nothing has been deployed yet"
    return
  fi
  [[ ${state} != ready ]] || how=ok
  since="$(since uptime_seconds)"
  line release "${how}" "${fact[version]} as ${fact[colour]}: ${state}"
  other="${fact[other_colour]}${fact[other_version]:+ (${fact[other_version]})}"
  line "" - "for ${since}; ${other} is ${fact[other_state]}"
  latency="nothing delivered lately"
  if [[ -n ${fact[delivery_p99_milliseconds]:-} ]]; then
    latency="delivery p99 ${fact[delivery_p99_milliseconds]} ms"
  fi
  line streams - "${fact[streams]:-unknown} open, ${latency}"
  line requests - "${fact[requests]:-unknown}, ${fact[request_errors]:-unknown} failed; votes \
${fact[votes]:-unknown}, ${fact[vote_errors]:-unknown} failed"
}

show_around() {
  local how=bad nginx
  nginx="$(known nginx)"
  [[ ${nginx} != active ]] || how=ok
  line nginx "${how}" "${nginx}"
  if [[ ${fact[database]} == answers ]]; then
    line database ok "answers in ${fact[database_milliseconds]} ms, ${fact[connections]} of \
${fact[connections_max]} connections"
  else
    line database bad "${fact[database]}"
  fi
}

show_switches() {
  local how=note
  line assemblies - "${fact[open_assemblies]-unknown}${fact[open_assemblies]+${fact[open_assemblies]:- none} open}"
  [[ ${fact[frozen]} != no ]] || how=-
  line frozen "${how}" "${fact[frozen]}"
  how=-
  [[ ${fact[maintenance]} == off ]] || how=note
  line maintenance "${how}" "${fact[maintenance]}"
}

show_past() {
  local how=bad backup certificate
  if [[ -z ${fact[deploy_time]:-} ]]; then
    line "last deploy" - "none yet"
  else
    [[ ${fact[deploy_result]} != ok ]] || how=ok
    line "last deploy" "${how}" "${fact[deploy_result]}: ${fact[deploy_action]} by ${fact[deploy_by]}, \
${fact[deploy_time]}"
    line "" - "${fact[deploy_version]} ${fact[deploy_detail]}"
  fi
  backup="$(since backup_age_seconds)"
  if [[ -n ${fact[backup_age_seconds]:-} ]]; then
    line backup - "${backup} old"
  else
    line backup note "none yet"
  fi
  certificate="$(since certificate_seconds)"
  how=ok
  if [[ ${fact[certificate_self_made]:-} == true ]]; then
    how=note certificate+=" left, self-made: browsers warn"
  elif ((${fact[certificate_seconds]:-0} <= 0)); then
    how=bad certificate="expired, or none"
  else
    certificate+=" left"
  fi
  line certificate "${how}" "${certificate}"
}

show_machine() {
  local disk up how=- updates reboot=""
  disk="$(awk '{ for (i = 1; i < NF; i += 2) printf "%s%s %d %% full", (i > 1 ? ", " : ""), $i, $(i + 1) }' \
    <<<"${fact[disks]}")"
  line disk - "${disk}"
  line memory - "${fact[memory_left_mb]} of ${fact[memory_mb]} MB left; swap ${fact[swap_left_mb]} of \
${fact[swap_mb]} MB left"
  up="$(since server_uptime_seconds)"
  line load - "${fact[load]} on ${fact[processors]} processors, up ${up}"
  updates="${fact[security_updates]} for security wait"
  [[ ${fact[reboot_pending]} == false ]] || reboot="; a reboot waits" how=note
  line updates "${how}" "${updates}${reboot}"
}

show_screen() {
  local time
  time="$(date -u '+%F %T UTC')"
  printf '%-56s %23s\n\n' "Rostrum ${ENVIRONMENT:?}  ${DOMAIN:?}" "${time}"
  show_application
  show_around
  show_switches
  show_past
  show_machine
}
