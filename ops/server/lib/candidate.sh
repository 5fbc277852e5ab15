# shellcheck shell=bash
# The new colour, from its start until visitors get it: a process that has to live, to become ready
# and to pass its test.

READY_SECONDS=60 # from start to readiness, at most
BEGIN_SECONDS=10 # until the process is there
SETTLE_SECONDS=3 # a new process is watched for so long: before the link moves, and after
WORDS_SECONDS=2  # what a process said last may reach its log so much later than its end

process=""  # the new colour's
log_began=0 # the size of the new colour's log when it was started

# Prints what the new colour has logged since it was started.
new_log() {
  local file="${LOGS:?}/${new:?}/current" size
  size="$(stat -c %s "${file}" 2>/dev/null)" || size=0
  # svlogd has begun a new file meanwhile.
  ((size >= log_began)) || log_began=0
  tail -c "+$((log_began + 1))" "${file}" 2>/dev/null || true
}

# Shows the end of it.
show_log() {
  new_log | tail -n 20 | sed 's/^/    | /' >&2 || true
}

# Shows what the new colour said before it ended.
show_last_words() {
  local deadline=$((SECONDS + WORDS_SECONDS)) said
  # Our "finish" writes the last line.
  until said="$(new_log)" && [[ ${said} == *rostrum-ended:* ]]; do
    ((SECONDS < deadline)) || break
    sleep 0.1
  done
  show_log
}

# Fails unless the new colour still is the process that was started.
expect_same_process() {
  local now
  now="$(process_of "${new}")"
  if [[ -z ${now} ]]; then
    show_last_words
    fail "${new^} ended by itself $1."
  elif [[ ${now} != "${process}" ]]; then
    show_last_words
    fail "${new^} ended and was started again $1."
  fi
}

# Starts the new colour. Only once: what crashes is not to be tried again and again beside the live
# one.
start_new() {
  local deadline=$((SECONDS + BEGIN_SECONDS))
  log_began="$(stat -c %s "${LOGS}/${new}/current" 2>/dev/null)" || log_began=0
  reached started
  supervisor once "${new}" >/dev/null || fail "runit does not start ${new}."
  until process="$(process_of "${new}")" && [[ -n ${process} ]]; do
    if ((SECONDS >= deadline)); then
      show_last_words
      fail "${new^} did not start, or ended at once."
    fi
    sleep 0.2
  done
}

wait_until_ready() {
  local deadline=$((SECONDS + READY_SECONDS))
  until is_ready "${new}"; do
    expect_same_process "before it was ready"
    if ((SECONDS >= deadline)); then
      show_log
      fail "${new^} was not ready within ${READY_SECONDS} s."
    fi
    sleep 0.2
  done
  expect_same_process "when it was ready"
}

# Watches the new colour for some seconds, to see it live on.
watch_new() {
  local deadline=$((SECONDS + SETTLE_SECONDS))
  while ((SECONDS < deadline)); do
    expect_same_process "$1"
    sleep 0.5
  done
  is_ready "${new}" || {
    show_log
    fail "${new^} is not ready any more $1."
  }
}

prove_new() {
  local problem
  problem="$(smoke_test "${new}")" || {
    show_log
    fail "${new^} fails its test: ${problem}"
  }
  watch_new "after its test"
}
