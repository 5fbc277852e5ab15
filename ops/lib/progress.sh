# shellcheck shell=bash
# Runs a long command so that its life can be seen and its whole family can be ended.

WATCHED=""

# Prints microseconds since 1970; the decimal sign depends on the locale, so it is dropped.
now() {
  printf '%s' "${EPOCHREALTIME//[!0-9]/}"
}

# Prints the seconds since $1 (from now), with one decimal.
elapsed() {
  local end tenths
  end="$(now)"
  tenths=$(((end - $1) / 100000))
  printf '%d.%d' "$((tenths / 10))" "$((tenths % 10))"
}

# Shows that label $1 is alive after $2 seconds: each second on a terminal, every 30 in a log.
show_life() {
  local last
  if [[ -t 1 ]]; then
    last="$(tail -n 300 "$3" | grep -aE '^(\[INFO\] [^ ].{5}|ok |not ok )' | tail -n 1)" || true
    printf '\r\033[K%.78s' "$1: $2 s  ${last#\[INFO\] }"
  elif (($2 % 30 == 0)); then
    last="$(tail -n 1 "$3")"
    printf '    %s: %s s  %.100s\n' "$1" "$2" "${last}"
  fi
}

# Runs a command with its output in log file $2 and returns its status. It gets a process group
# of its own (set -m), so that end_watched reaches its children too and nothing else.
watched() {
  local label="$1" log="$2" status=0 began="${SECONDS}" shown=0 seconds
  shift 2
  set -m
  "$@" </dev/null >"${log}" 2>&1 &
  WATCHED=$!
  set +m
  while kill -0 "${WATCHED}" 2>/dev/null; do
    sleep 0.2
    seconds=$((SECONDS - began))
    if ((seconds > shown)); then
      shown="${seconds}"
      show_life "${label}" "${seconds}" "${log}"
    fi
  done
  if [[ -t 1 ]]; then
    printf '\r\033[K'
  fi
  wait "${WATCHED}" || status=$?
  WATCHED=""
  return "${status}"
}

# Ends what is being watched, with 10 seconds to tidy up (a test's PostgreSQL, a browser).
end_watched() {
  local try
  [[ -n ${WATCHED} ]] || return 0
  kill -TERM -- "-${WATCHED}" 2>/dev/null || return 0
  for ((try = 0; try < 100; try++)); do
    kill -0 -- "-${WATCHED}" 2>/dev/null || return 0
    sleep 0.1
  done
  kill -KILL -- "-${WATCHED}" 2>/dev/null || true
}
