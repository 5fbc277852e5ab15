# shellcheck shell=bash
# Debian's updates.

# Prints the packages for which a security update waits.
security_updates() {
  local plan
  plan="$(timeout 15 apt-get --simulate -o Debug::NoLocking=1 dist-upgrade 2>/dev/null)" || return 1
  awk '/^Inst .*[Ss]ecurity/ { print $2 }' <<<"${plan}"
}
