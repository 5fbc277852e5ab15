# shellcheck shell=bash
# One rehearsal from beginning to end. Needs the libraries beside this one, and from the command:
# WORK, SITE, ENVIRONMENT and the arrays for_play and for_verdict with options for either.

NOT_PLAYED=4
declare -a for_play for_verdict # options of the program

# Ends the script when the operator has said so meanwhile.
go_on() {
  ((${signals:?} == 0)) || die "Ended before it began."
}

# Says how the clocks differ, and adds it to the options of the play.
compare_clocks() {
  local answer offset error
  if ! answer="$(clock_offset)"; then
    complain "The clocks could not be compared: delivery is measured as if they agreed."
    return 0
  fi
  read -r offset error <<<"${answer}"
  say "The server's clock is ${offset} ms ahead of ours, give or take ${error} ms"
  for_round+=(--clock-offset-millis "${offset}")
}

# Plays with $1 members and leaves everything that was measured in folder $2. Returns 0 for PASS,
# 1 for FAIL, 3 for no verdict, 4 when it could not be played.
play_round() {
  local members="$1" folder="$2" status=0
  for_round=()
  require_quiet_server
  go_on
  mkdir -p "${folder}" || die "Nothing can be written to ${folder}"
  say "Preparing an assembly of ${members} members"
  prepare_assembly "${members}"
  go_on
  compare_clocks
  begin_sampling "${folder}/samples.ndjson"
  go_on
  say "Playing ${assembly:?}"
  shielded become_program play --site "${SITE:?}" --cast "${WORK:?}/cast.json" \
    --environment "${ENVIRONMENT:?}" --samples "${folder}/samples.ndjson" --out "${folder}" \
    "${for_play[@]}" --set "members=${members}" "${for_round[@]}"
  player="${started:?}"
  await "${player}" || status=$?
  player=""
  end_sampling
  say "Removing what was made for it"
  remove_assembly
  verdict "${folder}" "${status}"
}

# Judges what lies in folder $1, also after an interruption; $2 is how the play ended.
verdict() {
  local status=0
  if [[ ! -f $1/result.json ]]; then
    complain "It could not be played (status $2)."
    return "${NOT_PLAYED}"
  fi
  shielded become_program report "$1" "${for_verdict[@]}"
  await "${started:?}" || status=$?
  [[ ! -f $1/report.html ]] || say "Report: $1/report.html"
  return "${status}"
}
