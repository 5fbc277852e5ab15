# shellcheck shell=bash
# The cached root file systems, and the packages a guest has fetched. Needs say.sh, host.sh and
# mirror.sh.

# shellcheck disable=SC2034 # the commands read it
SUITES=(bookworm trixie)
ROOT_DAYS=7 # a root file system is made anew after so many days
DEB_DAYS=60

# What a rented server comes with, and what Ansible asks for.
ROOT_PACKAGES=(
  ca-certificates cron dbus iproute2 iputils-ping kmod less libpam-systemd locales logrotate
  openssh-server procps python3 python3-apt sudo systemd systemd-sysv systemd-timesyncd vim-tiny
)

# Prints the folder of a young root file system with key $1, nothing when there is none.
young_root() {
  find "${STATE:?}/roots" -mindepth 1 -maxdepth 1 -name "$1.*" ! -name '*.new' \
    -mtime "-${ROOT_DAYS}" -print -quit 2>/dev/null
}

# Sees to it that there is a root file system of suite $1 and sets ROOTFS to its folder.
use_root() {
  local suite="$1" key
  key="$(printf '%s\n' "${ROOT_PACKAGES[@]}" | sha256sum)"
  key="${suite}-${key:0:12}"
  mkdir -p "${STATE}/roots"
  # The second one waits for the first instead of making its own.
  exec {root_lock}>"${STATE}/roots/${suite}.lock"
  flock "${root_lock}"
  ROOTFS="$(young_root "${key}")"
  if [[ -z ${ROOTFS} ]]; then
    mirror_carries "${suite}" || die "The mirror of this machine carries no ${suite}"
    remove_old_roots "${suite}"
    make_root "${suite}" "${STATE}/roots/${key}.${EPOCHSECONDS}"
    ROOTFS="$(young_root "${key}")"
  fi
  exec {root_lock}>&-
}

# Makes the root file system of suite $1 in folder $2.
make_root() {
  local proxy packages sources log="${STATE}/roots/$1.log"
  local -a options=()
  say "Making a root file system of ${1} (once in ${ROOT_DAYS} days; log: ${log})"
  proxy="$(apt_proxy)"
  [[ -z ${proxy} ]] || options+=("--aptopt=Acquire::http::Proxy \"${proxy}\";")
  printf -v packages '%s,' "${ROOT_PACKAGES[@]}"
  sources="$(apt_sources "$1")"
  rm -rf -- "${2:?}.new"
  if ! (
    umask 022
    mmdebstrap --mode=root --variant=minbase --include="${packages%,}" \
      "${options[@]}" "$1" "$2.new" - >"${log}" 2>&1 <<<"${sources}"
  ); then
    tail -n 20 "${log}" >&2
    die "The root file system of $1 could not be made"
  fi
  mv "$2.new" "$2"
  touch "$2"
}

# Removes what no longer serves suite $1: unfinished and old root file systems that no host stands
# on, and packages nobody has asked for in a while.
remove_old_roots() {
  local folder
  for folder in "${STATE}/roots/$1"-*; do
    [[ -d ${folder} ]] || continue
    if ! grep -qxF -- "${folder}" "${STATE}"/hosts/*/root 2>/dev/null; then
      rm -rf --one-file-system -- "${folder}"
    fi
  done
  [[ ! -d ${STATE}/debs/$1 ]] || find "${STATE}/debs/$1" -name '*.deb' -mtime "+${DEB_DAYS}" -delete
}

# Makes folder $2 a layer with the packages that earlier guests of suite $1 have fetched.
lay_out_packages() {
  local archives="$2/var/cache/apt/archives"
  (
    umask 022
    mkdir -p "${archives}" "${STATE}/debs/$1"
  )
  find "${STATE}/debs/$1" -name '*.deb' -exec cp -l -t "${archives}" {} +
}

# Keeps the packages in folder $2 for later guests of suite $1.
keep_packages() {
  local file name
  for file in "$2"/*.deb; do
    name="${file##*/}"
    [[ -f ${file} && ! -e ${STATE}/debs/$1/${name} ]] || continue
    cp -- "${file}" "${STATE}/debs/$1/.${name}.${BASHPID}"
    chmod 644 "${STATE}/debs/$1/.${name}.${BASHPID}"
    mv -- "${STATE}/debs/$1/.${name}.${BASHPID}" "${STATE}/debs/$1/${name}"
  done
}
