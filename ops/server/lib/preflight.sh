# shellcheck shell=bash
# What forbids a change of releases, all of it at once and before anything is touched. A problem
# that --force overrides is an objection.

DISK_MB=300     # to be left where releases, the database and the state lie
INODES=10000    # the same
BACKUP_HOURS=30 # nightly, and some slack
INSTANCE_MB=100 # beside half its heap (together 200 with a heap of 192, measured as 1,000 came back)
problems=()     # the release, the database or the machine does not allow it
objections=()
pending=""

# The release is there, whole, and of a kind that this machine can run.
check_release() {
  local there damage
  if [[ ! -d ${RELEASES:?}/${version:?} ]]; then
    there="$(releases)"
    problems+=("There is no release ${version:?} here; there is: ${there//$'\n'/ }")
    return
  fi
  damage="$(is_intact "${version:?}")" \
    || problems+=("Release ${version:?} is not as it was received: ${damage//$'\n'/; }")
  [[ -x ${RELEASES:?}/${version:?}/bin/rostrum && -f ${RELEASES:?}/${version:?}/rostrum.jar ]] \
    || problems+=("Release ${version:?} lacks bin/rostrum or rostrum.jar")
}

# There is room on the file system of each folder.
check_disk() {
  local folder answer free inodes
  for folder in "${RELEASES:?}" "${STATE:?}" "${LOGS:?}" /var/lib/postgresql; do
    answer="$(df -m --output=avail,iavail "${folder}")"
    read -r free inodes <<<"${answer##*$'\n'}"
    if ((free < DISK_MB)); then
      objections+=("${folder} has only ${free} MB free, ${DISK_MB} are wanted")
    fi
    if [[ ${inodes} =~ ^[0-9]+$ ]] && ((inodes > 0 && inodes < INODES)); then
      objections+=("${folder} has only ${inodes} files left, ${INODES} are wanted")
    fi
  done
}

# A second instance fits beside the first.
check_memory() {
  local available wanted=$((${HEAP_MB:?} / 2 + INSTANCE_MB))
  available="$(memory_available_mb)"
  if ((available < wanted)); then
    objections+=("${available} MB of memory are free, a second instance wants ${wanted}")
  fi
}

# The database answers, and the release can live with its schema; sets "pending".
check_database() {
  local applied problem
  if ! applied="$(migrations_applied 2>&1)"; then
    problems+=("The database does not answer: ${applied//$'\n'/ }")
    return
  fi
  [[ -f ${RELEASES:?}/${version:?}/rostrum.jar ]] || return 0
  pending="$(migrations_pending "${version:?}" "${applied}")"
  problem="$(schema_problem "${version:?}" "${applied}" "${pending}")"
  if [[ -n ${problem} ]]; then
    problems+=("${problem}")
  fi
  if [[ -n ${pending} && ${action:?} == rollback ]]; then
    problems+=("${version:?} brings migrations, so it is no step back: rostrum deploy ${version:?}")
  fi
}

# The newest backup is recent.
check_backup() {
  local file="${STATE:?}/backup" taken now hours
  if [[ ! -e ${file} ]]; then
    say "  there is no backup yet"
    return
  fi
  taken="$(stat -c %Y "${file}")"
  now="$(date +%s)"
  hours=$(((now - taken) / 3600))
  if ((hours >= BACKUP_HOURS)); then
    objections+=("The newest backup is ${hours} hours old, ${BACKUP_HOURS} are allowed")
  fi
}

check_frozen() {
  local reason status=0
  reason="$(frozen)" || status=$?
  if ((status != 1)); then
    objections+=("Frozen (${reason})")
  fi
}

# nginx answers by the public name, whatever it says: before the first deploy that is an error page.
check_nginx() {
  local answer
  answer="$(ask_site / -o /dev/null 2>&1)" \
    || problems+=("nginx does not answer for ${DOMAIN}: ${answer}")
}

# The supervisor takes orders for both colours.
check_supervisor() {
  local colour answer
  for colour in blue green; do
    answer="$(supervisor status "${colour}" 2>&1)" \
      || problems+=("runit does not answer for ${colour}: ${answer}")
  done
}

# Ends the script when something forbids the release.
preflight() {
  local problem
  check_release
  check_disk
  check_memory
  check_database
  check_backup
  check_frozen
  check_nginx
  check_supervisor
  if ((${#problems[@]} == 0)) && { ((${#objections[@]} == 0)) || [[ ${forced:?} == yes ]]; }; then
    for problem in "${objections[@]}"; do
      say "  forced, though: ${problem}"
    done
    return 0
  fi
  for problem in "${problems[@]}"; do
    complain "  ${problem}"
  done
  for problem in "${objections[@]}"; do
    complain "  ${problem} (--force overrides)"
  done
  complain "Refused; nothing was touched."
  refuse "${problems[*]} ${objections[*]}"
}
