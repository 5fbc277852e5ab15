# shellcheck shell=bash
# What every script in doctor.d needs. Each asks about one concern and prints findings; one that
# ends with an error or says nothing is itself a finding. Needs server.sh.

# shellcheck source=findings.sh
. "${HERE:?}/lib/findings.sh"
# shellcheck source=words.sh
. "${HERE}/lib/words.sh"
# shellcheck source=lock.sh
. "${HERE}/lib/lock.sh"

export MINUTE=60
export HOUR=3600
export DAY=86400

# True inside a container, which has the kernel, the clock and the swap of its host.
in_container() {
  systemd-detect-virt --container --quiet
}

# Somebody changes releases now. Asked without taking the lock, which could turn away who wants it.
deploy_under_way() {
  local inode
  inode="$(stat -c %i "${LOCK:?}" 2>/dev/null)" || return 1
  awk -v inode="${inode}" '$2 == "FLOCK" && $6 ~ ":" inode "$" { held = 1 } END { exit !held }' /proc/locks
}
