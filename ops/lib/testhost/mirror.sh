# shellcheck shell=bash
# Where Debian's packages come from: this machine's own apt sources and proxy. Needs say.sh.

# Prints the mirrors as "main URI" and "security URI", without a slash at the end.
mirrors() {
  local codename lists
  codename="$(sed -n 's/^VERSION_CODENAME=//p' /etc/os-release)"
  # shellcheck disable=SC2016 # the fields are apt's
  lists="$(apt-get indextargets --format '$(REPO_URI) $(RELEASE) $(COMPONENT) $(ORIGIN)' \
    'Created-By: Packages')"
  # The origin is unknown until the lists are fetched; then only the address tells.
  awk -v codename="${codename}" '
    $3 != "main" || !($4 == "Debian" || $1 ~ /\/debian(-security)?\/$/) { next }
    { sub(/\/$/, "", $1) }
    $2 == codename || $2 == "stable" { main = main ? main : $1 }
    $2 == codename "-security" || $2 == "stable-security" { security = security ? security : $1 }
    END {
      if (main) print "main", main
      if (security) print "security", security
    }
  ' <<<"${lists}"
}

# Prints the URI of mirror $1, main or security.
mirror() {
  local found
  found="$(mirrors)"
  awk -v kind="$1" '$1 == kind { print $2; found = 1 } END { exit !found }' <<<"${found}" \
    || die "This machine's apt sources name no Debian mirror ($1)"
}

# Prints the proxy that apt uses here, nothing when there is none.
apt_proxy() {
  local line
  line="$(apt-config dump --format '%f %v%n' Acquire::http::Proxy)"
  line="${line#Acquire::http::Proxy }"
  line="${line:-${http_proxy:-}}"
  [[ ${line} == DIRECT ]] || printf '%s' "${line%/}"
}

# Prints "HOST PORT" of a URI.
uri_authority() {
  local rest="${1#*://}" port=80
  rest="${rest%%/*}"
  rest="${rest##*@}"
  [[ $1 != https://* ]] || port=443
  if [[ ${rest} =~ ^(.*):([0-9]+)$ ]]; then
    rest="${BASH_REMATCH[1]}"
    port="${BASH_REMATCH[2]}"
  fi
  printf '%s %s\n' "${rest}" "${port}"
}

# Prints the apt sources of suite $1.
apt_sources() {
  local main security
  main="$(mirror main)"
  security="$(mirror security)"
  printf 'deb %s %s main\n' "${main}" "$1" "${main}" "$1-updates" "${security}" "$1-security"
}

# Prints where a guest has to be led to reach its packages, one "HOST PORT" a line: the proxy where
# there is one, otherwise the mirrors.
package_servers() {
  local proxy main security
  proxy="$(apt_proxy)"
  if [[ -n ${proxy} ]]; then
    uri_authority "${proxy}"
    return 0
  fi
  main="$(mirror main)"
  security="$(mirror security)"
  main="$(uri_authority "${main}")"
  security="$(uri_authority "${security}")"
  printf '%s\n' "${main}" "${security}" | sort -u
}

# Fails unless the mirror carries suite $1.
mirror_carries() {
  local main
  main="$(mirror main)"
  curl -fsSL --max-time 20 --retry 2 -o /dev/null "${main}/dists/$1/InRelease" 2>/dev/null
}
