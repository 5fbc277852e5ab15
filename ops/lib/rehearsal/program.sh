# shellcheck shell=bash
# The packaged rehearsal: is it up to date, making it, and calling it. Needs say.sh, java.sh,
# maven.sh, bench.sh and ROOT.

REHEARSAL="${ROOT:?}/ops/rehearsal"
REHEARSAL_JAR="${REHEARSAL}/target/rostrum-rehearsal.jar"

# For 10,000 members, on a machine that may have to spare the server half of itself.
JAVA_OPTIONS=(-Xms512m -Xmx1536m -XX:+UseSerialGC -XX:MaxDirectMemorySize=768m
  --sun-misc-unsafe-memory-access=allow)

rehearsal_is_stale() {
  local newer
  [[ -f ${REHEARSAL_JAR} && -d ${REHEARSAL}/target/lib ]] || return 0
  newer="$(find "${ROOT}/pom.xml" "${REHEARSAL}/pom.xml" "${REHEARSAL}/src/main" \
    "${ROOT}/ops/bench/pom.xml" "${ROOT}/ops/bench/src/main" -newer "${REHEARSAL_JAR}" -print -quit)"
  [[ -n ${newer} ]]
}

# Builds what is stale, and copies it into folder $1: a build meanwhile must not pull the jars from
# under the running program.
take_program() {
  use_jdk
  mkdir -p "${ROOT}/.rostrum"
  ! rehearsal_is_stale || build_modules "${ROOT}/.rostrum/rehearsal-build.log" ops/rehearsal
  mkdir "$1"
  cp -R "${REHEARSAL_JAR}" "${REHEARSAL}/target/lib" "$1/"
  PROGRAM="$1/${REHEARSAL_JAR##*/}"
}

# Becomes the program; the arguments are its own. Each member holds a connection.
become_program() {
  ulimit -n hard
  exec "${JAVA_HOME:?}/bin/java" "${JAVA_OPTIONS[@]}" -jar "${PROGRAM:?}" "$@"
}

# Prints the file of profile $1: a file's path, or the name of one that comes with the program.
profile_file() {
  local own="${REHEARSAL}/profiles/$1.properties"
  if [[ $1 == */* || $1 == *.properties ]]; then
    [[ -f $1 ]] || return 1
    printf '%s' "$1"
  else
    [[ -f ${own} ]] || return 1
    printf '%s' "${own}"
  fi
}

# Prints the names of the profiles that come with the program, with commas between.
profile_names() {
  local file names=""
  for file in "${REHEARSAL}"/profiles/*.properties; do
    file="${file##*/}"
    names+="${names:+, }${file%.properties}"
  done
  printf '%s' "${names}"
}

# Prints how many members profile file $1 has.
profile_members() {
  sed -nE 's/^ *members *[=:] *([0-9]+) *$/\1/p' "$1"
}
