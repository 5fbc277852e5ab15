#!/usr/bin/env bats
# A deploy with a migration while a thousand look, load pages and vote: nobody notices.

load host
load releases
load watched

setup_file() {
  local jar="${BATS_FILE_TMPDIR}/rostrum.jar" first
  first="$(live_version)"
  # Built where the network is, if it has to be: the wrong call ends it there.
  "${OPS}/bench/watch" --none >/dev/null 2>&1 || [ "$?" -eq 2 ]
  tar -xzOf "$(archive_of "${first}")" --wildcards --no-anchored rostrum.jar >"${jar}"
  add_migration "${jar}" V900__second.sql \
    "CREATE TABLE second_release (id bigint PRIMARY KEY); ALTER TABLE assembly ADD COLUMN second text;"
  change_style "${jar}"
  # Under a name of this host's own: each makes another archive of it.
  "${OPS}/release" --version "${first}-${HOST}-second" --jar "${jar}"
  echo "${first}" >"${LEFT}/first"
  echo "${first}-${HOST}-second" >"${LEFT}/second"
}

@test "an open assembly forbids a deploy, and nothing is touched" {
  local first
  first="$(live_version)"
  guest runuser -u postgres -- psql -XAtq -d rostrum -c "
    INSERT INTO assembly (slug, title, starts_at, ends_at, time_zone, visibility, state,
                          quorum_percent, created_at)
    VALUES ('open', 'It is open', now(), now() + interval '1 day', 'UTC', 'public', 'open', 0, now())"
  run rostrum deploy "$(<"${LEFT}/second")"
  [ "${status}" -eq 1 ]
  [[ ${output} == *"Frozen (open assembly: open) (--force overrides)"* ]]
  [ "$(live_version)" = "${first}" ]
  guest runuser -u postgres -- psql -XAtq -d rostrum -c "DELETE FROM assembly WHERE slug = 'open'"
  expect_rest
}

@test "a second version with a migration, under a thousand streams, page loads and votes" {
  local before colour
  before="$(nginx_as_it_is)"
  colour="$(live_colour)"
  begin_watch
  run rostrum deploy "$(<"${LEFT}/second")" --force
  echo "${output}"
  [ "${status}" -eq 0 ]
  [[ ${output} == *"migrate: V900__second.sql"* ]]
  remark_deploy deploy "${output}"
  end_watch
  remark_watch deploy
  [ "$(live_version)" = "$(<"${LEFT}/second")" ]
  [ "$(live_colour)" != "${colour}" ]
  [ "$(nginx_as_it_is)" = "${before}" ]
  expect_rest
}

@test "the audit log has it, with who and what was overruled" {
  run guest tail -n 1 /var/lib/rostrum/deploys.log
  grep -Eq '^20[0-9TZ:-]+ operator deploy [^ ]+-second (blue|green) ok forced=yes migrations=1 ' \
    <<<"${output}"
}

@test "the second version has another style sheet; the files of the first are still served" {
  local file
  [[ $(site_curl /) =~ \"/static/(app\.[0-9a-f]+\.css)\" ]]
  refute guest test -e "/opt/rostrum/releases/$(<"${LEFT}/first")/static/${BASH_REMATCH[1]}"
  while IFS= read -r file; do
    [ "$(site_status "/static/${file}")" = 200 ]
  done < <(guest ls "/opt/rostrum/releases/$(<"${LEFT}/first")/static")
}
