# shellcheck shell=bash
# Messages, and the help text made from the comments.

say() {
  printf '%s\n' "$*"
}

complain() {
  printf '%s\n' "$*" >&2
}

die() {
  complain "$*"
  exit 1
}

# Ends the script over a wrong call: $1 says what is wrong, $2 is the command that has --help.
refuse_call() {
  complain "$1"
  complain "See $2 --help"
  exit 2
}

# Prints each "# Usage:" of script $1 with its "# Description:"; options stand indented in the
# script and in the help.
print_help() {
  awk '
    /^ *# Usage: / {
      margin = /^#/ ? "" : "  "
      sub(/^ *# Usage: /, "")
      print margin $0
      next
    }
    /^ *# Description: / {
      sub(/^ *# Description: /, "")
      print margin "    " $0
      more = 1
      next
    }
    more && /^ *# / {
      sub(/^ *# /, "")
      print margin "    " $0
      next
    }
    { more = 0 }
  ' "$1"
}
