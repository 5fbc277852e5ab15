# shellcheck shell=bash
# The packaged jars: are they up to date, and making them. Needs maven.sh and ROOT.

APP_JAR="${ROOT:?}/app/target/rostrum.jar"
DEMO_JAR="${ROOT}/ops/demo/target/rostrum-demo.jar"

# Folders count as well as files: a source that was removed leaves only its folder's time behind.
demo_is_stale() {
  local newer
  [[ -f ${APP_JAR} && -f ${DEMO_JAR} ]] || return 0
  newer="$(find "${ROOT}/pom.xml" "${ROOT}/app/pom.xml" "${ROOT}/app/src/main" \
    "${ROOT}/ops/demo/pom.xml" "${ROOT}/ops/demo/src/main" \
    -newer "${DEMO_JAR}" -print -quit)"
  [[ -n ${newer} ]]
}

# Builds the application and the demo without tests. From scratch: a running demo keeps its old
# jar open, and no class of a removed source survives.
build_demo() {
  maven -pl ops/demo -am -Dmaven.test.skip=true clean package
}
