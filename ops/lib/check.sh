# shellcheck shell=bash
# What every script in ops/checks begins with. ops/test gives it CHECK_DIR, a folder with "log"
# (what it prints) and, if it likes, "results" (one line a test) and "notes" (always shown).

set -euo pipefail
umask 077

check="$(readlink -f "$0")"
ROOT="${check%/ops/checks/*}"
LIB="${ROOT}/ops/lib"
CHECK_DIR="${CHECK_DIR:?run me through ops/test}"
export RESULTS="${CHECK_DIR}/results"

# shellcheck source=say.sh
. "${LIB}/say.sh"
# shellcheck source=apt.sh
. "${LIB}/apt.sh"

# Keeps a line to show beside the outcome.
note() {
  say "$*" | tee -a "${CHECK_DIR}/notes"
}

# git on this checkout, also when it belongs to somebody else.
checkout() {
  git -C "${ROOT}" -c safe.directory='*' "$@"
}
