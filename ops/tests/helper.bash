# shellcheck shell=bash
# A tree to work in and fakes to put on the PATH, for every test anew.

OPS="$(cd "${BATS_TEST_DIRNAME:?}/.." && pwd)"

# The commands the scripts may count on everywhere; all others must come from a fake.
PLAIN=(awk basename bash cat chmod cp cut date dirname env find grep head id kill ln ls mkdir
  mktemp mv perl readlink rm sed sh sleep sort stat tail tee touch tr wc yes)

# Links the plain commands into one folder, once for all tests.
plain_commands() {
  local files
  [[ ! -d ${BATS_RUN_TMPDIR:?}/plain ]] || return 0
  mkdir "${BATS_RUN_TMPDIR}/plain"
  files="$(type -P "${PLAIN[@]}")"
  xargs -d "\n" -I FILE ln -s FILE "${BATS_RUN_TMPDIR}/plain/" <<<"${files}"
}

# Fails when the command does well: bash takes no notice of a failed "! command".
refute() {
  if "$@"; then
    return 1
  fi
}

# Makes TREE, a checkout with our scripts and little else, and a PATH of plain commands and fakes.
setup_tree() {
  TREE="${BATS_TEST_TMPDIR:?}/tree"
  FAKES="${BATS_TEST_TMPDIR}/fakes"
  CALLS="${BATS_TEST_TMPDIR}/calls"
  mkdir -p "${FAKES}" "${TREE}"/{app,ops/demo}/src/main
  plain_commands
  cp -R "${OPS}/run" "${OPS}/test" "${OPS}/lib" "${OPS}/checks" "${TREE}/ops/"
  touch "${TREE}/pom.xml" "${TREE}/app/pom.xml" "${TREE}/ops/demo/pom.xml" "${CALLS}"
  PATH="${FAKES}:${BATS_RUN_TMPDIR}/plain"
  export TREE FAKES CALLS PATH TMPDIR="${BATS_TEST_TMPDIR}"
  unset JAVA_HOME CHECK_DIR
}

# A command $1 on the PATH with the script on stdin; what it was called with is in CALLS.
fake() {
  # A link among the fakes leads to the machine's own tool: that must not be written to.
  rm -f -- "${FAKES}/$1"
  {
    printf '#!/usr/bin/env bash\n'
    printf 'printf "%%s\\n" "%s $*" >>"%s"\n' "$1" "${CALLS}"
    cat
  } >"${FAKES}/$1"
  chmod +x "${FAKES}/$1"
}

# A JDK in folder $1 whose javac answers $2, and whose java prints its arguments.
fake_jdk() {
  mkdir -p "$1/bin"
  printf '#!/usr/bin/env bash\nprintf "%%s\\n" "%s"\n' "$2" >"$1/bin/javac"
  printf '#!/usr/bin/env bash\nprintf "java: %%s\\n" "$*"\n' >"$1/bin/java"
  chmod +x "$1/bin/javac" "$1/bin/java"
}

fake_user() {
  fake id <<<"echo $1"
}

# A Maven that makes the two jars.
fake_maven() {
  fake mvn <<'END'
[[ $2 != -v ]] || { echo "Apache Maven 3.8.7"; exit 0; }
echo "[INFO] made in ${PWD} with ${JAVA_HOME}"
mkdir -p app/target ops/demo/target
echo app >app/target/rostrum.jar
echo demo >ops/demo/target/rostrum-demo.jar
END
}

# A step $1 of ops/test with the script on stdin.
fake_step() {
  {
    printf '#!/usr/bin/env bash\n# Description: fake %s\n' "$1"
    cat
  } >"${TREE}/ops/checks/$1"
  chmod +x "${TREE}/ops/checks/$1"
}
