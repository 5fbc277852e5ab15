#!/usr/bin/env bats
# ops/release: its options, what it calls the release, what is in the archive. That real archives
# are the same bytes everywhere and start is the step "release" of ops/test.

load helper

setup() {
  local real
  # Before only fakes are left: what is the real thing here too.
  real="$(type -P cmp du git gzip sha256sum tar)"
  . "${BATS_TEST_DIRNAME}/../lib/java.sh"
  REAL_JDK="$(find_jdk)"
  setup_tree
  ln -s ${real} "${FAKES}/"
  cp "${OPS}/release" "${TREE}/ops/"
  printf '<project.build.outputTimestamp>2026-11-01T00:00:00Z</project.build.outputTimestamp>\n' \
    >"${TREE}/pom.xml"
  JAVA_HOME="${BATS_TEST_TMPDIR}/jdk"
  export JAVA_HOME
  fake_jdk "${JAVA_HOME}" "javac 25.0.1"
  fake_java_tools
  fake_maven
  fake uname <<<'[[ $1 == -m ]] && echo x86_64 || echo Linux'
  fake unzip <<<'echo messages_en.properties; echo messages_de.properties'
  echo "a jar" >"${BATS_TEST_TMPDIR}/some.jar"
  OUT="${BATS_TEST_TMPDIR}/out"
}

# Tools that make what the real ones would make, and say how they were called.
fake_java_tools() {
  cat >"${JAVA_HOME}/bin/jlink" <<END
#!/usr/bin/env bash
echo "jlink \$*" >>"${CALLS}"
folder="\${!#}"
mkdir -p "\${folder}/bin"
echo 'MODULES="java.base java.sql"' >"\${folder}/release"
cat >"\${folder}/bin/java" <<'JAVA'
#!/usr/bin/env bash
for word in "\$@"; do
  case "\${word}" in -XX:SharedArchiveFile=*) echo cache >"\${word#*=}" ;; esac
done
echo "java: \$*"
JAVA
chmod +x "\${folder}/bin/java"
END
  printf '#!/usr/bin/env bash\necho java.base,java.sql\n' >"${JAVA_HOME}/bin/jdeps"
  cat >"${JAVA_HOME}/bin/java" <<'END'
#!/usr/bin/env bash
case "$*" in
  *" assets "*) mkdir "${!#}" && echo style >"${!#}/app.0123456789.css" ;;
  */SameCache.java*) cp "$2" "${!#}" ;;
esac
END
  chmod +x "${JAVA_HOME}"/bin/*
}

release() {
  run "${TREE}/ops/release" --jar "${BATS_TEST_TMPDIR}/some.jar" --output "${OUT}" "$@"
}

# The tree as a checkout with one commit.
commit_tree() {
  export GIT_CONFIG_GLOBAL=/dev/null GIT_AUTHOR_NAME=Ada GIT_AUTHOR_EMAIL=ada@example.org
  export GIT_COMMITTER_NAME=Ada GIT_COMMITTER_EMAIL=ada@example.org
  printf '.rostrum/\ntarget/\n' >"${TREE}/.gitignore"
  git -C "${TREE}" init -q
  git -C "${TREE}" add -A
  GIT_COMMITTER_DATE="2026-11-21T23:30:05+0200" git -C "${TREE}" commit -qm "first"
}

nothing_was_made() {
  refute grep -E 'jlink|mvn' "${CALLS}"
  [ ! -e "${OUT}" ]
  refute compgen -G "${TMPDIR}/rostrum-release.*"
}

@test "--help is made from the comments" {
  run "${TREE}/ops/release" --help
  [ "${status}" -eq 0 ]
  [ "${lines[0]}" = "ops/release [OPTION...]" ]
  for option in "--version NAME" "--jar FILE" "--arch amd64|arm64" "--jdk-modules DIR" \
    "--output DIR"; do
    grep -qxF -- "  ${option}" <<<"${output}"
  done
}

@test "what it does not know is refused with status 2 and nothing happens" {
  for call in "--colour" "stray" "--version" "--version ../up" "--version a/b" "--version -x" \
    "--arch" "--arch sparc" "--jar" "--jar nowhere.jar" "--jdk-modules nowhere" "--output"; do
    run "${TREE}/ops/release" ${call}
    [ "${status}" -eq 2 ]
    [[ ${output} == *"See ops/release --help" ]]
  done
  nothing_was_made
}

@test "a version with a space is refused" {
  release --version "one two"
  [ "${status}" -eq 2 ]
  nothing_was_made
}

@test "for another processor it names the modules it needs" {
  release --version one --arch arm64
  [ "${status}" -eq 1 ]
  [[ ${output} == *"arm64 needs the modules of a JDK"*"--jdk-modules DIR"* ]]
  nothing_was_made
}

@test "a folder without modules is told" {
  mkdir "${BATS_TEST_TMPDIR}/empty"
  release --version one --arch arm64 --jdk-modules "${BATS_TEST_TMPDIR}/empty"
  [ "${status}" -eq 1 ]
  [[ ${output} == *"no java.base.jmod in ${BATS_TEST_TMPDIR}/empty"* ]]
  nothing_was_made
}

@test "makes an archive with all a server needs, and its check sum" {
  release --version one
  [ "${status}" -eq 0 ]
  [ "${lines[-1]}" = "${OUT}/rostrum-one-linux-amd64.tar.gz" ]
  (cd "${OUT}" && sha256sum --quiet -c rostrum-one-linux-amd64.tar.gz.sha256)
  mkdir "${BATS_TEST_TMPDIR}/there"
  tar -xzf "${OUT}/rostrum-one-linux-amd64.tar.gz" -C "${BATS_TEST_TMPDIR}/there"
  cd "${BATS_TEST_TMPDIR}/there"
  [ "$(echo *)" = "VERSION bin rostrum.aot rostrum.jar runtime static" ]
  [ "$(cat VERSION)" = one ]
  [ "$(cat rostrum.jar)" = "a jar" ]
  [ "$(cat static/app.0123456789.css)" = style ]
  [ "$(stat -c '%a %Y' bin/rostrum)" = "755 1793491200" ]
  [ "$(stat -c '%a %Y' rostrum.jar)" = "644 1793491200" ]
  refute compgen -G "${TMPDIR}/rostrum-release.*"
}

@test "links the languages of the jar, English as the British write it" {
  release --version one
  grep -q -- 'jlink .*--include-locales=en,de,en-GB ' "${CALLS}"
}

@test "without --jar it builds one" {
  run "${TREE}/ops/release" --version one --output "${OUT}"
  [ "${status}" -eq 0 ]
  grep -q 'mvn .* -pl app -Dmaven.test.skip=true clean package' "${CALLS}"
  [ "$(tar -xzOf "${OUT}/rostrum-one-linux-amd64.tar.gz" ./rostrum.jar)" = app ]
}

@test "a failing build shows what Maven said and leaves nothing" {
  fake mvn <<'END'
[[ $2 != -v ]] || { echo "Apache Maven 3.8.7"; exit 0; }
echo "[ERROR] Ballot.java does not compile"
exit 1
END
  run "${TREE}/ops/release" --version one --output "${OUT}"
  [ "${status}" -eq 1 ]
  [[ ${output} == *"Ballot.java does not compile"*"The build failed"* ]]
  [ -z "$(ls "${OUT}")" ]
  refute compgen -G "${TMPDIR}/rostrum-release.*"
}

@test "a jar that needs a module more is refused by the name of the module" {
  printf '#!/usr/bin/env bash\necho java.base,java.sql,java.rmi\n' >"${JAVA_HOME}/bin/jdeps"
  release --version one
  [ "${status}" -eq 1 ]
  [[ ${output} == *"needs modules"*"java.rmi"* ]]
  [ -z "$(ls "${OUT}")" ]
}

@test "with modules for another processor there is no cache, and that is said" {
  mkdir "${BATS_TEST_TMPDIR}/jmods"
  touch "${BATS_TEST_TMPDIR}/jmods/java.base.jmod"
  release --version one --arch arm64 --jdk-modules "${BATS_TEST_TMPDIR}/jmods"
  [ "${status}" -eq 0 ]
  [[ ${output} == *"Without a cache"*"arm64"* ]]
  grep -q -- "jlink --module-path ${BATS_TEST_TMPDIR}/jmods " "${CALLS}"
  files="$(tar -tzf "${OUT}/rostrum-one-linux-arm64.tar.gz")"
  grep -qx ./rostrum.jar <<<"${files}"
  refute grep rostrum.aot <<<"${files}"
}

@test "the modules are also taken from the environment" {
  mkdir "${BATS_TEST_TMPDIR}/jmods"
  touch "${BATS_TEST_TMPDIR}/jmods/java.base.jmod"
  ROSTRUM_JDK_MODULES="${BATS_TEST_TMPDIR}/jmods" release --version one --arch arm64
  [ "${status}" -eq 0 ]
  [ -f "${OUT}/rostrum-one-linux-arm64.tar.gz" ]
}

@test "is called by the commit's date in UTC and its hash" {
  commit_tree
  hash="$(git -C "${TREE}" rev-parse --short=8 HEAD)"
  TZ=Asia/Tokyo release
  [ "${status}" -eq 0 ]
  [ "${lines[-1]}" = "${OUT}/rostrum-20261121.213005-${hash}-linux-amd64.tar.gz" ]
}

@test "what was not committed makes it dirty" {
  commit_tree
  touch "${TREE}/app/new"
  release
  [ "${status}" -eq 0 ]
  [[ ${lines[-1]} == *"-dirty-linux-amd64.tar.gz" ]]
}

@test "outside a checkout it asks for a name" {
  GIT_CEILING_DIRECTORIES="${BATS_TEST_TMPDIR}" release
  [ "${status}" -eq 1 ]
  [[ ${output} == *"--version"* ]]
  nothing_was_made
}

# A release as unpacked, with a Java that says how it was called.
unpacked() {
  mkdir -p "$1/bin" "$1/runtime/bin"
  cp "${OPS}/lib/release/rostrum" "$1/bin/rostrum"
  echo 20261121.213005-abcdef12 >"$1/VERSION"
  printf '#!/usr/bin/env bash\nprintf "%%s\\n" "${ROSTRUM_VERSION} in ${PWD}" "$@"\n' \
    >"$1/runtime/bin/java"
  chmod +x "$1/runtime/bin/java"
}

@test "bin/rostrum starts its own Java with the cache beside it, from anywhere" {
  place="${BATS_TEST_TMPDIR}/a place"
  unpacked "${place}"
  touch "${place}/rostrum.aot"
  ln -s "${place}" "${BATS_TEST_TMPDIR}/blue"
  cd /
  run "${BATS_TEST_TMPDIR}/blue/bin/rostrum" invite-organiser "ada@example.org x"
  [ "${status}" -eq 0 ]
  [ "${lines[0]}" = "20261121.213005-abcdef12 in ${place}" ]
  [ "${lines[1]}" = "-XX:AOTCache=rostrum.aot" ]
  [ "${lines[-3]}" = "rostrum.jar" ]
  [ "${lines[-2]}" = "invite-organiser" ]
  [ "${lines[-1]}" = "ada@example.org x" ]
}

@test "bin/rostrum starts without a cache too" {
  unpacked "${BATS_TEST_TMPDIR}/release"
  run "${BATS_TEST_TMPDIR}/release/bin/rostrum" serve
  [ "${status}" -eq 0 ]
  refute grep AOTCache <<<"${output}"
  [ "${lines[-1]}" = serve ]
}

@test "in two caches of the same classes only time stamps may differ" {
  perl -e 'print "\0" x 4200, pack("q", 11301200), "\0" x 792' >"${TMPDIR}/one"
  perl -e 'print "\0" x 8, "\7\7\7\7", "\0" x 4188, pack("q", 11301999), "\0" x 792' \
    >"${TMPDIR}/two"
  "${REAL_JDK}/bin/java" "${OPS}/lib/release/SameCache.java" "${TMPDIR}"/{one,two,result}
  perl -e 'print "\0" x 5000' | cmp - "${TMPDIR}/result"
}

refuses_these_caches() {
  run "${REAL_JDK}/bin/java" "${OPS}/lib/release/SameCache.java" "${TMPDIR}"/{one,two,result}
  [ "${status}" -eq 1 ]
  [[ ${output} == *"differ in more than time stamps"* ]]
  [ ! -e "${TMPDIR}/result" ]
}

@test "two caches that differ in more are refused" {
  perl -e 'print "\0" x 5000' >"${TMPDIR}/one"
  perl -e 'print "\0" x 4200, pack("q", -5), "\0" x 792' >"${TMPDIR}/two"
  refuses_these_caches
  perl -e 'print "\0" x 4992' >"${TMPDIR}/two"
  refuses_these_caches
  perl -e 'print "\7" x 100, "\0" x 4900' >"${TMPDIR}/two"
  refuses_these_caches
}
