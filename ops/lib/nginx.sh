# shellcheck shell=bash
# The site's nginx, composed as the role "nginx" does it, but below a folder and on high ports of
# loopback: to be tested anywhere, by anybody. Needs openssl and ROOT.

PATH="${PATH}:/usr/sbin" # where Debian has nginx

# Prints the variants of HTTP/2, one for each Debian.
site_variants() {
  local file
  for file in "${ROOT:?}"/nginx/http2/*.conf; do
    file="${file##*/}"
    printf '%s\n' "${file%.conf}"
  done
}

# Prints the variant that this machine's nginx understands: "http2 on" came with 1.25.1.
site_variant_here() {
  local version
  version="$(nginx -v 2>&1)"
  version="${version##*/}"
  if printf '%s\n' 1.25.1 "${version%% *}" | sort -V -C; then
    printf 'debian-13\n'
  else
    printf 'debian-12\n'
  fi
}

# A self-made certificate for name $1 in folder $2, as the role "nginx" makes it.
site_certificate() {
  mkdir -p "$2"
  openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -noenc -days 30 \
    -subj "/CN=$1" -addext "subjectAltName=DNS:$1" \
    -keyout "$2/privkey.pem" -out "$2/fullchain.pem" 2>/dev/null
}

# Composes the site below folder $1, which stands for /: variant $2, name $3, ports $4 (without TLS)
# and $5. The configuration is $1/etc/nginx/nginx.conf.
compose_site() {
  local root="$1" variant="$2" name="$3" plain="$4" tls="$5" user file kind
  local etc="${root}/etc/nginx"
  user="$(id -un)"
  mkdir -p "${etc}/sites-enabled" "${root}"/{run/rostrum,var/log/nginx,var/lib/nginx} \
    "${root}"/var/lib/{rostrum/static,dehydrated/acme-challenges}
  cp -R "${ROOT:?}"/nginx/{nginx.conf,parts,pages} "${etc}/"
  cp "${ROOT}/nginx/site.conf" "${etc}/sites-enabled/rostrum.conf"
  cp "${ROOT}/nginx/http2/${variant}.conf" "${etc}/parts/listen.conf"
  printf 'server_name %s;\n' "${name}" >"${etc}/parts/name.conf"
  site_certificate "${name}" "${root}/etc/rostrum/tls/self-made"
  ln -sfn self-made "${root}/etc/rostrum/tls/live"
  for file in "${etc}"/nginx.conf "${etc}"/{parts,sites-enabled}/*.conf; do
    sed -i -E \
      -e "s#( |unix:|-f )/(etc|var|run)/#\1${root}/\2/#" \
      -e "s#^( *listen )80\b#\1127.0.0.1:${plain}#; s#^( *listen )443\b#\1127.0.0.1:${tls}#" \
      -e "s#^( *listen )\[::\]:80\b#\1[::1]:${plain}#; s#^( *listen )\[::\]:443\b#\1[::1]:${tls}#" \
      -e "s#^user .*#user ${user};#" "${file}"
    # Where there is no IPv6, its loopback cannot be had either.
    [[ -e /proc/net/if_inet6 ]] || sed -i '/listen \[::1\]/d' "${file}"
  done
  # The package's folders for these belong to root.
  for kind in client_body proxy fastcgi uwsgi scgi; do
    printf '%s_temp_path %s;\n' "${kind}" "${root}/var/lib/nginx/${kind}"
  done >"${etc}/temporary.conf"
  sed -i 's#^http {#&\n  include temporary.conf;#' "${etc}/nginx.conf"
}

# nginx with the configuration below folder $1; further arguments are nginx's.
site_nginx() {
  local root="$1"
  shift
  nginx -c "${root}/etc/nginx/nginx.conf" -e "${root}/var/log/nginx/error.log" "$@"
}
