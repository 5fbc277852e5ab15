# shellcheck shell=bash
# Finds and runs Maven. Needs say.sh, apt.sh, java.sh and ROOT.

# Fails unless a Maven of 3.8 or newer is on the PATH.
maven_suits() {
  local answer
  command -v mvn >/dev/null || return 1
  # Asked in /: in the checkout it would read flags that an older Java does not know.
  answer="$(cd / && mvn -B -v 2>&1 </dev/null)" || return 1
  [[ ${answer} =~ Apache\ Maven\ ([0-9]+)\.([0-9]+) ]] || return 1
  ((BASH_REMATCH[1] > 3 || (BASH_REMATCH[1] == 3 && BASH_REMATCH[2] >= 8)))
}

# Sees to it that Maven and a JDK are there, or ends the script.
use_maven() {
  use_jdk
  maven_suits && return 0
  if apt_is_ours && ! command -v mvn >/dev/null && apt_install maven >&2 && maven_suits; then
    return 0
  fi
  die "Rostrum needs Maven 3.8 or newer and found none: install maven with your system's" \
    "package manager, or put mvn from https://maven.apache.org on the PATH."
}

# Runs Maven in the checkout. Its output is no secret, and the bytes of a jar should not depend
# on our umask.
maven() {
  (
    umask 022
    cd "${ROOT:?}" || exit
    exec mvn -B -ntp -Dstyle.color=never "$@" </dev/null
  )
}
