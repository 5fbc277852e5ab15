# shellcheck shell=bash
# The file systems that can fill up.

# Prints MOUNT KIB KIB_LEFT PERCENT INODES_PERCENT for the local file systems that can fill up. A
# file system mounted twice is one.
mounts() {
  local listed
  # One mount that cannot be looked at does not hide the others.
  listed="$(df -kl --output=source,target,fstype,size,avail,pcent,ipcent 2>/dev/null)" || true
  awk 'NR > 1 && $3 !~ /^(devtmpfs|squashfs|iso9660|efivarfs|nsfs)$/ && $4 > 0 &&
      $2 !~ /^\/(proc|sys|dev)(\/|$)/ && $2 !~ /^\/run\/(host|user|credentials|systemd|lock)/ &&
      ($3 == "tmpfs" || !seen[$1]++) { gsub(/%/, ""); print $2, $4, $5, $6, $7 }' <<<"${listed}"
}
