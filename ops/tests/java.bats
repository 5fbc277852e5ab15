#!/usr/bin/env bats
# Finding a JDK and Maven.

load helper

setup() {
  setup_tree
  ROOT="${TREE}"
  LISTED="${BATS_TEST_TMPDIR}/jdks"
  mkdir "${LISTED}"
  . "${OPS}/lib/say.sh"
  . "${OPS}/lib/apt.sh"
  . "${OPS}/lib/java.sh"
  . "${OPS}/lib/maven.sh"
  APT_LISTS="${BATS_TEST_TMPDIR}/lists"
  fake_user 1000
  # Instead of the machine's own folders.
  jdk_folders() {
    printf '%s\n' "${LISTED}"/*
  }
}

@test "reads the release from javac" {
  fake_jdk "${LISTED}/a" "javac 25.0.1"
  fake_jdk "${LISTED}/b" "javac 26-ea"
  fake_jdk "${LISTED}/c" "javac 25"
  [ "$(jdk_release "${LISTED}/a")" = 25 ]
  [ "$(jdk_release "${LISTED}/b")" = 26 ]
  [ "$(jdk_release "${LISTED}/c")" = 25 ]
}

@test "the release file of a JDK is enough" {
  fake_jdk "${LISTED}/a" "nothing"
  printf 'IMPLEMENTOR="X"\nJAVA_RUNTIME_VERSION="9"\nJAVA_VERSION="25.0.1"\n' >"${LISTED}/a/release"
  [ "$(jdk_release "${LISTED}/a")" = 25 ]
}

@test "1.8 is not a high release" {
  fake_jdk "${LISTED}/a" "javac 1.8.0_402"
  [ "$(jdk_release "${LISTED}/a")" = 1 ]
  refute jdk_suits "${LISTED}/a"
}

@test "hears the release behind a line about JAVA_TOOL_OPTIONS" {
  fake_jdk "${LISTED}/a" $'Picked up JAVA_TOOL_OPTIONS: -Dx=17\njavac 25.0.1'
  [ "$(jdk_release "${LISTED}/a")" = 25 ]
}

@test "a runtime without compiler is no JDK" {
  fake_jdk "${LISTED}/a" "javac 25.0.1"
  rm "${LISTED}/a/bin/javac"
  echo 'JAVA_VERSION="25.0.1"' >"${LISTED}/a/release"
  [ -z "$(jdk_release "${LISTED}/a")" ]
  [ -z "$(find_jdk)" ]
}

@test "a JDK that does not start is none" {
  fake_jdk "${LISTED}/a" "javac 25.0.1"
  printf '#!/bin/sh\necho javac 25\nexit 127\n' >"${LISTED}/a/bin/javac"
  [ -z "$(find_jdk)" ]
}

@test "JAVA_HOME comes first" {
  fake_jdk "${LISTED}/25" "javac 25.0.1"
  fake_jdk "${BATS_TEST_TMPDIR}/mine" "javac 27"
  JAVA_HOME="${BATS_TEST_TMPDIR}/mine"
  [ "$(find_jdk)" = "${BATS_TEST_TMPDIR}/mine" ]
}

@test "passes over a JAVA_HOME that is too old or missing" {
  fake_jdk "${LISTED}/25" "javac 25.0.1"
  fake_jdk "${BATS_TEST_TMPDIR}/mine" "javac 24.0.2"
  JAVA_HOME="${BATS_TEST_TMPDIR}/mine"
  [ "$(find_jdk)" = "${LISTED}/25" ]
  JAVA_HOME="${BATS_TEST_TMPDIR}/nothing"
  [ "$(find_jdk)" = "${LISTED}/25" ]
}

@test "the JDK on the PATH comes second, found behind its links" {
  fake_jdk "${LISTED}/25" "javac 25.0.1"
  fake_jdk "${BATS_TEST_TMPDIR}/mine" "javac 26"
  ln -s "${BATS_TEST_TMPDIR}/mine/bin/javac" "${BATS_TEST_TMPDIR}/alternative"
  ln -s "${BATS_TEST_TMPDIR}/alternative" "${FAKES}/javac"
  [ "$(find_jdk)" = "${BATS_TEST_TMPDIR}/mine" ]
}

@test "takes the lowest that suits from the usual folders" {
  fake_jdk "${LISTED}/a" "javac 27"
  fake_jdk "${LISTED}/b" "javac 25.0.1"
  fake_jdk "${LISTED}/c" "javac 26"
  fake_jdk "${LISTED}/d" "javac 21.0.9"
  [ "$(find_jdk)" = "${LISTED}/b" ]
}

@test "a folder with a space in its name works" {
  fake_jdk "${LISTED}/the jdk" "javac 25.0.1"
  use_jdk
  [ "${JAVA_HOME}" = "${LISTED}/the jdk" ]
}

@test "without any JDK says in one sentence what is missing" {
  run use_jdk
  [ "${status}" -eq 1 ]
  [ "${#lines[@]}" -eq 1 ]
  [[ ${output} == *"JDK (with javac) of release 25 or newer"*"JAVA_HOME"* ]]
}

@test "an ordinary user never runs apt" {
  fake apt-get <<<""
  fake apt-cache <<<"echo 'openjdk-25-jdk-headless - JDK'"
  run use_jdk
  [ "${status}" -eq 1 ]
  refute grep apt "${CALLS}"
}

@test "root installs the lowest suitable JDK that apt offers" {
  fake_user 0
  fake apt-cache <<'END'
echo "openjdk-26-jdk-headless - JDK"
echo "openjdk-17-jdk-headless - JDK"
echo "openjdk-25-jdk-headless - JDK"
echo "openjdk-27-jdk-headless - JDK"
END
  fake apt-get <<END
if [[ "\$*" == *install*openjdk-25-jdk-headless ]]; then
  mkdir -p "${LISTED}/new/bin"
  printf '#!/bin/sh\necho javac 25.0.1\n' | tee "${LISTED}/new/bin/javac" >"${LISTED}/new/bin/java"
  chmod +x "${LISTED}"/new/bin/*
fi
END
  use_jdk
  [ "${JAVA_HOME}" = "${LISTED}/new" ]
}

@test "root without a suitable JDK in apt gets the sentence" {
  fake_user 0
  fake apt-get <<<""
  fake apt-cache <<<"echo 'openjdk-17-jdk-headless - JDK'"
  run use_jdk
  [ "${status}" -eq 1 ]
  [[ ${output} == *"found none"* ]]
  refute grep 'apt-get install' "${CALLS}"
}

@test "Maven 3.8 and newer will do, 3.6 will not" {
  for version in 3.8.7 3.10.0 4.0.0-rc-3; do
    fake mvn <<<"echo 'Apache Maven ${version}'"
    maven_suits
  done
  for version in 3.6.3 2.2.1; do
    fake mvn <<<"echo 'Apache Maven ${version}'"
    refute maven_suits
  done
}

@test "without Maven says in one sentence what is missing" {
  fake_jdk "${LISTED}/25" "javac 25.0.1"
  run use_maven
  [ "${status}" -eq 1 ]
  [ "${#lines[@]}" -eq 1 ]
  [[ ${output} == *"Maven 3.8 or newer"* ]]
}

@test "root installs Maven" {
  fake_user 0
  fake_jdk "${LISTED}/25" "javac 25.0.1"
  fake apt-get <<END
if [[ "\$*" == *install*maven ]]; then
  printf '#!/bin/sh\necho Apache Maven 3.9.9\n' >"${FAKES}/mvn"
  chmod +x "${FAKES}/mvn"
fi
END
  use_maven
}

@test "Maven works in the checkout and its files are readable for all" {
  fake_maven
  umask 077
  maven package
  grep -q 'mvn -B -ntp -Dstyle.color=never package' "${CALLS}"
  [ "$(stat -c %a "${TREE}/app/target/rostrum.jar")" = 644 ]
}
