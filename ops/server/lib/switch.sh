# shellcheck shell=bash
# Two instances, one link: puts a release under the colour that visitors do not get, and moves the
# link there once it is proven.
#
# What is in force is told by the link and by the files "down" alone, so that a run that was
# killed, or a reboot, at any step leaves nothing to be guessed:
#   - the live colour is the one the link leads to; it never has a file "down", so it starts at
#     boot: the new colour's is removed before the link moves, the old one's is made afterwards;
#   - a colour that runs though it is not live was left behind: the next run ends it.

# shellcheck source=memory.sh
. "${HERE:?}/lib/memory.sh"
# shellcheck source=releases.sh
. "${HERE}/lib/releases.sh"
# shellcheck source=schema.sh
. "${HERE}/lib/schema.sh"
# shellcheck source=frozen.sh
. "${HERE}/lib/frozen.sh"
# shellcheck source=smoke.sh
. "${HERE}/lib/smoke.sh"
# shellcheck source=preflight.sh
. "${HERE}/lib/preflight.sh"
# shellcheck source=candidate.sh
. "${HERE}/lib/candidate.sh"

# Leads visitors to colour $1; nowhere when it is empty.
move_link() {
  if [[ -n $1 ]]; then
    ln -sfn "${SOCKETS}/$1.sock" "${LIVE:?}.new"
    mv -Tf "${LIVE}.new" "${LIVE}"
  else
    rm -f "${LIVE}"
  fi
  sync "${STATE}"
}

# Ends what an interrupted run left. When the link had been moved, but not yet looked at through it,
# the old colour starts at boot still; if only that one is ready, it stays.
tidy_up() {
  local colour live
  rm -f "${LIVE}.new" "${COLOURS:?}"/{blue,green}.new
  live="$(live_colour)"
  if [[ -n ${live} ]]; then
    colour="$(other_colour "${live}")"
    if starts_at_boot "${colour}" && is_ready "${colour}" && ! is_ready "${live}"; then
      say "  an interrupted run moved the link to ${live}, which is not ready: back to ${colour}"
      move_link "${colour}"
      live="${colour}"
    fi
    start_at_boot "${live}"
    supervisor up "${live}" >/dev/null || true
  fi
  for colour in blue green; do
    [[ ${colour} != "${live}" ]] || continue
    hold_at_boot "${colour}"
    if runs "${colour}"; then
      say "  an interrupted run left ${colour} running: it is ended"
      drain "${colour}"
      stop_instance "${colour}"
    fi
  done
}

# Applies the migrations of the release, as their owner. In a session of its own: Ctrl-C must not
# end it half-way.
migrate() {
  local output status=0
  output="$(setsid -w chpst -e /etc/rostrum/owner -u rostrum-owner \
    "${RELEASES:?}/${version}/bin/rostrum" migrate 2>&1)" || status=$?
  # Java notes each time which options it was given.
  output="$(sed '/^NOTE: Picked up/d; s/^/    | /' <<<"${output}")"
  if ((status != 0)); then
    complain "${output}"
    fail "The migration failed: the database and ${old:-the site} are as they were."
  fi
  say "${output}"
}

# From here on there is no way back by a signal: an interruption comes too late.
move_to_new() {
  # Supervised from now on; and at boot, too, before the link leads there.
  supervisor up "${new}" >/dev/null || fail "runit does not keep ${new} up."
  start_at_boot "${new}"
  end_lease
  trap '' INT TERM HUP USR1
  reached moved
  move_link "${new}"
}

prove_site() {
  local problem
  problem="$(check_site "${new}")" || {
    show_log
    fail "The site fails its test: ${problem}"
  }
  watch_new "after visitors came"
}

retire_old() {
  hold_at_boot "${old}"
  drain "${old}"
  stop_instance "${old}" || true
}

# Puts release $1 into service.
go_live() {
  local detail replaced
  version="$1"
  old="$(live_colour)"
  new="$(other_colour "${old:-green}")"
  step "tidy up after earlier runs"
  tidy_up
  old="$(live_colour)"
  new="$(other_colour "${old:-green}")"
  step "check that nothing forbids it"
  preflight
  detail="$(count_lines "${pending}")"
  replaced="$(release_of "${old:-none}")"
  detail="forced=${forced} migrations=${detail}"
  if [[ -n ${pending} ]]; then
    step "migrate: ${pending//$'\n'/ }"
    migrate
  fi
  step "start ${version} as ${new}"
  provide_static "${version}"
  give_release "${new}" "${version}"
  start_new
  wait_until_ready
  step "test ${new} on its own socket"
  prove_new
  step "move the link from ${old:-nowhere} to ${new}"
  move_to_new
  step "check through ${DOMAIN}"
  prove_site
  reached live # what remains is no reason to go back
  note_use "${version}"
  if [[ -n ${old} ]]; then
    step "end ${old}"
    note_static "${replaced}"
    retire_old
  fi
  step "remove what is not kept"
  prune_releases
  step
  audit "${action}" "${version}" "${new}" ok "${detail} seconds=${SECONDS}"
  printf '%s' "${times:?}"
  say "${version} is live as ${new}, after ${SECONDS} s."
}
