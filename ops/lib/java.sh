# shellcheck shell=bash
# Finds the JDK that builds and runs Rostrum. Needs say.sh and apt.sh.

JDK_WANTED=25

# Prints the feature release of the JDK in folder $1, nothing when there is no JDK.
# A runtime without compiler does not build, so javac has to be there. "1.8" is release 1 to
# us, which is too old just the same.
jdk_release() {
  local answer
  [[ -n $1 && -x $1/bin/java && -x $1/bin/javac ]] || return 0
  # A JDK says it in this file too, a quarter of a second sooner.
  if [[ -r $1/release && $(<"$1/release") =~ JAVA_VERSION=\"([0-9]+) ]]; then
    printf '%s\n' "${BASH_REMATCH[1]}"
    return 0
  fi
  answer="$("$1/bin/javac" -version 2>&1)" || return 0
  # JAVA_TOOL_OPTIONS makes javac speak of it first.
  if [[ ${answer} =~ (^|$'\n')javac\ ([0-9]+) ]]; then
    printf '%s\n' "${BASH_REMATCH[2]}"
  fi
}

jdk_suits() {
  local release
  release="$(jdk_release "$1")"
  [[ -n ${release} ]] && ((release >= JDK_WANTED))
}

# Prints the folder that command $1 on the PATH belongs to, behind all links.
home_of_command() {
  local file
  file="$(command -v "$1")" || return 0
  file="$(readlink -f "${file}")" || return 0
  printf '%s\n' "${file%/bin/*}"
}

jdk_folders() {
  printf '%s\n' /usr/lib/jvm/* /opt/* "${HOME:-/}"/.sdkman/candidates/java/* \
    /Library/Java/JavaVirtualMachines/*/Contents/Home
}

# Prints the folders the user chose: by JAVA_HOME, then by the PATH.
jdk_choices() {
  printf '%s\n' "${JAVA_HOME:-}"
  home_of_command javac
  home_of_command java
}

# Prints the folder of a suitable JDK, nothing when there is none. What the user chose comes
# first; among those merely lying about, the lowest release: Error Prone and the formatter reach
# into the compiler, and a JDK newer than they know breaks the build.
find_jdk() {
  local home release best="" best_release=0 listed
  listed="$(jdk_choices)"
  while IFS= read -r home; do
    if jdk_suits "${home}"; then
      printf '%s\n' "${home}"
      return 0
    fi
  done <<<"${listed}"
  listed="$(jdk_folders)"
  while IFS= read -r home; do
    release="$(jdk_release "${home}")"
    if ((${release:-0} >= JDK_WANTED && (best_release == 0 || release < best_release))); then
      best="${home}"
      best_release="${release}"
    fi
  done <<<"${listed}"
  printf '%s' "${best}"
}

# Prints the lowest suitable JDK package that apt offers, nothing when there is none.
jdk_package() {
  local offered
  offered="$(apt-cache search --names-only '^openjdk-[0-9]+-jdk-headless$')" || return 0
  awk -F- -v wanted="${JDK_WANTED}" '
    $1 == "openjdk" && $2 >= wanted && (best == 0 || $2 < best) { best = $2 }
    END { if (best) print "openjdk-" best "-jdk-headless" }
  ' <<<"${offered}"
}

install_jdk() {
  local package
  apt_lists_are_fresh || apt_refresh || true
  package="$(jdk_package)"
  [[ -n ${package} ]] || return 1
  say "Installing ${package}"
  apt_install "${package}"
}

# Sets JAVA_HOME to a suitable JDK, installed if need be, or ends the script.
use_jdk() {
  local home
  home="$(find_jdk)"
  if [[ -z ${home} ]] && apt_is_ours && install_jdk >&2; then
    home="$(find_jdk)"
  fi
  [[ -n ${home} ]] || die "Rostrum needs a JDK (with javac) of release ${JDK_WANTED} or newer and" \
    "found none: install openjdk-${JDK_WANTED}-jdk-headless or Temurin (https://adoptium.net)," \
    "or set JAVA_HOME to its folder."
  export JAVA_HOME="${home}"
}
