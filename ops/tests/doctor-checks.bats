#!/usr/bin/env bats
# Each of the doctor's checks, seen good and bad.

load helper
load server

setup() {
  setup_tree
  setup_server
  healthy_machine
  healthy_units
  healthy_application
  healthy_site
}

# Check $1 finds level $2 for name $3, with words $4 in it.
finds() {
  run bash -c '"$1" 2>&1' - "${TOOL}"/doctor.d/??-"$1"
  echo "${output}"
  [ "${status}" -eq 0 ]
  awk -F'\t' -v level="$2" -v name="$3" -v words="${4:-}" '
    $2 == name { n++; if ($1 == level && index($0, words)) good++; if ($1 ~ /warn|fail/ && $4 == "") bad = 1 }
    END { exit !(n == 1 && good == 1 && !bad) }
  ' <<<"${output}"
}

@test "application: live, ready, and the other one down" {
  finds application ok application "blue (1) is ready, for 2 hours"
  finds application ok "application crashes"
  finds application ok "application boot"
  finds application ok "other colour"
}

@test "application: stopped, ending, not ready, supervisor away" {
  answer sv-blue <<<"down: /etc/sv/rostrum-blue: 3s, normally up; run: log: (pid 7) 90s"
  finds application failure application "sv up rostrum-blue"
  answer sv-blue <<<"finish: /etc/sv/rostrum-blue: (pid 8) 3s; run: log: (pid 7) 90s"
  finds application failure application "ended by itself"
  answer sv-blue <<<"fail: /etc/sv/rostrum-blue: runsv not running"
  finds application failure application "runsv not running"
  touch "${ANSWERS}/not-ready"
  answer sv-blue <<<"run: /etc/sv/rostrum-blue: (pid 4343) 61s; run: log: (pid 7) 90s"
  finds application failure application "not ready"
  answer sv-blue <<<"run: /etc/sv/rostrum-blue: (pid 4343) 5s; run: log: (pid 7) 90s"
  finds application warning application "5 seconds ago"
}

@test "application: ended by itself, within the hour only" {
  local log="${SERVER}/var/log/rostrum/blue/current" now
  now="$(date -u +%Y-%m-%d_%H:%M:%S.12345)"
  echo "2020-01-01_00:00:00.12345 rostrum-ended: status=1 signal=0" >"${log}"
  finds application ok "application crashes"
  echo "${now} rostrum-ended: status=1 signal=0" >>"${log}"
  finds application warning "application crashes" "1 times"
  echo "${now} rostrum-ended: status=-1 signal=9" >"${log%current}@400000006a.s"
  echo "${now} rostrum-ended: status=1 signal=0" >>"${log}"
  finds application failure "application crashes" "3 times"
}

@test "application: not started at boot, or the wrong one" {
  touch "${SERVER}/etc/sv/rostrum-blue/down"
  finds application failure "application boot" "rm "
  rm "${SERVER}"/etc/sv/rostrum-{blue,green}/down
  finds application warning "other colour" "next boot"
}

@test "application: both run, which is well during a deploy only" {
  answer sv-green <<<"run: /etc/sv/rostrum-green: (pid 9) 61s; run: log: (pid 7) 90s"
  finds application warning "other colour" "sv down rostrum-green"
  held_lock
  finds application note "other colour" "a deploy is under way"
}

# Somebody holds the lock.
held_lock() {
  echo "deploy by ada since 2026-11-20T12:00:00Z, process 12" >"${SERVER}/run/lock/rostrum-deploy"
  printf '1: FLOCK  ADVISORY  WRITE 12 00:19:%s 0 EOF\n' "$(stat -c %i "${SERVER}/run/lock/rostrum-deploy")" \
    >"${SERVER}/proc/locks"
}

@test "application: nothing deployed yet" {
  rm "${SERVER}/var/lib/rostrum/live.sock"
  finds application warning application "ops/rostrum deploy"
  finds sockets note socket
  finds schema note schema
}

@test "sockets: nginx's user gets an answer" {
  finds sockets ok socket 200
  grep -q '^runuser -u www-data -- curl .*current.sock http://vote.test/$' "${CALLS}"
}

@test "sockets: link astray, no socket, refused, errors" {
  answer socket-code <<<500
  finds sockets failure socket "answers 500"
  echo "curl: (7) Permission denied" >"${ANSWERS}/curl.fails"
  finds sockets failure socket "Permission denied"
  rm "${SERVER}/run/rostrum/blue.sock"
  finds sockets failure socket "does not listen"
  ln -sfn elsewhere "${SERVER}/run/rostrum/current.sock"
  finds sockets failure socket "leads to elsewhere"
}

@test "units: all run" {
  finds units ok nginx
  finds units ok postgresql
  finds units ok timers rostrum-doctor.timer
  finds units ok units
}

@test "units: nginx down or restarted, PostgreSQL down, a timer off, a unit failed" {
  echo failed >"${ANSWERS}/nginx-state"
  finds units failure nginx "is failed"
  echo active >"${ANSWERS}/nginx-state"
  echo 2 >"${ANSWERS}/nginx-restarts"
  finds units note nginx "2 times"
  echo "postgresql@15-main.service loaded failed failed PostgreSQL" >"${ANSWERS}/postgresql-units"
  finds units failure postgresql "is failed"
  : >"${ANSWERS}/postgresql-units"
  finds units failure postgresql "no unit"
  echo rostrum-doctor.timer >"${ANSWERS}/stopped-units"
  finds units warning timers "enable --now rostrum-doctor.timer"
  echo "man-db.service loaded failed failed" >"${ANSWERS}/failed-units"
  finds units warning units "man-db.service"
}

@test "site: answers, tells browsers to use https, leads there" {
  finds site ok site 200
  finds site ok "site hsts"
  finds site ok "site redirect"
  finds site ok "site name" 192.0.2.7
}

@test "site: errors, maintenance, no answer" {
  answer https <<<$'HTTP/2 502\n\nresult: 502 '
  finds site failure site "answers 502"
  finds site warning "site hsts"
  answer https <<<$'HTTP/2 404\n\nresult: 404 '
  finds site warning site "instead of 200"
  answer https <<<$'HTTP/2 503\n\nresult: 503 '
  finds site failure site "answers 503"
  touch "${SERVER}/var/lib/rostrum/maintenance"
  finds site note site "maintenance"
  echo "curl: (7) Connection refused" >"${ANSWERS}/curl.fails"
  finds site failure site "Connection refused"
  finds site failure "site redirect" "Connection refused"
}

@test "site: http that does not lead to https" {
  answer http <<<$'HTTP/1.1 200\n\nresult: 200 '
  finds site warning "site redirect"
  answer http <<<$'HTTP/1.1 301\n\nresult: 301 https://elsewhere.test/'
  finds site warning "site redirect" elsewhere.test
}

@test "site: the name leads elsewhere, nowhere, or to the router in front" {
  answer getent <<<"198.51.100.9 STREAM vote.test"
  finds site failure "site name" 198.51.100.9
  answer ip <<<$'1: lo inet 127.0.0.1/8\n2: eth0 inet 10.0.0.2/24\n2: eth0 inet6 fe80::1/64'
  finds site note "site name" "private addresses"
  answer getent </dev/null
  finds site warning "site name" "cannot be looked up"
}

@test "certificate: good" {
  finds certificate ok certificate "79 days"
  finds certificate ok "certificate issuer" vote.test
  finds certificate ok "certificate name"
  finds certificate ok "certificate key"
  finds certificate ok "certificate served"
  finds certificate note "certificate renewal"
}

@test "certificate: renewal overdue, nearly over, over, whatever its life" {
  certificate 90 60
  finds certificate ok certificate
  certificate 90 62
  finds certificate warning certificate "overdue"
  certificate 90 83
  finds certificate failure certificate "expires in 6 days"
  certificate 90 91
  finds certificate failure certificate "expired 24 hours ago"
  certificate 6 4
  finds certificate ok certificate
  certificate 6 5
  finds certificate warning certificate "overdue"
}

@test "certificate: none, another name, another key, self-made" {
  certificate 90 10 other.test
  finds certificate failure "certificate name"
  (PATH=/usr/bin:/bin && openssl genrsa -out "${SERVER}/etc/rostrum/tls/real/privkey.pem" 2048 2>/dev/null)
  finds certificate failure "certificate key"
  mv "${SERVER}"/etc/rostrum/tls/{real,self-made}
  ln -sfn self-made "${SERVER}/etc/rostrum/tls/live"
  finds certificate warning "certificate issuer" "self-made"
  rm "${SERVER}/etc/rostrum/tls/live"
  finds certificate failure certificate "there is none"
}

@test "certificate: nginx shows another one, waits for a freeze, or shows none" {
  touch "${SERVER}/var/lib/rostrum/certificate-pending"
  finds certificate note "certificate served" "freeze"
  certificate 90 20
  cp "${ANSWERS}/served" "${BATS_TEST_TMPDIR}/old"
  certificate 90 1
  cp "${BATS_TEST_TMPDIR}/old" "${ANSWERS}/served"
  finds certificate warning "certificate served" "systemctl reload nginx"
  : >"${ANSWERS}/served"
  finds certificate note "certificate served" "showed none"
}

@test "disk: room enough" {
  finds disk ok "disk /" "25 % full"
  finds disk ok "inodes /"
  finds disk ok "disk /run"
  finds disk ok "disk writable"
}

@test "disk: filling up, full, full on a small one, out of inodes" {
  answer df <<<$'Head\n/dev/vda1 / ext4 20000000 3000000 85% 10%'
  finds disk warning "disk /" "85 % full"
  answer df <<<$'Head\n/dev/vda1 / ext4 20000000 1000000 95% 10%'
  finds disk failure "disk /" "95 % full"
  answer df <<<$'Head\n/dev/vda1 / ext4 1300000 200000 85% 10%'
  finds disk failure "disk /" "195 MB left"
  answer df <<<$'Head\n/dev/vda1 / ext4 20000000 9000000 50% 97%'
  finds disk failure "inodes /" "97 %"
  answer df <<<$'Head\n/dev/vda2 /boot/efi vfat 500000 490000 2% -'
  finds disk ok "disk /boot/efi"
  refute grep -q "inodes" <<<"${output}"
}

@test "disk: read-only" {
  echo "/dev/vda1 / ext4 ro,relatime 0 0" >>"${SERVER}/proc/mounts"
  finds disk failure "disk writable" "read-only: /"
}

@test "memory: enough, short, very short" {
  finds memory ok memory "488 of 976 MB"
  sed -i 's/MemAvailable: .*/MemAvailable: 90000 kB/' "${SERVER}/proc/meminfo"
  finds memory warning memory
  sed -i 's/MemAvailable: .*/MemAvailable: 30000 kB/' "${SERVER}/proc/meminfo"
  finds memory failure memory
}

@test "memory: what a control group allows counts" {
  mkdir -p "${SERVER}/sys/fs/cgroup"
  echo 104857600 >"${SERVER}/sys/fs/cgroup/memory.max"
  echo 102857600 >"${SERVER}/sys/fs/cgroup/memory.current"
  echo "inactive_file 0" >"${SERVER}/sys/fs/cgroup/memory.stat"
  finds memory failure memory "of 100 MB"
}

@test "memory: swap and kills" {
  finds memory ok swap
  finds memory ok "memory kills"
  sed -i 's/SwapFree: .*/SwapFree: 100000 kB/' "${SERVER}/proc/meminfo"
  finds memory warning swap "80 %"
  sed -i 's/SwapTotal: .*/SwapTotal: 0 kB/' "${SERVER}/proc/meminfo"
  finds memory note swap "none"
  echo "oom_kill 2" >"${SERVER}/proc/vmstat"
  finds memory note "memory kills" "none in the last day"
  answer journalctl <<<"Out of memory: Killed process 99 (java) total-vm:1kB, UID:1"
  finds memory warning "memory kills" "Killed process 99 (java)"
  fake systemd-detect-virt <<<'exit 0'
  finds memory ok "memory kills"
  mkdir -p "${SERVER}/sys/fs/cgroup"
  echo "oom_kill 1" >"${SERVER}/sys/fs/cgroup/memory.events"
  finds memory warning "memory kills" "1 since"
  finds memory ok swap "host's"
}

@test "network: connections tracked" {
  finds network ok conntrack "100 of 16384"
  echo 13000 >"${SERVER}/proc/sys/net/netfilter/nf_conntrack_count"
  finds network warning conntrack
  echo 16000 >"${SERVER}/proc/sys/net/netfilter/nf_conntrack_count"
  finds network failure conntrack "nf_conntrack_max"
  rm -r "${SERVER}/proc/sys/net"
  finds network ok conntrack "not tracked"
}

@test "network: file descriptors" {
  finds network ok "descriptors nginx" "3 of 100"
  finds network ok "descriptors java" "3 of 100"
  finds network ok "descriptors all"
  touch "${SERVER}"/proc/4242/fd/{3..79}
  finds network warning "descriptors nginx" "80 of 100"
  touch "${SERVER}"/proc/4343/fd/{3..94}
  finds network failure "descriptors java" "95 of 100"
  echo "950 0 1000" >"${SERVER}/proc/sys/fs/file-nr"
  finds network failure "descriptors all"
}

@test "network: who listens to others" {
  finds network ok listeners
  answer ss <<<'LISTEN 0 128 0.0.0.0:5432 0.0.0.0:* users:(("postgres",pid=3,fd=3))'
  finds network warning listeners "postgres:5432"
}

@test "clock: synchronised, not, off, just started, in a container" {
  finds clock ok clock
  answer timedatectl <<<$'NTP=yes\nNTPSynchronized=no'
  finds clock warning clock "not synchronised"
  answer timedatectl <<<$'NTP=no\nNTPSynchronized=no'
  finds clock warning clock "set-ntp"
  echo "61.2 1.0" >"${SERVER}/proc/uptime"
  finds clock note clock "61 seconds"
  answer timedatectl </dev/null
  finds clock warning clock "does not answer"
  fake systemd-detect-virt <<<'exit 0'
  finds clock ok clock "host's"
}

@test "database: answers, has room, is durable" {
  finds database ok database
  finds database ok "database connections" "12 of 37"
  finds database ok "database durable"
  finds database ok "database settings"
}

@test "database: away" {
  echo "psql: error: connection refused" >"${ANSWERS}/psql.fails"
  finds database failure database "connection refused"
  finds activity note "database activity" "connection refused"
  finds schema note schema
}

@test "database: hanging, given up in time" {
  local began="${SECONDS}"
  touch "${ANSWERS}/psql-hangs"
  ASK_SECONDS=1 finds database failure database "no word"
  ((SECONDS - began < 10))
}

@test "database: full, unsafe, waiting for a restart, broken" {
  answer database <<<$'connections 31\nmost 37'
  finds database warning "database connections" "31 of 37"
  answer database <<<$'connections 36\nmost 37\nunsafe fsync\npending shared_buffers\nerrors rostrum'
  finds database failure "database connections"
  finds database failure "database durable" fsync
  finds database warning "database settings" shared_buffers
  finds database failure "database pages" rostrum
  answer database <<<$'connections 1\nmost 37\nrole rostrum_app synchronous_commit=off'
  finds database failure "database durable" rostrum_app
}

@test "activity: quiet" {
  for name in long idle locks "dead rows" age; do
    finds activity ok "database ${name}"
  done
}

@test "activity: long, idle, waiting, dead, old" {
  answer activity <<'END'
age|600000000|0|
dead|70000|0|session
idle|90|12|ada
long|400|13|rostrum_app
long|300|14|rostrum_app
waiting|7|15|12 13
END
  finds activity warning "database long" "process 13 (rostrum_app)"
  finds activity warning "database idle" "process 12 (ada)"
  finds activity warning "database locks" "pg_terminate_backend(12)"
  finds activity warning "database dead rows" "70000 in session"
  finds activity warning "database age"
  answer activity <<<$'age|1600000000|0|\nwaiting|70|15|12'
  finds activity failure "database age"
  finds activity failure "database locks" "70 seconds"
}

@test "schema: fits, lacks something, half-way" {
  finds schema ok schema V2__more.sql
  answer applied <<<"V1__first.sql"
  finds schema failure schema "lacks V2__more.sql"
  answer broken <<<"V2__more.sql"
  finds schema failure schema "half-way: V2__more.sql"
}

@test "backup: none yet, fresh, old, lost; restored or not" {
  finds backup note backup "none yet"
  touch "${SERVER}/var/lib/rostrum/backup"
  finds backup ok backup
  finds backup warning "backup drill" "no backup has been restored"
  touch -d "-27 hours" "${SERVER}/var/lib/rostrum/backup"
  finds backup warning backup "27 hours"
  touch -d "-3 days" "${SERVER}/var/lib/rostrum/backup"
  finds backup failure backup
  touch "${SERVER}/var/lib/rostrum/drill"
  finds backup ok "backup drill"
  touch -d "-40 days" "${SERVER}/var/lib/rostrum/drill"
  finds backup warning "backup drill" "40 days"
}

@test "updates: a reboot waits, or has waited for long" {
  finds updates ok reboot
  echo linux-image-amd64 >"${SERVER}/run/reboot-required.pkgs"
  touch "${SERVER}/run/reboot-required"
  finds updates note reboot "linux-image-amd64"
  touch -d "-4 days" "${SERVER}/run/reboot-required"
  finds updates warning reboot "4 days"
}

@test "updates: none, some, left over, nobody looks" {
  finds updates ok updates
  answer apt-get <<<'Inst openssl [3.0.1] (3.0.2 Debian-Security:12/stable-security [amd64])'
  touch -d "-1 hour" "${SERVER}"/var/lib/apt/periodic/unattended-upgrades-stamp
  finds updates note updates "1 for security wait: openssl"
  touch -d "-2 hours" "${SERVER}"/var/lib/apt/{lists,periodic/update-success-stamp}
  finds updates warning updates "left over from the last run: openssl"
  touch -d "-5 days" "${SERVER}"/var/lib/apt/{lists,periodic/update-success-stamp}
  finds updates warning updates "5 days"
}

@test "updates: an update that is no security update is none of our business" {
  answer apt-get <<<'Inst tzdata [1] (2 Debian:12.1/stable [all])'
  finds updates ok updates
}

@test "updates: unattended ones run, do not, are off" {
  finds updates ok "updates unattended"
  touch -d "-4 days" "${SERVER}/var/lib/apt/periodic/unattended-upgrades-stamp"
  finds updates warning "updates unattended" "4 days"
  rm "${SERVER}/var/lib/apt/periodic/unattended-upgrades-stamp"
  finds updates note "updates unattended" "not run yet"
  echo apt-daily-upgrade.timer >"${ANSWERS}/stopped-units"
  finds updates warning "updates unattended" "off"
}

@test "firewall: loaded, not at boot, not loaded, broken" {
  finds firewall ok firewall
  touch "${ANSWERS}/nftables-disabled"
  finds firewall warning firewall "reboot"
  answer nft </dev/null
  finds firewall failure firewall "no rules"
  echo "Operation not permitted" >"${ANSWERS}/nft.fails"
  finds firewall failure firewall "not permitted"
}

@test "ssh: hardened, weaker, broken" {
  finds ssh ok ssh
  sed -i 's/^passwordauthentication no/passwordauthentication yes/; /^permitrootlogin/d' "${ANSWERS}/sshd"
  finds ssh warning ssh "passwordauthentication yes, permitrootlogin unknown"
  echo "line 3: Bad configuration option: Foo" >"${ANSWERS}/sshd.fails"
  finds ssh failure ssh "Bad configuration option"
}

@test "files: secrets that others may read" {
  finds files ok secrets
  touch "${SERVER}/etc/rostrum/application/ROSTRUM_DATABASE_PASSWORD"
  chmod 0644 "${SERVER}/etc/rostrum/application/ROSTRUM_DATABASE_PASSWORD"
  finds files failure secrets ROSTRUM_DATABASE_PASSWORD
  rm "${SERVER}/etc/rostrum/application/ROSTRUM_DATABASE_PASSWORD"
  chmod 0644 "${SERVER}/etc/rostrum/tls/real/privkey.pem"
  finds files failure secrets privkey.pem
}

@test "files: programs that others may change" {
  if [ "${EUID}" -eq 0 ]; then
    finds files ok programs
  fi
  chmod 0777 "${TOOL}/doctor"
  finds files failure programs "${TOOL}/doctor"
}

@test "files: what is managed, as it was, changed by hand, changed by provision" {
  local conf="${SERVER}/etc/rostrum/server.conf" began
  finds files note "managed files" "no list"
  run "${TOOL}/manifest"
  [[ ${output} == *"are noted"* ]]
  grep -q "server.conf$" "${SERVER}/var/lib/rostrum/managed.sha256"
  refute grep -q "/tls/" "${SERVER}/var/lib/rostrum/managed.sha256"
  finds files ok "managed files"
  echo "# by hand" >>"${conf}"
  finds files warning "managed files" "server.conf"
  sleep 1.1 # a change is dated in whole seconds
  began="$(date +%s)"
  touch "${SERVER}/etc/rostrum/other.conf"
  run "${TOOL}/manifest" --since "${began}"
  finds files warning "managed files" "server.conf"
  grep -q "other.conf$" "${SERVER}/var/lib/rostrum/managed.sha256"
  echo "# by provision" >>"${conf}"
  run "${TOOL}/manifest" --since "${began}"
  finds files ok "managed files"
  run "${TOOL}/manifest" --since "${began}"
  [ -z "${output}" ]
}

@test "deploy: the last one" {
  finds deploy ok deploy "brought 1"
  echo "2026-11-20T12:00:00Z ada deploy 2 green failed The migration failed" \
    >>"${SERVER}/var/lib/rostrum/deploys.log"
  echo "2026-11-20T12:00:01Z ada freeze - - ok -" >>"${SERVER}/var/lib/rostrum/deploys.log"
  finds deploy warning deploy "failed: The migration failed"
  echo "2026-11-20T13:00:00Z ada deploy 2 green refused disk" >>"${SERVER}/var/lib/rostrum/deploys.log"
  finds deploy note deploy "refused: disk"
  rm "${SERVER}/var/lib/rostrum/deploys.log"
  finds deploy note deploy "none"
}

@test "deploy: a lock that is held, and held for long" {
  finds deploy ok "deploy lock"
  held_lock
  finds deploy ok "deploy lock" "by ada"
  touch -d "-20 minutes" "${SERVER}/run/lock/rostrum-deploy"
  finds deploy warning "deploy lock" "20 minutes"
}

@test "deploy: freeze, maintenance, an assembly nobody ended" {
  finds deploy ok freeze
  finds deploy ok maintenance
  finds deploy ok assemblies
  echo "ada at noon: dress rehearsal" | tee "${SERVER}/var/lib/rostrum/freeze" >"${SERVER}/var/lib/rostrum/maintenance"
  finds deploy note freeze "dress rehearsal"
  finds deploy note maintenance
  touch -d "-4 days" "${SERVER}"/var/lib/rostrum/{freeze,maintenance}
  finds deploy warning freeze "4 days"
  finds deploy warning maintenance "4 days"
  answer forgotten <<<"spring"
  finds deploy warning assemblies spring
  answer rehearsals <<<"rehearsal-20261101-120000"
  finds deploy note rehearsals rehearsal-20261101-120000
}

@test "errors: none, and by their cause" {
  local log="${SERVER}/var/log/rostrum/blue/current" now
  finds errors ok "errors application"
  now="$(date -u +%Y-%m-%d_%H:%M:%S.12345)"
  cat >"${log}" <<END
2020-01-01_00:00:00.12345 ERROR FailureFilter request failed request=1 path=/old
${now} ERROR FailureFilter request failed request=2 path=/a
${now} java.lang.IllegalStateException: no
${now} 	at rostrum.Main.main(Main.java:1)
${now} INFO  Main fine
${now} ERROR FailureFilter request failed request=3 path=/b
${now} java.lang.IllegalStateException: no
${now} ERROR Relay lost
END
  finds errors warning "errors application" \
    "3 in the last hour: 2 x FailureFilter request failed (java.lang.IllegalStateException); 1 x Relay lost"
}

@test "errors: of nginx" {
  local log="${SERVER}/var/log/nginx/error.log" now
  now="$(date '+%Y/%m/%d %H:%M:%S')"
  echo "2020/01/01 00:00:00 [crit] 12#12: *1 old" >"${log}"
  echo "${now} [error] 12#12: *1 upstream prematurely closed, client: 1.2.3.4" >>"${log}"
  finds errors ok "errors nginx"
  echo "${now} [alert] 12#12: *7 1024 worker_connections are not enough, client: 1.2.3.4" >>"${log}"
  echo "${now} [alert] 12#12: *9 1024 worker_connections are not enough, client: 1.2.3.5" >>"${log}"
  finds errors warning "errors nginx" "2 x 1024 worker_connections are not enough"
  refute grep -q 1.2.3.4 <<<"${output}"
}

@test "logs: within bounds, and beyond" {
  finds logs ok logs
  fake du <<<'echo "500 $2"'
  finds logs warning logs "(500 MB)"
}
