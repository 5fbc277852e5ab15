# shellcheck shell=bash
# The site under the eyes of a thousand members, while a test works on it. Needs host.bash.
#
# What fails in here fails a test: bats looks at each command. HOST, OPS and SITE are host.bash's.
# shellcheck disable=SC2154,SC2312

# Begins to watch, and returns when all streams are open. The assembly it makes is open meanwhile.
begin_watch() {
  local link
  WATCH="${BATS_TEST_TMPDIR:?}/watch"
  link="$(rostrum jar invite-organiser ada@example.org)"
  controller "${OPS}/bench/watch" --url "${SITE}" --ca "$(testhost ca "${HOST}")" \
    --organiser-link "${link##*$'\n'}" --until-file "${WATCH}.done" --json "${WATCH}.json" \
    --at-most 10m >"${WATCH}.log" 2>&1 3>&- &
  WATCHER=$!
  eventually 240 grep -q "^watching: " "${WATCH}.log"
}

# Ends it; fails, and shows what was seen, when anybody has noticed anything.
end_watch() {
  local status=0
  touch "${WATCH}.done"
  wait "${WATCHER}" || status=$?
  cat "${WATCH}.log"
  return "${status}"
}

# Notes what was seen of the deploy or rollback $1: it has ended each stream once, at least.
remark_watch() {
  jq -e '.streams.ends >= .streams.open' "${WATCH}.json"
  remark "$1: $(jq -r '"\(.streams.open) streams, all back after \(.streams.waves[0].backAfterSeconds) s,
    each within \(.streams.waves[0].longestAwaySeconds) s,
    \(.streams.waves[0].largestSecondPercent) % of them in the busiest second;
    \(.votes.acknowledged) votes, \(.failed) requests failed"' "${WATCH}.json" | tr -s ' \n' ' ')"
}

# Prints what must not change: nginx's processes and its configuration.
nginx_as_it_is() {
  # shellcheck disable=SC2016 # for the shell there
  guest bash -c 'cat /run/nginx.pid; pgrep -P "$(cat /run/nginx.pid)" | sort; nginx -T 2>/dev/null | sha256sum'
}

# Notes the times of the deploy or rollback $1, whose words are $2.
remark_deploy() {
  remark "$1: ${2##*, after }, of it: $(sed -nE 's/^ +([0-9.]+) s  (.*)/\2 \1 s/p' <<<"$2" | paste -sd , | sed 's/,/, /g')"
}

# A test that failed half-way does not go on watching.
teardown() {
  local process
  [[ -n ${WATCHER:-} ]] || return 0
  while IFS= read -r process; do
    kill "${process}" 2>/dev/null || true
  done < <(descendants "${WATCHER}")
}
