#!/usr/bin/env bats
# rostrum sample: where its figures come from, on a machine whose /proc and /sys are files.

load helper
load server

setup() {
  setup_tree
  setup_server
  healthy_machine
  real python3
  rm -r "${SERVER}"/proc/{4242,4343}
  mkdir -p "${SERVER}"/proc/net "${SERVER}"/sys/{fs/cgroup,block/vda/device,block/loop0} \
    "${SERVER}"/run/{systemd,rostrum/management}
  machine_counts 1000 0
  network_counts 5 2
  disk_counts 100 2000
}

teardown() {
  # shellcheck disable=SC2086 # several
  kill ${INSTANCES:-} ${sampler:-} 2>/dev/null || true
}

# The whole machine has used $1 ticks of CPU, and $2 pages went out.
machine_counts() {
  echo "cpu  $1 0 0 5000 70 0 0 9 0 0" >"${SERVER}/proc/stat"
  printf 'pswpin 3\npswpout %s\n' "$2" >"${SERVER}/proc/vmstat"
}

# $1 segments were sent again, $2 connections found the queue full.
network_counts() {
  printf '%s\n' "Ip: Forwarding" "Ip: 1" "Tcp: ActiveOpens CurrEstab RetransSegs" "Tcp: 9 123 $1" \
    >"${SERVER}/proc/net/snmp"
  printf '%s\n' "TcpExt: SyncookiesSent ListenDrops" "TcpExt: 0 $2" >"${SERVER}/proc/net/netstat"
}

# The disk was busy for $1 ms and $2 sectors were written.
disk_counts() {
  printf '%s\n' "7 0 loop0 1 1 1 1 1 1 99999 1 0 99999 1" "253 0 vda 10 0 80 5 20 0 $2 7 0 $1 9" \
    "253 1 vda1 10 0 80 5 20 0 99999 7 0 99999 9" >"${SERVER}/proc/diskstats"
}

# Process $1 by the name of $2 has used $3 ticks of CPU; $4 are its arguments.
process() {
  local folder="${SERVER}/proc/$1"
  mkdir -p "${folder}/fd"
  echo "$1 ($2) S 1 1 1 0 -1 0 0 0 0 0 $3 0 77 77 20 0 1 0 $1 0 0" >"${folder}/stat"
  printf '%s\0' ${4:-} >"${folder}/cmdline"
  printf 'Rss: 9000 kB\nPss: %s kB\n' "${5:-1024}" >"${folder}/smaps_rollup"
  echo "Max open files            5000             9000             files" >"${folder}/limits"
}

# Starts the sampler; its input is held open.
begin() {
  coproc SAMPLER { exec "${TOOL}/sample" "$@"; }
  sampler=$!
  exec {from}<&"${SAMPLER[0]}" {to}>&"${SAMPLER[1]}"
  eval "exec ${SAMPLER[0]}<&- ${SAMPLER[1]}>&-"
}

# The next line of the sampler, as "line".
next_line() {
  read -r -t 30 line <&"${from}"
}

# Ends the sampler's input; fails unless it ends well, too.
end() {
  exec {to}>&-
  wait "${sampler}"
}

# Prints field $1 of the line.
field() {
  [[ ${line} =~ \"$1\":\ (-?[0-9.]+) ]]
  printf '%s' "${BASH_REMATCH[1]}"
}

# Fails unless the fields are as named: NAME=VALUE...
fields() {
  local wanted
  for wanted in "$@"; do
    if [[ $(field "${wanted%%=*}") != "${wanted#*=}" ]]; then
      printf 'Expected %s in %s\n' "${wanted}" "${line}" >&2
      return 1
    fi
  done
}

# Fails unless the calculation is true, in which names stand for fields.
true_that() {
  local name expression="$1"
  for name in $(grep -oE '[a-z][A-Za-z]+' <<<"${expression}" | sort -u); do
    expression="$(sed -E "s/\b${name}\b/$(field "${name}")/g" <<<"${expression}")"
  done
  awk "BEGIN { exit !(${expression}) }" || {
    printf 'Not true: %s, that is %s\n' "$1" "${expression}" >&2
    return 1
  }
}

# The instance $1 answers with the text on stdin.
instance() {
  cat >"${BATS_TEST_TMPDIR}/$1.metrics"
  python3 - "${SERVER}/run/rostrum/management/$1.sock" "${BATS_TEST_TMPDIR}/$1.metrics" 3>&- <<'END' &
import socket, sys
with socket.socket(socket.AF_UNIX) as listener:
    listener.bind(sys.argv[1])
    listener.listen()
    while True:
        connection, _ = listener.accept()
        with connection:
            connection.recv(4096)
            with open(sys.argv[2], "rb") as file:
                connection.sendall(b"HTTP/1.1 200 OK\r\n\r\n" + file.read())
END
  INSTANCES="${INSTANCES:-} $!"
  until [[ -S ${SERVER}/run/rostrum/management/$1.sock ]]; do :; done
}

@test "has the fields that the rehearsal reads, in their order" {
  local record="${OPS}/rehearsal/src/main/java/rostrum/rehearsal/result/Sample.java"
  begin
  next_line
  end
  wanted="$(sed -n '/^public record/,$p' "${record}" | grep -oE '^ +(long|double) [A-Za-z]+' | sed 's/.* //')"
  [ "$(grep -oE '"[A-Za-z]+"' <<<"${line}" | tr -d '"')" = "${wanted}" ]
}

@test "what cannot be read is -1" {
  rm -r "${SERVER}"/proc/{stat,meminfo,vmstat,diskstats,net}
  begin
  next_line
  end
  for name in $(grep -oE '"[A-Za-z]+"' <<<"${line}" | tr -d '"'); do
    case "${name}" in
      at | processors) ;;
      cpuNginx | cpuApplication | cpuDatabase) fields "${name}=0.0" ;;
      *) fields "${name}=-1" ;;
    esac
  done
}

@test "CPU by process: workers together, the serving Java, PostgreSQL, and the rest" {
  process 10 nginx 100 "nginx: master"
  process 11 nginx 100 "nginx: worker"
  process 20 java 100 "/opt/java -jar rostrum.jar serve"
  process 21 java 100 "/opt/java -jar rostrum.jar recount"
  process 30 postgres 100 "postgres: rostrum"
  begin
  next_line
  fields cpu=0.0 cpuNginx=0.0 cpuOther=0.0
  process 11 nginx 140 "nginx: worker"
  process 12 nginx 20 "nginx: worker"
  process 20 java 130 "/opt/java -jar rostrum.jar serve"
  process 21 java 900 "/opt/java -jar rostrum.jar recount"
  process 30 postgres 110 "postgres: rostrum"
  machine_counts 1120 0
  next_line
  end
  true_that "cpuDatabase > 0"
  true_that "cpuNginx / cpuDatabase > 5.8 && cpuNginx / cpuDatabase < 6.2"
  true_that "cpuApplication / cpuDatabase > 2.9 && cpuApplication / cpuDatabase < 3.1"
  true_that "cpu / cpuDatabase > 11.8 && cpu / cpuDatabase < 12.2"
  true_that "cpu - cpuNginx - cpuApplication - cpuDatabase - cpuOther < 0.3"
}

@test "memory counts what is shared in parts; descriptors are those of whoever has most" {
  process 10 nginx 1 "nginx: master" 1000
  process 11 nginx 1 "nginx: worker" 2000
  process 30 postgres 1 postgres 500
  touch "${SERVER}"/proc/11/fd/{0,1,2,3}
  begin
  next_line
  end
  fields nginxMemory=3072000 databaseMemory=512000 applicationMemory=-1 descriptorsNginx=4 \
    descriptorsApplication=-1 descriptorLimit=5000
  fields memoryTotal=1024000000 memoryUsed=512000000 swapUsed=10240000
}

@test "an old kernel's processes: resident without shared pages" {
  process 30 postgres 1 postgres
  rm "${SERVER}/proc/30/smaps_rollup"
  echo "9999 300 100 0 0 0 0" >"${SERVER}/proc/30/statm"
  begin
  next_line
  end
  fields databaseMemory=819200
}

@test "the kernel's counters, as they grew" {
  begin
  next_line
  fields retransmits=0 listenDrops=0 swapped=0 diskWritten=0 diskBusy=0.0 sockets=123
  network_counts 12 6
  machine_counts 1000 40
  disk_counts 600 2010
  next_line
  end
  fields retransmits=7 listenDrops=4 swapped=40 diskWritten=5120
  true_that "diskBusy > 1"
}

@test "a container of version 1: its own processors, CPU and memory; no disk, no swap" {
  local groups="${SERVER}/sys/fs/cgroup"
  mkdir -p "${groups}"/{cpu,cpuacct,memory}
  touch "${SERVER}/run/systemd/container"
  echo 50000 >"${groups}/cpu/cpu.cfs_quota_us"
  echo 100000 >"${groups}/cpu/cpu.cfs_period_us"
  echo 7000000000 >"${groups}/cpuacct/cpuacct.usage"
  echo 536870912 >"${groups}/memory/memory.limit_in_bytes"
  echo 300000000 >"${groups}/memory/memory.usage_in_bytes"
  printf 'cache 5\ntotal_inactive_file 60000000\ntotal_active_file 40000000\ntotal_swap 4096\n' >"${groups}/memory/memory.stat"
  begin
  next_line
  machine_counts 99000 5000
  next_line
  end
  fields processors=0.5 cpu=0.0 memoryTotal=536870912 memoryUsed=200000000 swapUsed=4096 swapped=-1 \
    diskBusy=-1 diskWritten=-1
}

@test "a container of version 2" {
  local groups="${SERVER}/sys/fs/cgroup"
  touch "${SERVER}/run/systemd/container"
  echo "100000 100000" >"${groups}/cpu.max"
  echo "usage_usec 5000000" >"${groups}/cpu.stat"
  echo 536870912 >"${groups}/memory.max"
  echo 300000000 >"${groups}/memory.current"
  echo 8192 >"${groups}/memory.swap.current"
  printf 'inactive_file 60000000\nactive_file 40000000\n' >"${groups}/memory.stat"
  begin
  next_line
  end
  fields processors=1.0 cpu=0.0 memoryTotal=536870912 memoryUsed=200000000 swapUsed=8192
}

@test "a machine of its own whose groups have no limit" {
  local groups="${SERVER}/sys/fs/cgroup"
  echo "usage_usec 5000000" >"${groups}/cpu.stat"
  mkdir -p "${groups}/memory"
  echo 9223372036854771712 >"${groups}/memory/memory.limit_in_bytes"
  begin
  next_line
  machine_counts 1050 0
  next_line
  end
  fields memoryTotal=1024000000
  true_that "cpu > 0"
}

@test "during a deploy both instances count: streams together, waits of the one that waits more" {
  instance blue <<'END'
# HELP rostrum_streams Event streams open now
rostrum_streams 40.0
rostrum_database_connections_active 3.0
rostrum_database_connections_waiting 5.0
jvm_heap_used_bytes 1.0E7
jvm_gc_seconds 2.0
rostrum_delivery_seconds{outcome="success",quantile="0.99"} NaN
END
  instance green <<'END'
rostrum_streams 60.0
rostrum_database_connections_active 1.0
rostrum_database_connections_waiting 0.0
jvm_heap_used_bytes 2.0E7
jvm_gc_seconds 0.5
END
  begin
  next_line
  fields streams=100 poolActive=4 poolWaiting=5 heap=30000000 gcMillis=0.0
  sed -i 's/^jvm_gc_seconds.*/jvm_gc_seconds 2.025/' "${BATS_TEST_TMPDIR}/blue.metrics"
  next_line
  end
  fields gcMillis=25.0
}

@test "ends by a signal as well" {
  for signal in TERM HUP; do
    begin
    next_line
    kill "-${signal}" "${sampler}"
    status=0
    wait "${sampler}" || status=$?
    [ "${status}" -gt 128 ]
  done
}

@test "a reader that is gone ends it, without a word" {
  run bash -c "exec 3> >(exec sleep 30 &>/dev/null 3>&-); '${TOOL}/sample' <&3 2>'${BATS_TEST_TMPDIR}/words' | head -n 1"
  [ "${#lines[@]}" -eq 1 ]
  [ ! -s "${BATS_TEST_TMPDIR}/words" ]
}

@test "its help, and wrong calls" {
  run "${TOOL}/sample" --help
  [ "${status}" -eq 0 ]
  [[ ${output} == "Usage: rostrum sample [--every SECONDS]"* ]]
  for call in --bees "--every" "--every 0" "--every soon"; do
    # shellcheck disable=SC2086
    run "${TOOL}/sample" ${call} </dev/null
    [ "${status}" -eq 1 ]
  done
}
