#!/usr/bin/env bats
# A rehearsal in short, with a deploy in the middle: it comes to a verdict and leaves nothing behind.
#
# How quick the server is, is not asked here: it shares this machine with those who play the members.

load host
load releases

LENIENT=(--delivery-p99 20s --vote-p99 20s --back-within 60s)

setup_file() {
  # Built where the network is, if it has to be.
  ROOT="${OPS%/ops}" LIB="${OPS}/lib" bash -euo pipefail -c '
    for part in say apt java maven bench rehearsal/program; do . "${LIB}/${part}.sh"; done
    take_program "$1/program"' build "${BATS_FILE_TMPDIR}"
}

setup() {
  export TMPDIR="${BATS_TEST_TMPDIR}"
}

teardown() {
  rm -rf "${ROSTRUM_INVENTORIES}/production"
}

# Rehearses in short; the results go to folder $1.
rehearse() {
  local folder="$1" authority
  shift
  authority="$(testhost ca "${HOST}")"
  rostrum rehearse --profile short --ca "${authority}" --report "${folder}" "${LENIENT[@]}" "$@"
}

nothing_is_left() {
  [ -z "$(guest rostrum jar rehearsal list)" ]
  refute guest pgrep -f rostrum/sample
  [ -z "$(find "${BATS_TEST_TMPDIR}" -name cast.json)" ]
}

@test "two hundred members, a minute, a deploy: every promise is kept and nothing is left" {
  local folder="${BATS_TEST_TMPDIR}/result" colour
  colour="$(live_colour)"
  run rehearse "${folder}" --with-deploy
  echo "${output}"
  # 3: this machine was too busy for a verdict; what was counted still has to be right.
  [ "${status}" -eq 0 ] || [ "${status}" -eq 3 ]
  jq -e '.complete and .failures == {} and .counts.acknowledged > 0 and
    ([.counts | .lost, .missing, .doubled, .differs, .duplicated, .backwards] | add) == 0' \
    "${folder}/result.json"
  jq -e '[.server[] | select(.streams >= 100 and .cpuNginx >= 0 and .heap > 0)] | length > 0' \
    "${folder}/result.json"
  [ -s "${folder}/report.html" ]
  [ "$(live_colour)" != "${colour}" ]
  expect_rest
  nothing_is_left
  remark "rehearsal of 200: $(jq -r '"\(.counts.acknowledged) votes, \(.counts.events) events, server at most \([.server[].cpu] | max) % CPU"' "${folder}/result.json")"
}

@test "an open assembly forbids it" {
  guest runuser -u postgres -- psql -XAtq -d rostrum -c "
    INSERT INTO assembly (slug, title, starts_at, ends_at, time_zone, visibility, state,
                          quorum_percent, created_at)
    VALUES ('open', 'It is open', now(), now() + interval '1 day', 'UTC', 'public', 'open', 0, now())"
  run rehearse "${BATS_TEST_TMPDIR}/result"
  guest runuser -u postgres -- psql -XAtq -d rostrum -c "DELETE FROM assembly WHERE slug = 'open'"
  [ "${status}" -eq 4 ]
  [[ ${output} == *"open assembly: open"* ]]
}

@test "production has to be confirmed" {
  cp -R "${ROSTRUM_INVENTORIES}/staging" "${ROSTRUM_INVENTORIES}/production"
  run controller "${OPS}/rostrum" rehearse -e production --profile short </dev/null
  [ "${status}" -eq 4 ]
  [[ ${output} == *"--yes where nobody can answer"* ]]
  nothing_is_left
}

@test "who ends it early is told what is known, and nothing is left" {
  local folder="${BATS_TEST_TMPDIR}/result" authority operator status=0
  authority="$(testhost ca "${HOST}")"
  # Not by a function: each of these becomes the next one, so that the process is the command's.
  "${OPS}/testhost" run "${HOST}" "${OPS}/rostrum" rehearse -e staging --profile short \
    --ca "${authority}" --report "${folder}" >"${BATS_TEST_TMPDIR}/said" 2>&1 3>&- &
  operator=$!
  eventually 60 grep -q '"streams": [1-9]' "${folder}/samples.ndjson"
  kill -TERM "${operator}"
  wait "${operator}" || status=$?
  cat "${BATS_TEST_TMPDIR}/said"
  [ "${status}" -eq 3 ]
  jq -e '.complete == false' "${folder}/result.json"
  nothing_is_left
}
