# shellcheck shell=bash
# The parts of a release: what it is called, its Java, its cache, its archive. Needs say.sh, ROOT
# and JAVA_HOME.

PARTS="${ROOT:?}/ops/lib/release"

# What jdeps finds in the jar (checked each time), and what only a run shows: Unsafe, German dates.
# jcmd is for the operator: stacks of virtual threads, the heap of a live server.
MODULES=(java.base java.desktop java.logging java.management java.naming java.security.jgss java.sql
  jdk.jfr jdk.management jdk.unsupported jdk.localedata jdk.jcmd)

# The date of every file, as of those in the jar: the same commit always gives the same bytes.
release_epoch() {
  local stamp
  stamp="$(sed -n 's/.*<project.build.outputTimestamp>\(.*\)<.*/\1/p' "${ROOT}/pom.xml")"
  date -d "${stamp}" +%s
}

# What the commit is called as a release, with -dirty when there is more than was committed.
release_version() {
  local name changed
  name="$(TZ=UTC git -C "${ROOT}" log -1 --abbrev=8 --date=format-local:%Y%m%d.%H%M%S \
    --format=%cd-%h)" || die "This is no checkout of a commit: name the release with --version"
  changed="$(git -C "${ROOT}" status --porcelain)"
  printf '%s%s' "${name}" "${changed:+-dirty}"
}

# The architecture to make a release for when nothing is said, by Debian's name: this machine's.
usual_architecture() {
  local machine
  machine="$(uname -m)"
  case "${machine}" in
    aarch64 | arm64) printf arm64 ;;
    *) printf amd64 ;;
  esac
}

# A release for architecture $1 runs on this machine.
is_native() {
  local system usual
  system="$(uname -s)"
  usual="$(usual_architecture)"
  [[ ${system} == Linux && $1 == "${usual}" ]]
}

# Fails, before anything is made, when the modules in folder $1 (empty: this JDK's own) are none,
# or not for architecture $2.
check_modules_at_hand() {
  if [[ -n $1 ]]; then
    [[ -f $1/java.base.jmod ]] \
      || die "There is no java.base.jmod in $1: name the folder jmods of a JDK."
  elif ! is_native "$2"; then
    die "A release for $2 needs the modules of a JDK made for it: unpack a JDK for linux $2, of" \
      "the same version as ${JAVA_HOME:?}, that has a folder jmods, and name that folder with" \
      "--jdk-modules DIR or in ROSTRUM_JDK_MODULES."
  fi
}

# The locales the pages of jar $1 are written in. English dates are British.
locales() {
  local files file
  files="$(unzip -Z1 "$1" 'messages_*.properties')" || die "$1 is no jar of Rostrum"
  for file in ${files}; do
    file="${file#messages_}"
    printf '%s,' "${file%.properties}"
  done
  printf 'en-GB'
}

# Makes runtime $2 for jar $1 from the modules in folder $3, or from this JDK's own.
make_runtime() {
  local jar="$1" runtime="$2" from="$3" languages listed
  local -a options=()
  languages="$(locales "${jar}")"
  listed="$(printf ',%s' "${MODULES[@]}")"
  [[ -z ${from} ]] || options=(--module-path "${from}")
  # Windows, fonts and sound have no place on a server; java.beans, which is wanted, needs none.
  "${JAVA_HOME:?}/bin/jlink" "${options[@]}" --add-modules "${listed#,}" \
    --include-locales="${languages}" --strip-debug --no-header-files --no-man-pages \
    --exclude-files='/java.desktop/**' --output "${runtime}" || die "jlink made no runtime"
}

# Fails when jar $1 needs a module that runtime $2 lacks.
check_modules() {
  local needed found module missing=""
  needed="$("${JAVA_HOME}/bin/jdeps" --multi-release base --ignore-missing-deps \
    --print-module-deps "$1")" || die "jdeps cannot read $1"
  found="$(sed -n 's/^MODULES="\(.*\)"$/ \1 /p' "$2/release")"
  for module in ${needed//,/ }; do
    [[ ${found} == *" ${module} "* ]] || missing+=" ${module}"
  done
  [[ -z ${missing} ]] || die "The jar needs modules that MODULES in ops/lib/release.sh lacks:" \
    "${missing# }"
}

# Makes cache $1 in the working folder, from the jar and the runtime there. Twice, because two
# times tell what in it is only the time; without the environment, which would leave its traces.
make_cache() {
  local try list="../classes.list"
  "${JAVA_HOME}/bin/java" "${PARTS}/ClassList.java" rostrum.jar "${PARTS}/classes" runtime >"${list}"
  for try in 1 2; do
    env -i LC_ALL=C TZ=UTC runtime/bin/java -Xshare:dump -XX:+AOTClassLinking -XX:+UseSerialGC \
      -Xmx256m -XX:SharedClassListFile="${list}" -XX:SharedArchiveFile="../cache.${try}" \
      -Xlog:disable -Xlog:all=error:stderr -cp rostrum.jar || die "The JVM made no cache"
  done
  "${JAVA_HOME}/bin/java" "${PARTS}/SameCache.java" ../cache.1 ../cache.2 "$1"
}

# Packs folder $1 into archive $2, with nothing in it that depends on who packs, where and when.
pack() {
  local stamp
  stamp="$(release_epoch)"
  LC_ALL=C tar --format=ustar --sort=name --mtime="@${stamp}" --owner=0 --group=0 --numeric-owner \
    --mode=u=rwX,go=rX -C "$1" -cf "$1.tar" .
  gzip -n <"$1.tar" >"$2"
}

# Prints part $1 of the release, in megabytes of 1,000,000 bytes.
show_size() {
  local bytes
  bytes="$(du -sb "$1")"
  bytes="${bytes%%[!0-9]*}"
  printf '  %-12s %6d.%d MB\n' "${1##*/}" "$((bytes / 1000000))" "$((bytes % 1000000 / 100000))"
}
