# shellcheck shell=bash
# Numbers in words.

# Prints $1 seconds in words.
duration() {
  local seconds="$1" number unit
  if ((seconds >= 172800)); then
    number=$((seconds / 86400)) unit=day
  elif ((seconds >= 7200)); then
    number=$((seconds / 3600)) unit=hour
  elif ((seconds >= 120)); then
    number=$((seconds / 60)) unit=minute
  else
    number="${seconds}" unit=second
  fi
  ((number == 1)) || unit+=s
  printf '%d %s' "${number}" "${unit}"
}

# Prints how many seconds ago file $1 was changed.
age_of() {
  local changed
  changed="$(stat -c %Y "$1")"
  printf '%d' "$((EPOCHSECONDS - changed))"
}

# Prints what share of $2 number $1 is, in percent; nothing is no share of nothing.
percent() {
  printf '%d' "$(($2 > 0 ? $1 * 100 / $2 : 0))"
}

# Prints $1 KiB as MB or GB.
size() {
  if (($1 >= 1048576)); then
    printf '%d.%d GB' "$(($1 / 1048576))" "$(($1 % 1048576 * 10 / 1048576))"
  else
    printf '%d MB' "$(($1 / 1024))"
  fi
}
