# shellcheck shell=bash
# The releases on this server, and the static files that pages of any of them may still ask for.

export INCOMING=/opt/rostrum/incoming # what is being received; on the same file system as the releases
STATIC="${STATE:?}/static"
SUMS=.sha256sums                   # in each release: of its files, made when it was received
export ARCHIVE_SUM=.archive-sha256 # in each release: of the archive it came in
STATIC_DAYS=1                      # so long after its last release an open page may still ask for a file

# How many lines $1 has; none when it is empty.
count_lines() {
  awk 'NF { n++ } END { print n + 0 }' <<<"$1"
}

# What a release may be called: it is a folder's name.
is_version() {
  [[ $1 =~ ^[A-Za-z0-9][A-Za-z0-9._-]{0,79}$ ]]
}

# Prints the releases on this server, the one that was last in service or received first.
releases() {
  local listed
  listed="$(find "${RELEASES:?}" -mindepth 1 -maxdepth 1 -type d ! -name '.*' -printf '%T@ %f\n')"
  listed="$(sort -rn <<<"${listed}")"
  cut -d' ' -f2- <<<"${listed}"
}

# The files of release $1 are as they were received; says what is not.
is_intact() {
  (cd "${RELEASES:?}/$1" && sha256sum --quiet --strict -c "${SUMS}" 2>&1)
}

# Prints the release that was live before the present one came: a deploy goes on from there, a
# rollback goes back.
previous_release() {
  awk '
    $6 != "ok" { next }
    $3 == "deploy" && (depth == 0 || stack[depth] != $4) { stack[++depth] = $4 }
    $3 == "rollback" {
      for (i = depth; i > 0 && stack[i] != $4; i--) {}
      if (i > 0) depth = i; else stack[++depth] = $4
    }
    END { if (depth > 1) print stack[depth - 1] }
  ' "${AUDIT:?}"
}

# Release $1 is in service now; among the releases it is the newest.
note_use() {
  touch "${RELEASES:?}/$1"
}

# Prints the files of release $1 as nginx serves them, relative to their folder.
static_files() {
  find "${RELEASES:?}/$1/static" -type f -printf '%P\n' 2>/dev/null || true
}

# Copies the static files of release $1 to those that nginx serves.
provide_static() {
  local file target listed
  listed="$(static_files "$1")"
  while IFS= read -r file; do
    [[ -n ${file} ]] || continue
    target="${STATIC}/${file}"
    if ! cmp -s "${RELEASES:?}/$1/static/${file}" "${target}"; then
      install -D -m 0644 "${RELEASES:?}/$1/static/${file}" "${target}.new"
      mv -f "${target}.new" "${target}"
    fi
  done <<<"${listed}"
  find "${STATIC}" -type d -exec chmod 0755 {} +
}

# From now on counts how long the static files of release $1 are kept after its end.
note_static() {
  local file listed
  listed="$(static_files "$1")"
  while IFS= read -r file; do
    if [[ -n ${file} ]]; then
      touch -c "${STATIC}/${file}"
    fi
  done <<<"${listed}"
}

# Removes static files that no release has any more and that no open page can want.
prune_static() {
  local file listed kept
  kept="$(find "${RELEASES:?}"/*/static -type f -printf '%P\n' 2>/dev/null)" || true
  listed="$(find "${STATIC}" -type f -mmin "+$((STATIC_DAYS * 1440))" -printf '%P\n')"
  while IFS= read -r file; do
    if [[ -n ${file} && $'\n'${kept}$'\n' != *$'\n'"${file}"$'\n'* ]]; then
      rm -f "${STATIC:?}/${file}"
    fi
  done <<<"${listed}"
}

# Keeps the newest releases and those under a colour; prints what goes.
prune_releases() {
  local version listed blue green kept=0
  blue="$(release_of blue)"
  green="$(release_of green)"
  listed="$(releases)"
  while IFS= read -r version; do
    kept=$((kept + 1))
    if [[ ${version} != "${blue}" && ${version} != "${green}" ]] \
      && ((kept > ${KEEP_RELEASES:?})); then
      rm -rf "${RELEASES:?}/${version:?}"
      say "  removed ${version}"
    fi
  done <<<"${listed}"
  prune_static
}
