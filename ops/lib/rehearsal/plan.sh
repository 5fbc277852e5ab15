# shellcheck shell=bash
# What is rehearsed, where, and into which folder. Needs command.sh and the options of the command.

declare -a for_play for_verdict # options of the program

# Production is never meant by chance, and never without a question; the arguments are those of the
# command.
guard_production() {
  [[ ${ENVIRONMENT:?} == production ]] || return 0
  [[ " $* " == *" -e production "* || " $* " == *" --environment production "* ]] \
    || refuse_call "Production is rehearsed on only when it is named: -e production" \
      "ops/rostrum rehearse"
  [[ ${yes:?} == yes ]] || confirm_production "Its visitors may notice a rehearsal."
}

# Ends the script over a promise that the program could not read at the end of it all.
check_promises() {
  local i wanted
  for ((i = 0; i < ${#for_verdict[@]}; i += 2)); do
    wanted='^[0-9]+(ms|s|m)$'
    [[ ${for_verdict[i]} != --errors ]] || wanted='^[0-9]+$'
    [[ ${for_verdict[i + 1]} =~ ${wanted} ]] \
      || refuse_call "${for_verdict[i]} takes no \"${for_verdict[i + 1]}\"" "ops/rostrum rehearse"
  done
}

# Sets "members" and the options of the play that come from profile $1.
choose_profile() {
  local file names
  if ! file="$(profile_file "$1")"; then
    names="$(profile_names)"
    refuse_call "There is no profile \"$1\"; there is: ${names}" "ops/rostrum rehearse"
  fi
  if [[ -z ${members} ]]; then
    members=500
    [[ -n ${limit} ]] || members="$(profile_members "${file}")"
  fi
  [[ ${members} =~ ^[1-9][0-9]{0,4}$ ]] \
    || refuse_call "Not a number of members: \"${members}\"" "ops/rostrum rehearse"
  for_play=(--profile "${file}" "${for_play[@]}")
}

# Adds what is live on the server, for the record, and, where it is wanted, the command that deploys
# in the middle: release $1, or the live one again, which is a restart that nobody is to notice.
plan_release() {
  local status live command
  status="$(on_server status --json </dev/null 2>/dev/null)" || status=""
  live="$(sed -nE 's/^ *"version": "?([^",]+).*/\1/p' <<<"${status}")"
  for_play+=(${live:+--version "${live}"})
  [[ ${deploy:?} == yes ]] || return 0
  [[ -n ${1:-${live}} ]] || die "The server does not say what is live on it: ops/rostrum status"
  printf -v command '%q deploy -e %q %q' "${ROOT:?}/ops/rostrum" "${ENVIRONMENT}" "${1:-${live}}"
  for_play+=(--deploy "${command}")
}

# Prints where a rehearsal with $1 members leaves its results.
folder_for() {
  local time
  time="$(date -u +%Y%m%dT%H%M%SZ)"
  printf '%s' "${output:-${ROOT}/.rostrum/rehearsals/${time}-${ENVIRONMENT}-$1}"
}

# One of many, with $1 members; notes its folder.
limit_round() {
  local folder
  folder="$(folder_for "$1")${output:+/$1}"
  rounds+=("${folder}")
  play_round "$1" "${folder}"
}

# Looks for the limit, and says where it is and what gave out.
play_to_the_limit() {
  local status=0
  rounds=()
  find_limit "${members}" limit_round || status=$?
  shielded become_program limit "${rounds[@]}"
  await "${started:?}" || true
  return "${status}"
}
