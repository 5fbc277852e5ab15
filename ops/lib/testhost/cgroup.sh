# shellcheck shell=bash
# One processor and one gigabyte: control groups, version 1 or 2, whichever the machine has.
# Needs say.sh and host.sh.

MEMORY_BYTES=$((1024 * 1024 * 1024))
CPU_PERIOD=100000 # microseconds; a quota of the same size is one processor

# Prints the folders that make up the host's control group: one where version 2 has the memory,
# otherwise one in each hierarchy, as children of our own group.
group_folders() {
  local id controllers path mounted option
  if grep -qw memory /sys/fs/cgroup/cgroup.controllers 2>/dev/null; then
    # Only below the root may groups with processes have children that are limited.
    printf '%s\n' "/sys/fs/cgroup/rostrum-${NAME:?}"
    return 0
  fi
  while IFS=: read -r id controllers path; do
    # cpuset wants to be filled in first, and nobody needs it.
    [[ ${controllers} != cpuset ]] || continue
    option="${controllers:-unified}"
    mounted="/sys/fs/cgroup/${option#name=}"
    [[ -n ${id} && -d ${mounted} ]] || continue
    printf '%s\n' "${mounted}${path%/}/rostrum-${NAME}"
  done </proc/self/cgroup
}

# Makes the host's control group with its limits, and notes its folders.
make_group() {
  local folder listed
  listed="$(group_folders)"
  [[ ${listed} != *cgroup/rostrum-* ]] \
    || printf '+memory +cpu +pids' >/sys/fs/cgroup/cgroup.subtree_control
  printf '%s\n' "${listed}" >"${HOST:?}/groups"
  while IFS= read -r folder; do
    (umask 022 && mkdir -p "${folder}")
    set_limit "${folder}/memory.max" "${MEMORY_BYTES}"
    set_limit "${folder}/memory.limit_in_bytes" "${MEMORY_BYTES}"
    set_limit "${folder}/cpu.max" "${CPU_PERIOD} ${CPU_PERIOD}"
    set_limit "${folder}/cpu.cfs_period_us" "${CPU_PERIOD}"
    set_limit "${folder}/cpu.cfs_quota_us" "${CPU_PERIOD}"
  done <<<"${listed}"
}

set_limit() {
  [[ ! -e $1 ]] || printf '%s' "$2" >"$1"
}

# Puts this process into the host's control group. Where nspawn has divided a group of version 2,
# only its leaves take processes: $1 is one.
join_group() {
  local folder
  while IFS= read -r folder; do
    if [[ -n ${1:-} && -e ${folder}/cgroup.controllers && -d ${folder}$1 ]]; then
      folder="${folder}$1"
    fi
    printf '%s' "${BASHPID}" >"${folder}/cgroup.procs"
  done <"${HOST:?}/groups"
}

# Ends what is left in the host's control group and removes it with its children, deepest first.
remove_group() {
  local folder
  [[ -f ${HOST:?}/groups ]] || return 0
  while IFS= read -r folder; do
    [[ -d ${folder} ]] || continue
    end_group "${folder}"
    wait_until 5 remove_tree "${folder}" || complain "The control group ${folder} stays"
  done <"${HOST}/groups"
  rm -f -- "${HOST}/groups"
}

# Ends every process in control group $1 and below.
end_group() {
  local listed pid
  listed="$(find "$1" -name cgroup.procs -exec cat {} +)" || true
  for pid in ${listed}; do
    kill -KILL "${pid}" 2>/dev/null || true
  done
}

remove_tree() {
  [[ ! -d $1 ]] || find "$1" -depth -type d -exec rmdir {} + 2>/dev/null
}
