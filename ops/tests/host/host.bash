# shellcheck shell=bash
# What the tests on the test host share. They run on the host ROSTRUM_HOST, which is up, one file
# after the other: each goes on where the last one ended.

OPS="$(cd "${BATS_TEST_DIRNAME:?}/../.." && pwd)"
HOST="${ROSTRUM_HOST:-test}"
HOST_FOLDER="${ROSTRUM_TESTHOST:-/var/tmp/rostrum-testhost}/hosts/${HOST}"
SITE=https://vote.test
export ROSTRUM_INVENTORIES="${HOST_FOLDER}/environments"

# What a test leaves for a later one lies here and goes when the host goes.
export LEFT="${HOST_FOLDER}/left"
mkdir -p "${LEFT}"

load "${BATS_TEST_DIRNAME}/browser.bash"

testhost() {
  "${OPS}/testhost" "$@"
}

# Runs a command where the operator sits.
controller() {
  testhost run "${HOST}" "$@"
}

# Runs a command on the server as root, without ssh.
guest() {
  testhost guest "${HOST}" "$@"
}

# The operator's command $1 for the environment staging.
rostrum() {
  local command="$1"
  shift
  controller "${OPS}/rostrum" "${command}" -e staging "$@"
}

# Asks the site by its name, over TLS and with its certificate verified: curl's options, then a
# path.
site_curl() {
  local authority
  authority="$(testhost ca "${HOST}")"
  controller curl -sS --max-time 20 --cacert "${authority}" "${@:1:$#-1}" "${SITE}${*: -1}"
}

# Prints the status the site answers for path $1; 000 when it does not.
site_status() {
  site_curl -o /dev/null -w '%{http_code}' "$1" 2>/dev/null || true
}

# Fails when the command does well: bash takes no notice of a failed "! command".
refute() {
  if "$@"; then
    return 1
  fi
}

# Asks a command every 200 ms until it answers with success, for $1 seconds at most; then shows
# what it said last.
eventually() {
  local deadline=$((SECONDS + $1)) said
  shift
  until said="$("$@" 2>&1)"; do
    if ((SECONDS >= deadline)); then
      printf 'Not within its time: %s\n%s\n' "$*" "${said}" >&2
      return 1
    fi
    sleep 0.2
  done
}

# Fails unless command $2... prints something that contains $1.
says() {
  local wanted="$1" said
  shift
  said="$("$@")" || true
  [[ ${said} == *"${wanted}"* ]] && return 0
  printf 'Expected "%s" in:\n%s\n' "${wanted}" "${said}" >&2
  return 1
}

# The server's doctor, asked about $1, finds level $2 for name $3, with words $4 in it.
doctor_finds() {
  local found
  found="$(guest rostrum doctor --tabs "$1")" || true
  awk -F'\t' -v level="$2" -v name="$3" -v words="${4:-}" '
    $1 == level && $2 == name && index($0, words) { found = 1 }
    END { exit !found }
  ' <<<"${found}" && return 0
  printf 'The doctor said:\n%s\n' "${found}" >&2
  return 1
}

# Prints the time, in milliseconds since 1970.
now() {
  printf '%d' "$((${EPOCHREALTIME//[!0-9]/} / 1000))"
}

# Prints the seconds since $1 (from now), with one decimal.
seconds_since() {
  local end
  end="$(now)"
  printf '%d.%d' "$(((end - $1) / 1000))" "$(((end - $1) % 1000 / 100))"
}

# Shows a figure or a line beside the test's result; ops/test shows it too.
remark() {
  printf '# note: %s\n' "$*" >&3
}

# Runs a command as the server's app may: as user rostrum.
as_application() {
  guest runuser -u rostrum -- "$@"
}
