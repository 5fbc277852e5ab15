# shellcheck shell=bash
# Releases for the tests on the test host: the one that is live there, changed. Needs host.bash.
#
# What fails in here fails a test: bats looks at each command. HOST, OPS and SITE are host.bash's.
# shellcheck disable=SC2154,SC2312

RELEASES="${OPS:?}/../.rostrum/releases"

# Prints the version that visitors get.
live_version() {
  # shellcheck disable=SC2016 # for the shell there
  guest bash -c 'l=$(readlink /var/lib/rostrum/live.sock); l=${l##*/}
    readlink "/opt/rostrum/${l%.sock}"' | sed 's|.*/||'
}

live_colour() {
  guest readlink /var/lib/rostrum/live.sock | sed 's|.*/||; s|\.sock$||'
}

# Makes a release of the checkout and prints its archive; ops/test has one made for all hosts.
release_of_checkout() {
  if [[ -z ${ROSTRUM_MADE_RELEASE:-} ]]; then
    "${OPS}/release" | tail -n 1
    return
  fi
  flock --shared "${ROSTRUM_MADE_RELEASE}.lock" cat "${ROSTRUM_MADE_RELEASE}" >&2
  tail -n 1 "${ROSTRUM_MADE_RELEASE}"
}

archive_of() {
  printf '%s' "${RELEASES}/rostrum-$1-linux-amd64.tar.gz"
}

# Makes release $2 of release $1 by running the script $3 in its folder.
repack() {
  local folder file
  folder="$(mktemp -d "${BATS_FILE_TMPDIR:?}/XXXXXX")"
  file="$(archive_of "$2")"
  (
    umask 022
    tar -xzf "$(archive_of "$1")" -C "${folder}"
    cd "${folder}" || exit
    echo "$2" >VERSION
    eval "$3"
  )
  tar -C "${folder}" --owner=0 --group=0 -cf - . | gzip -1 >"${file}"
  (cd "${RELEASES}" && sha256sum "${file##*/}" >"${file##*/}.sha256")
  rm -rf "${folder}"
}

# Adds to jar $1 migration $2 with the SQL $3.
add_migration() {
  python3 -c 'import sys, zipfile
with zipfile.ZipFile(sys.argv[1], "a") as jar:
    jar.writestr("db/migration/" + sys.argv[2], sys.argv[3])' "$@"
}

# Gives jar $1 another style sheet, so that the style sheet has another address.
change_style() {
  python3 -c 'import os, sys, zipfile
jar = sys.argv[1]
with zipfile.ZipFile(jar) as old, zipfile.ZipFile(jar + ".new", "w", zipfile.ZIP_DEFLATED) as new:
    for entry in old.infolist():
        more = b"\n/* changed */\n" if entry.filename == "static/app.css" else b""
        new.writestr(entry, old.read(entry) + more)
os.replace(jar + ".new", jar)' "$1"
}

# Removes the archives and the releases on the server whose names follow.
forget() {
  local version
  for version in "$@"; do
    rm -f "$(archive_of "${version}")"{,.sha256}
    guest rm -rf "/opt/rostrum/releases/${version}"
  done
}

# What has to be true when no deploy is at work: one instance runs, visitors get it, and the same
# would be after a reboot.
expect_rest() {
  local live other=blue
  live="$(live_colour)"
  [[ ${live} == green ]] || other=green
  says "run:" guest sv status "/etc/sv/rostrum-${live}"
  says "down:" guest sv status "/etc/sv/rostrum-${other}"
  refute guest test -e "/etc/sv/rostrum-${live}/down"
  guest test -e "/etc/sv/rostrum-${other}/down"
  [[ $(site_status /) == 200 ]]
}

site_answers() {
  [[ $(site_status /) == 200 ]]
}

# Prints process $1 and all that it has started, directly or not.
descendants() {
  local child
  printf '%s\n' "$1"
  while IFS= read -r child; do
    [[ -z ${child} ]] || descendants "${child}"
  done < <(pgrep -P "$1")
}
