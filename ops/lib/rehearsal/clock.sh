# shellcheck shell=bash
# By how much the server's clock is ahead of ours. Needs command.sh.

CLOCK_TRIES=10

# Prints the time, in microseconds since 1970.
microseconds() {
  printf '%s' "${EPOCHREALTIME//[!0-9]/}"
}

# Prints by how many milliseconds the server's clock is ahead, and how far off that may be, by
# Cristian's method: of several questions over one connection that with the shortest way there and
# back counts, and the answer is taken for the middle of it. Fails when there was no answer.
clock_offset() {
  local before there after trip best=-1 offset=0
  # shellcheck disable=SC2016 # for the shell there
  coproc CLOCK {
    server_ssh server "exec bash -c 'while read -r w && [[ \$w != end ]]; do echo \${EPOCHREALTIME//[!0-9]/}; done'"
  }
  local from="${CLOCK[0]}" to="${CLOCK[1]}" process=$!
  for ((tries = 0; tries < CLOCK_TRIES; tries++)); do
    before="$(microseconds)"
    echo now >&"${to}" || break
    read -r -t 10 there <&"${from}" || break
    after="$(microseconds)"
    [[ ${there} =~ ^[0-9]{16}$ ]] || break
    trip=$((after - before))
    if ((best < 0 || trip < best)); then
      best="${trip}"
      offset=$((there - (before + after) / 2))
    fi
  done
  echo end >&"${to}" || true
  wait "${process}" 2>/dev/null || true
  ((best >= 0)) || return 1
  printf '%d %d' "$((offset / 1000))" "$((best / 2000 + 1))"
}
