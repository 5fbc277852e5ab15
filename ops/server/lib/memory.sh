# shellcheck shell=bash
# How much memory there is: the machine's, or less where a control group allows less (a container,
# whose /proc/meminfo shows the host's).

GROUPS_V2=/sys/fs/cgroup
GROUPS_V1=/sys/fs/cgroup/memory

# Prints field $1 of /proc/meminfo in MiB.
meminfo_mb() {
  awk -v field="$1:" '$1 == field { print int($2 / 1024) }' /proc/meminfo
}

# Prints the control groups' folders that bound this process, from its own to the outermost, with
# the version of their interface.
memory_groups() {
  local path mount version
  while IFS=: read -r _ controllers path; do
    case ",${controllers}," in
      ,,) version=2 mount="${GROUPS_V2}" ;;
      *,memory,*) version=1 mount="${GROUPS_V1}" ;;
      *) continue ;;
    esac
    while :; do
      printf '%s %s\n' "${version}" "${mount}${path%/}"
      [[ -n ${path%/} ]] || break
      path="${path%/*}"
    done
  done </proc/self/cgroup
}

# Prints the bytes of files that the kernel keeps for group $2; $1 is what their names begin with.
cached_files() {
  awk -v pattern="^$1(in)?active_file\$" '$1 ~ pattern { sum += $2 } END { printf "%.0f", sum }' \
    "$2/memory.stat"
}

# Prints limit and what can still be had under it in MiB, for each control group that has a limit.
# What is only cached can be had.
bounded_groups() {
  local version folder limit used cached listed total
  total="$(meminfo_mb MemTotal)"
  listed="$(memory_groups)"
  while read -r version folder; do
    if [[ ${version} == 2 ]]; then
      limit="$(cat "${folder}/memory.max" 2>/dev/null)" || continue
      used="$(cat "${folder}/memory.current")" || continue
      cached="$(cached_files "" "${folder}")"
    else
      limit="$(cat "${folder}/memory.limit_in_bytes" 2>/dev/null)" || continue
      used="$(cat "${folder}/memory.usage_in_bytes")" || continue
      cached="$(cached_files total_ "${folder}")"
    fi
    if [[ ${limit} =~ ^[0-9]+$ ]] && ((limit / 1048576 < total)); then
      printf '%s %s\n' "$((limit / 1048576))" "$(((limit - used + ${cached:-0}) / 1048576))"
    fi
  done <<<"${listed}"
}

# Prints the memory there is, in MiB.
memory_total_mb() {
  local total bounded
  total="$(meminfo_mb MemTotal)"
  bounded="$(bounded_groups)"
  awk -v least="${total}" 'NF && $1 < least { least = $1 } END { print least }' <<<"${bounded}"
}

# Prints the memory that a new process can still have without swapping, in MiB.
memory_available_mb() {
  local available bounded
  available="$(meminfo_mb MemAvailable)"
  bounded="$(bounded_groups)"
  awk -v least="${available}" 'NF && $2 < least { least = $2 } END { print least }' <<<"${bounded}"
}
