# shellcheck shell=bash
# Installing Debian packages, where that is ours to do.

APT_LISTS=/var/lib/apt/lists
APT_POLICY=/usr/sbin/policy-rc.d

apt_is_ours() {
  local user
  user="$(id -u)"
  [[ ${user} == 0 ]] && command -v apt-get >/dev/null
}

# An image often comes without lists, and old lists name packages that are gone from the mirror.
apt_lists_are_fresh() {
  local lists young
  lists="$(find "${APT_LISTS}" -maxdepth 1 -name '*_Packages*' -print -quit 2>/dev/null)"
  young="$(find "${APT_LISTS}" -maxdepth 0 -mtime -1 2>/dev/null)"
  [[ -n ${lists} && -n ${young} ]]
}

apt_refresh() {
  apt-get update -q -o Acquire::Retries=3
}

# Installs the packages, but starts no service: a tool to test with need not serve this machine.
apt_install() (
  if [[ ! -e ${APT_POLICY} ]]; then
    trap 'rm -f -- "${APT_POLICY}"' EXIT
    # Debian asks this script before it starts a service; 101 means no.
    printf '#!/bin/sh\nexit 101\n' >"${APT_POLICY}"
    chmod 755 "${APT_POLICY}"
  fi
  apt_install_patiently "$@"
)

# Three tries, because another apt may hold the lock and mirrors hiccup.
apt_install_patiently() {
  local try
  apt_lists_are_fresh || apt_refresh || true
  for try in 1 2 3; do
    if DEBIAN_FRONTEND=noninteractive apt-get install -q -y --no-install-recommends \
      -o DPkg::Lock::Timeout=120 -o Acquire::Retries=3 "$@"; then
      return 0
    fi
    complain "apt-get could not install $* (try ${try} of 3)"
    sleep "$((try * 3))"
    apt_refresh || true
  done
  return 1
}
