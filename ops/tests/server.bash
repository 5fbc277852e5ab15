# shellcheck shell=bash
# A server in a folder: the scripts of ops/server with their absolute paths led below SERVER, a
# healthy machine for them to look at, and fakes for what they ask. Needs helper.bash.

# Real tools that the server's scripts count on.
SERVER_TOOLS=(timeout openssl comm cmp du nproc sha256sum tr xargs sync stat)

# A link to the real tool $1 among the fakes.
real() {
  local file
  file="$(PATH="/usr/sbin:/usr/bin:/sbin:/bin" type -P "$1")"
  ln -sf "${file}" "${FAKES:?}/$1"
}

# A command $1 that prints file $1 of ANSWERS, and fails with its words when there is $1.fails.
answering() {
  fake "$1" <<END
if [[ -e "${ANSWERS}/$1.fails" ]]; then
  cat "${ANSWERS}/$1.fails" >&2
  exit 1
fi
cat "${ANSWERS}/$1" 2>/dev/null || true
END
}

# What command $1 answers from now on, on stdin.
answer() {
  cat >"${ANSWERS}/$1"
}

setup_server() {
  local tool
  SERVER="${BATS_TEST_TMPDIR:?}/server"
  ANSWERS="${BATS_TEST_TMPDIR}/answers"
  TOOL="${SERVER}/usr/local/lib/rostrum"
  mkdir -p "${ANSWERS}" "${SERVER}"/{etc,opt,proc,run,sys,tmp,usr/local/lib,usr/local/sbin,var/lib}
  cp -R "${OPS:?}/server" "${TOOL}"
  cp "${OPS}/lib/say.sh" "${TOOL}/lib/"
  find "${TOOL}" -type f -exec sed -i -E \
    "s#(^|[^]A-Za-z0-9_./*})!\\\\^-])/(etc|var|run|proc|sys|opt|usr/local)(/|\"|\$| )#\\1${SERVER}/\\2\\3#g" {} +
  for tool in "${SERVER_TOOLS[@]}"; do
    real "${tool}"
  done
  chmod 0755 "${SERVER}" "${TOOL}"
  export SERVER ANSWERS TOOL
}

# The machine's own figures.
healthy_machine() {
  mkdir -p "${SERVER}"/proc/{self,sys/fs,sys/net/netfilter,4242/fd,4343/fd}
  printf 'MemTotal: 1000000 kB\nMemAvailable: 500000 kB\nSwapTotal: 500000 kB\nSwapFree: 490000 kB\n' \
    >"${SERVER}/proc/meminfo"
  echo "0::/" >"${SERVER}/proc/self/cgroup"
  echo "oom_kill 0" >"${SERVER}/proc/vmstat"
  echo "86400.12 80000.00" >"${SERVER}/proc/uptime"
  echo "0.12 0.10 0.09 1/200 4242" >"${SERVER}/proc/loadavg"
  echo "1000 0 9223372036854775807" >"${SERVER}/proc/sys/fs/file-nr"
  echo 100 >"${SERVER}/proc/sys/net/netfilter/nf_conntrack_count"
  echo 16384 >"${SERVER}/proc/sys/net/netfilter/nf_conntrack_max"
  echo "/dev/vda1 / ext4 rw,relatime 0 0" >"${SERVER}/proc/mounts"
  : >"${SERVER}/proc/locks"
  echo nginx >"${SERVER}/proc/4242/comm"
  echo java >"${SERVER}/proc/4343/comm"
  touch "${SERVER}"/proc/{4242,4343}/fd/{0,1,2}
  echo "Max open files            100             100             files" \
    | tee "${SERVER}/proc/4242/limits" >"${SERVER}/proc/4343/limits"
  fake systemd-detect-virt <<<'exit 1'
  answering df
  answer df <<'END'
Filesystem Mounted Type 1K-blocks Avail Use% IUse%
/dev/vda1 / ext4 20000000 15000000 25% 10%
tmpfs /run tmpfs 100000 99000 1% 1%
END
  answering timedatectl
  answer timedatectl <<<$'NTP=yes\nNTPSynchronized=yes'
  answering journalctl
  answering ss
  answer ss <<'END'
LISTEN 0 128 0.0.0.0:22 0.0.0.0:* users:(("sshd",pid=1,fd=3))
LISTEN 0 511 [::]:443 [::]:* users:(("nginx",pid=2,fd=3))
LISTEN 0 128 127.0.0.1:5432 0.0.0.0:* users:(("postgres",pid=3,fd=3))
END
  answering nft
  answer nft <<<'type filter hook input priority filter; policy drop;'
  answering sshd
  answer sshd <<'END'
passwordauthentication no
kbdinteractiveauthentication no
permitrootlogin no
permitemptypasswords no
pubkeyauthentication yes
END
  mkdir -p "${SERVER}"/var/lib/apt/{lists,periodic}
  touch "${SERVER}"/var/lib/apt/periodic/{update-success-stamp,unattended-upgrades-stamp}
  answering apt-get
}

# systemctl of a machine where all is well; the test names what is not.
healthy_units() {
  fake systemctl <<'END'
case "$*" in
  "show --property=ActiveState --value nginx.service") cat "${ANSWERS}/nginx-state" 2>/dev/null || echo active ;;
  "show --property=NRestarts --value nginx.service") cat "${ANSWERS}/nginx-restarts" 2>/dev/null || echo 0 ;;
  "is-active nginx.service") cat "${ANSWERS}/nginx-state" 2>/dev/null || echo active ;;
  *"list-units --failed"*) cat "${ANSWERS}/failed-units" 2>/dev/null || true ;;
  *postgresql@*)
    cat "${ANSWERS}/postgresql-units" 2>/dev/null \
      || echo "postgresql@15-main.service loaded active running PostgreSQL"
    ;;
  *list-unit-files*) echo "rostrum-doctor.timer enabled enabled" ;;
  "is-active --quiet "*) ! grep -qx "${3}" "${ANSWERS}/stopped-units" 2>/dev/null ;;
  "is-enabled --quiet nftables") [[ ! -e ${ANSWERS}/nftables-disabled ]] ;;
  *) exit 1 ;;
esac
END
}

# A socket that nobody listens to any more, at $1.
socket() {
  # The address of a socket must be short.
  (cd "${1%/*}" && perl -MIO::Socket::UNIX -e 'IO::Socket::UNIX->new(Local => $ARGV[0], Listen => 1)' "${1##*/}")
}

# Release 1 is live as blue.
healthy_application() {
  local colour
  mkdir -p "${SERVER}"/{etc/rostrum/{application,owner},etc/sv/rostrum-{blue,green},etc/dehydrated} \
    "${SERVER}"/{run/rostrum/management,run/lock,var/lib/rostrum,var/log/rostrum/{blue,green},var/log/nginx} \
    "${SERVER}/opt/rostrum/releases/1"
  printf '%s\n' ENVIRONMENT=staging DOMAIN=vote.test DATABASE=rostrum DRAIN_SECONDS=10 HEAP_MB=192 \
    >"${SERVER}/etc/rostrum/server.conf"
  chmod -R o= "${SERVER}"/etc/rostrum/{application,owner}
  touch "${SERVER}/opt/rostrum/releases/1/rostrum.jar"
  ln -s releases/1 "${SERVER}/opt/rostrum/blue"
  socket "${SERVER}/run/rostrum/blue.sock"
  ln -s "${SERVER}/run/rostrum/blue.sock" "${SERVER}/var/lib/rostrum/live.sock"
  ln -s "${SERVER}/var/lib/rostrum/live.sock" "${SERVER}/run/rostrum/current.sock"
  touch "${SERVER}/etc/sv/rostrum-green/down"
  fake sv <<'END'
cat "${ANSWERS}/sv-${!###*-}"
END
  for colour in blue green; do
    answer "sv-${colour}" <<<"down: /etc/sv/rostrum-${colour}: 10s; run: log: (pid 7) 90s"
  done
  answer sv-blue <<<"run: /etc/sv/rostrum-blue: (pid 4343) 7300s; run: log: (pid 7) 7300s"
  fake unzip <<'END'
[[ $1 != -Z1 ]] || printf "db/migration/%s\n" $(<"${ANSWERS}/carried")
END
  answer carried <<<"V1__first.sql V2__more.sql"
  fake runuser <<'END'
shift 3
exec "$@"
END
  fake psql <<'END'
[[ ! -e ${ANSWERS}/psql-hangs ]] || exec sleep 60
if [[ -e ${ANSWERS}/psql.fails ]]; then
  cat "${ANSWERS}/psql.fails" >&2
  exit 2
fi
case "$*" in
  *"UNION ALL SELECT 'most"*) cat "${ANSWERS}/database" ;;
  *"WITH others"*) cat "${ANSWERS}/activity" ;;
  *to_regclass*) echo t ;;
  *"NOT success"*) cat "${ANSWERS}/broken" 2>/dev/null || true ;;
  *flyway_schema_history*) cat "${ANSWERS}/applied" ;;
  *"ends_at <"*) cat "${ANSWERS}/forgotten" 2>/dev/null || true ;;
  *"created_at <"*) cat "${ANSWERS}/rehearsals" 2>/dev/null || true ;;
  *"state = 'open'"*) cat "${ANSWERS}/open" 2>/dev/null || true ;;
  *max_connections*) echo "12 40" ;;
  *) exit 3 ;;
esac
END
  answer database <<<$'connections 12\nmost 37'
  answer activity <<<"age|1000|0|"
  answer applied <<<$'V1__first.sql\nV2__more.sql'
  echo "2026-11-20T12:00:00Z ada deploy 1 blue ok forced=no" >"${SERVER}/var/lib/rostrum/deploys.log"
}

# The site answers, under a certificate that is good for some time.
healthy_site() {
  fake curl <<'END'
[[ ! -e ${ANSWERS}/curl.fails ]] || { cat "${ANSWERS}/curl.fails"; exit 7; }
case "$*" in
  *management/*/ready*) [[ ! -e ${ANSWERS}/not-ready ]] ;;
  *management/*/metrics*) cat "${ANSWERS}/metrics" ;;
  *current.sock*) cat "${ANSWERS}/socket-code" 2>/dev/null || printf 200 ;;
  *" https://"*) cat "${ANSWERS}/https" ;;
  *" http://"*) cat "${ANSWERS}/http" ;;
  *) exit 3 ;;
esac
END
  answer https <<<$'HTTP/2 200\nstrict-transport-security: max-age=63072000\n\nresult: 200 '
  answer http <<<$'HTTP/1.1 301\n\nresult: 301 https://vote.test/'
  answering getent
  answer getent <<<$'192.0.2.7  STREAM vote.test\n192.0.2.7  DGRAM'
  answering ip
  answer ip <<<$'1: lo inet 127.0.0.1/8 scope host\n2: eth0 inet 192.0.2.7/24 scope global'
  certificate 90 10
  # s_client shows what lies in "served"; everything else is openssl itself.
  fake openssl <<END
if [[ \$1 == s_client ]]; then
  cat "${ANSWERS}/served"
else
  PATH="/usr/bin:/bin" exec openssl "\$@"
fi
END
}

# Puts in force a certificate for \${3:-vote.test} with a life of $1 days, $2 of which
# (and a minute) are over.
certificate() {
  local folder="${SERVER}/etc/rostrum/tls/real" from to
  from="$(date -u -d "-$2 days -1 minute" +%y%m%d%H%M%SZ)"
  to="$(date -u -d "$(($1 - $2)) days -1 minute" +%y%m%d%H%M%SZ)"
  mkdir -p "${folder}"
  ln -sfn "${folder}" "${SERVER}/etc/rostrum/tls/live"
  # Of openssl's commands only "ca" sets the first day freely.
  mkdir -p "${BATS_TEST_TMPDIR}/ca"
  : >"${BATS_TEST_TMPDIR}/ca/index"
  cat >"${BATS_TEST_TMPDIR}/ca/conf" <<END
[ca]
default_ca = it
[it]
database = ${BATS_TEST_TMPDIR}/ca/index
new_certs_dir = ${BATS_TEST_TMPDIR}/ca
default_md = sha256
policy = any
rand_serial = yes
x509_extensions = names
[any]
commonName = supplied
[names]
subjectAltName = DNS:${3:-vote.test}
END
  (
    PATH=/usr/bin:/bin
    cd "${folder}" || exit
    openssl req -new -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -keyout privkey.pem \
      -subj "/CN=${3:-vote.test}" -out ../request
    openssl ca -batch -selfsign -config "${BATS_TEST_TMPDIR}/ca/conf" -keyfile privkey.pem -in ../request \
      -notext -out fullchain.pem -startdate "${from}" -enddate "${to}"
  ) >/dev/null 2>&1
  chmod 0600 "${folder}/privkey.pem"
  cp "${folder}/fullchain.pem" "${ANSWERS}/served"
}
