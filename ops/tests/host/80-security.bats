#!/usr/bin/env bats
# What an attacker finds: from outside, and as the application's own user.

load host

setup_file() {
  # Without anybody behind a closed port, nothing would be proven of the firewall.
  guest systemd-run --quiet --unit=stowaway python3 -m http.server --bind :: 8088
  eventually 10 guest python3 -c 'import socket; socket.create_connection(("::1", 8088), 2)'
  # These two take longest, mostly waiting: they are at work beside the other tests.
  begin testssl controller testssl --quiet --color 0 --warnings off --nodns min \
    --add-ca "$(testhost ca "${HOST}")" --jsonfile "${BATS_FILE_TMPDIR}/testssl.json" "${SITE}/"
  begin lynis guest sh -c 'umask 077; apt-get -qq update
    apt-get -qq install --no-install-recommends lynis
    exec lynis audit system --quick --no-colors --quiet'
}

# Begins to run a command as $1.
begin() {
  (
    "${@:2}" >"${BATS_FILE_TMPDIR}/$1.txt" 2>&1 || true
    touch "${BATS_FILE_TMPDIR}/$1.done"
  ) 3>&- &
}

# Waits until what was begun as $1 has ended.
await() {
  eventually 300 test -e "${BATS_FILE_TMPDIR}/$1.done"
}

teardown_file() {
  guest systemctl stop stowaway
}

# What Debian lets everybody read in those places.
DEBIANS='^/home/[^/]+/\.(profile|bashrc|bash_logout)$'
DEBIANS+='|^/var/log/(lastlog|wtmp|faillog|dpkg\.log|alternatives\.log|bootstrap\.log|apt/.*)$'

# What nginx shows to everybody while a certificate is asked for.
CHALLENGES='^/var/lib/dehydrated/acme-challenges/[^/]+$'

# The server's address in family $1.
server_address() {
  guest ip -j -"$1" address show scope global | jq -er '.[0].addr_info[0].local'
}

# Prints the open TCP ports of address $1 as nmap sees them; further options follow.
open_ports() {
  controller nmap -Pn -n -p- --min-rate 20000 --max-retries 3 -oG - "${@:2}" "$1" \
    | grep -oE '[0-9]+/open/' | cut -d/ -f1 | paste -sd ' '
}

# Prints what psql says to statement $1 when the application asks.
application_sql() {
  # shellcheck disable=SC2016 # the password is read there, by the one who may
  as_application sh -c 'PGPASSWORD="$(cat /etc/rostrum/application/ROSTRUM_DATABASE_PASSWORD)" \
    psql -h 127.0.0.1 -U rostrum_app -d rostrum -v ON_ERROR_STOP=1 -Atc "$1"' - "$1" 2>&1
}

# Prints the management socket of the live instance.
management_socket() {
  local live
  live="$(guest readlink /var/lib/rostrum/live.sock)"
  printf '/run/rostrum/management/%s' "${live##*/}"
}

@test "only ssh, HTTP and HTTPS answer, over IPv4 and IPv6" {
  [ "$(open_ports "$(server_address 4)")" = "22 80 443" ]
  [ "$(open_ports "$(server_address 6)" -6)" = "22 80 443" ]
}

@test "no datagram from outside arrives" {
  local address heard="${BATS_TEST_TMPDIR}/heard"
  address="$(server_address 4)"
  guest python3 -c 'import socket
s = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
s.bind(("0.0.0.0", 8089))
s.settimeout(20)
print("ready", flush=True)
print(s.recv(100).decode().strip(), flush=True)' >"${heard}" 3>&- &
  eventually 10 grep -q ready "${heard}"
  controller bash -c 'echo outside >/dev/udp/$1/8089' - "${address}"
  guest bash -c 'echo inside >/dev/udp/127.0.0.1/8089'
  wait
  cat "${heard}"
  [ "$(tail -n 1 "${heard}")" = inside ]
}

@test "beyond this machine only sshd and nginx listen" {
  guest ss -Hltnp | grep -v 8088 | awk '$4 !~ /^(127\.|\[::1\]:|\[::ffff:127\.)/' \
    | grep -oE '\(\("[^"]+"' | sort -u >"${BATS_TEST_TMPDIR}/listeners"
  cat "${BATS_TEST_TMPDIR}/listeners"
  [ "$(paste -sd ' ' "${BATS_TEST_TMPDIR}/listeners")" = '(("nginx" (("sshd"' ]
}

@test "ssh-audit has nothing above low to say" {
  local address found
  address="$(server_address 4)"
  # Its status tells of warnings too.
  run controller ssh-audit -n "${address}"
  echo "${output}"
  grep -qE '^\(kex\) curve25519-sha256 +-- \[info\]' <<<"${output}"
  # Debian's ssh-audit is older than the post-quantum exchange, and than the mark of the cure for
  # the Terrapin attack.
  found="$(grep -E '\[(warn|fail)\]' <<<"${output}" \
    | grep -vE '^\(kex\) (sntrup761x25519-sha512(@openssh\.com)?|mlkem768x25519-sha256|kex-strict-s-v00@openssh\.com) ')" \
    || true
  [ -z "${found}" ]
}

@test "passwords are not even asked for" {
  local user
  for user in root operator rostrum postgres; do
    run controller ssh -F none -o BatchMode=yes -o PubkeyAuthentication=no \
      -o StrictHostKeyChecking=no -o UserKnownHostsFile=/dev/null \
      -o PreferredAuthentications=password,keyboard-interactive,none \
      "${user}@$(server_address 4)" true
    echo "${output}"
    [ "${status}" -eq 255 ]
    [[ ${output} == *"Permission denied (publickey)"* ]]
  done
}

@test "what is for the administrator is not reachable through nginx" {
  local socket path
  socket="$(management_socket)"
  guest curl -fsS --max-time 5 --unix-socket "${socket}" http://localhost/metrics | grep -q rostrum
  for path in /metrics /health /ready //metrics /./metrics /static/../metrics /metrics/ \
    /run/rostrum/management/blue.sock /%2e%2e/metrics /drain; do
    run site_curl --path-as-is -o /dev/null -w '%{http_code}' "${path}"
    echo "${path} ${output}"
    [[ ${output} =~ ^(308|400|404)$ ]]
  done
  run site_curl -X POST -H "Origin: ${SITE}" -o /dev/null -w '%{http_code}' /drain
  [[ ${output} =~ ^(400|403|404|405)$ ]]
  guest curl -fsS --max-time 5 --unix-socket "${socket}" http://localhost/ready
}

@test "the application's user can write nowhere but in its own folders" {
  local found
  found="$(as_application find / /run /tmp /dev/shm /var -xdev \
    \( -path /proc -o -path /sys -o -path /dev \) -prune -o ! -type l ! -type s -writable -print \
    2>/dev/null | sort -u)" || true
  echo "${found}"
  grep -q '^/run/rostrum/management$' <<<"${found}"
  # Scratch folders with the sticky bit are everybody's, with what is in them.
  refute grep -vE '^/run/rostrum(/|$)|^(/tmp(/.*)?|/var/tmp|/run/lock|/dev/shm)$' <<<"${found}"
}

@test "the application's user reads no secret but its own" {
  local found
  found="$(as_application find /etc/rostrum /root /home /var/lib/dehydrated /var/lib/postgresql \
    /var/log -type f -readable 2>/dev/null)" || true
  echo "${found}"
  grep -q '^/etc/rostrum/application/ROSTRUM_DATABASE_PASSWORD$' <<<"${found}"
  # Its own, what every visitor is shown, and what Debian puts there for everybody.
  refute grep -vE "^/etc/rostrum/(application/[A-Z_]+|server\.conf|tls/[^/]+/fullchain\.pem)$|${DEBIANS}|${CHALLENGES}" \
    <<<"${found}"
}

@test "the application's user becomes nobody else" {
  refute as_application sudo -n true
  [[ $(guest getent passwd rostrum) == *:/usr/sbin/nologin ]]
  [[ $(guest getent passwd rostrum-owner) == *:/usr/sbin/nologin ]]
}

@test "the application's database role cannot change the schema" {
  local statement
  run application_sql 'SELECT count(*) >= 0 FROM assembly'
  [ "${output}" = t ]
  for statement in 'CREATE TABLE public.stowaway (i int)' 'CREATE SCHEMA stowaway' \
    'ALTER TABLE assembly ADD stowaway int' 'DROP TABLE assembly' 'TRUNCATE assembly' \
    'CREATE TEMPORARY TABLE stowaway (i int)' 'SET ROLE rostrum_owner' \
    "COPY assembly TO PROGRAM 'id'" 'CREATE EXTENSION dblink'; do
    run application_sql "${statement}"
    echo "${statement}: ${output}"
    [ "${status}" -ne 0 ]
    [[ ${output} == *"permission denied"* || ${output} == *"must be "* ]]
  done
}

@test "no secret can be read by everybody, and none is on a command line" {
  run guest find /etc/rostrum /etc/postgresql /var/lib/dehydrated /var/lib/rostrum -type f -perm /o+r \
    \( -name '*PASSWORD*' -o -name '*.key' -o -name '*privkey*' -o -path '*/owner/*' \)
  echo "${output}"
  [ -z "${output}" ]
  run guest sh -c 'for f in /etc/rostrum/application/*PASSWORD /etc/rostrum/owner/*PASSWORD; do
    secret="$(cat "$f")"
    [ -n "$secret" ] || exit 2
    grep -lsF -- "$secret" /proc/[0-9]*/cmdline
  done; exit 0' 2>/dev/null
  [ "${status}" -eq 0 ]
  [ -z "${output}" ]
}

@test "testssl.sh has nothing above low to say" {
  local report="${BATS_FILE_TMPDIR}/testssl.json" findings good
  await testssl
  # A test authority publishes no way to ask for revoked certificates.
  findings="$(jq -r '.[] | select(.severity == ("MEDIUM", "HIGH", "CRITICAL", "FATAL"))
    | select(.id != "cert_revocation") | "\(.severity) \(.id): \(.finding)"' "${report}")"
  echo "${findings}"
  [ -z "${findings}" ]
  good="$(jq '[.[] | select(.severity == "OK")] | length' "${report}")"
  [ "${good}" -gt 20 ]
  remark "testssl.sh: ${good} points are good, none is worse than low"
}

@test "lynis: the score" {
  local report="${BATS_TEST_TMPDIR}/lynis"
  await lynis
  guest cat /var/log/lynis-report.dat >"${report}"
  remark "lynis: hardening index $(sed -n 's/^hardening_index=//p' "${report}") of 100"
  sed -n 's/^warning\[\]=\([^|]*|[^|]*\).*/\1/p' "${report}" | while IFS= read -r line; do
    remark "lynis warns: ${line}"
  done
  grep -qE '^hardening_index=[0-9]+$' "${report}"
}
