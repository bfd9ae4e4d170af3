#!/bin/bash
# Everything that is done on a host that watches a cluster from outside. `pulumi up` calls it by SSH; people may call it too.
#
#   host.sh install HASH      fetches the programs that an uploaded bundle names, unless they are there
#   host.sh secrets           takes over secrets from standard input, a line each: path, space, content in base64
#   host.sh apply HASH        checks an uploaded bundle and switches to it, and back when it does not work
#   host.sh rollback          switches to the bundle that worked before the current one
#   host.sh remove [--data]   stops and forgets everything but the data, or the data too
#   host.sh status            what runs; 1 when something does not
#
# Each can be repeated, and what a run left half-way the next one finishes. Beside this file:
#
#   incoming/HASH.tar.gz      uploads
#   bundles/HASH/             what the programs read; host.conf and services are for this script
#   current -> bundles/HASH   the one that is read
#   programs/NAME-VERSION/    release archives, unpacked
#   secrets/                  readable by their owner alone
#   run/                      worked, before: hashes of the bundles that worked; NAME.loaded: what a service has read;
#                             secrets: those that came, named: those that came last, named.HASH: those that came last when that bundle worked
#
# MONITORING_SYSTEMD=no runs the programs as plain processes, for containers: nothing restarts what ends by itself. MONITORING_PATIENCE: seconds
# within which a service has to be ready. MONITORING_UNITS: where units go.
set -euo pipefail
umask 022
export LC_ALL=C

directory=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd -P)
run=$directory/run
units=${MONITORING_UNITS:-/etc/systemd/system}
patience=${MONITORING_PATIENCE:-300}
if [[ -d /run/systemd/system ]]; then systemd=${MONITORING_SYSTEMD:-yes}; else systemd=${MONITORING_SYSTEMD:-no}; fi

say() { printf '%s\n' "$*"; }
warn() { printf '%s\n' "$*" >&2; }
fail() { warn "$@"; exit 1; }

# ---- what a bundle says ----

setting() { sed -n "s/^$2=//p" "$1/host.conf"; }
unit_of() { printf 'monitoring-%s.service' "$1"; }
names_of() { cut -d ' ' -f 1 "$1/services"; }
words_of_unit() { sed -n 's/^ExecStart=//p' "$1/systemd/$(unit_of "$2")" | sed 's/%%/%/g; s/\$\$/$/g'; }
user_of() { sed -n 's/^User=//p' "$1/systemd/$(unit_of "$2")"; }
program_of() { words_of_unit "$1" "$2" | cut -d ' ' -f 1; }
remembered() { cat "$run/$1" 2>/dev/null || true; }

# A sum over files and folders of a bundle.
sum_of() {
  local bundle=$1
  shift
  (cd "$bundle" && find "$@" -type f -print0 | sort -z | xargs -0 sha256sum | sha256sum | cut -c 1-16)
}

unpack() {
  local hash=$1 bundle=$directory/bundles/$1 archive=$directory/incoming/$1.tar.gz
  [[ $hash =~ ^[0-9a-f]{16}$ ]] || fail "'$hash' is not the hash of a bundle."
  if [[ -d $bundle ]]; then return; fi
  [[ -f $archive ]] || fail "The bundle $hash was not uploaded: $archive is missing."
  rm -rf "$bundle.new"
  mkdir -p "$bundle.new"
  tar -xzf "$archive" -C "$bundle.new" --no-same-owner || fail "The upload $archive is damaged."
  sed -n 's/^ *"\([^"]*\)": "sha256:\([0-9a-f]*\)",\{0,1\}$/\2  \1/p' "$bundle.new/manifest.json" >"$run/sums"
  (cd "$bundle.new" && sha256sum --quiet --strict --check "$run/sums" >&2) || fail "The upload $archive is damaged: its files are not those of its manifest."
  mv -T "$bundle.new" "$bundle"
}

check() {
  local bundle=$1
  "$(dirname "$(program_of "$bundle" prometheus)")/promtool" check config "$bundle/prometheus.yml" >"$run/said" 2>&1 \
    && "$(dirname "$(program_of "$bundle" alertmanager)")/amtool" check-config "$bundle/alertmanager.yml" >"$run/said" 2>&1
}

# Asks a program of this host, over TLS and with the login among the secrets where it is open to other machines. The address comes last.
ask() {
  if [[ ${!#} == https:* ]]; then set -- --config "$directory/secrets/web-curl" "$@"; fi
  curl --fail --silent --max-time 5 "$@"
}

# ---- services: systemd's, or plain processes ----

# When a process began: its number may be somebody else's by now.
start_of() { sed 's/.*) //' "/proc/$1/stat" 2>/dev/null | cut -d ' ' -f 20; }

pid_of() {
  local pid start
  read -r pid start <<<"$(remembered "$1.pid")"
  if [[ -n $start && $(start_of "$pid") == "$start" && $(sed 's/.*) //' "/proc/$pid/stat" 2>/dev/null) != Z* ]]; then echo "$pid"; fi
}

is_running() {
  if [[ $systemd == yes ]]; then systemctl is-active --quiet "$(unit_of "$1")"; else [[ -n $(pid_of "$1") ]]; fi
}

# True for one that ends again and again.
is_hopeless() {
  if [[ $systemd == yes ]]; then
    local restarts
    restarts=$(systemctl show --property NRestarts --value "$(unit_of "$1")")
    ((${restarts:-0} >= 3))
  else
    [[ -z $(pid_of "$1") ]]
  fi
}

last_words() {
  if [[ $systemd == yes ]]; then journalctl --unit "$(unit_of "$1")" --lines 3 --output cat --no-pager; else tail -n 3 "$directory/logs/$1.log"; fi 2>/dev/null || true
}

restart() {
  local bundle=$1 name=$2 unit data words
  unit=$(unit_of "$name")
  data=$(setting "$bundle" data)/$name
  mkdir -p "$data"
  if [[ $systemd == yes ]]; then
    chown "$(user_of "$bundle" "$name"):" "$data"
    cp "$bundle/systemd/$unit" "$units/$unit.new"
    mv -T "$units/$unit.new" "$units/$unit"
    systemctl daemon-reload
    systemctl enable --quiet "$unit"
    # Or the restarts of a bundle that did not work would be counted against the one after it.
    systemctl reset-failed "$unit" 2>/dev/null || true
    systemctl restart "$unit"
  else
    stop "$name"
    mkdir -p "$directory/logs"
    read -ra words <<<"$(words_of_unit "$bundle" "$name")"
    # It writes down its number itself, too: who is cut off here would not know it, and its port would stay taken.
    setsid bash -c 'echo "$$ $(sed "s/.*) //" "/proc/$$/stat" | cut -d " " -f 20)" >"$0"; exec "$@"' "$run/$name.pid" "${words[@]}" \
      >>"$directory/logs/$name.log" 2>&1 </dev/null 3<&- 9>&- &
    echo "$! $(start_of $!)" >"$run/$name.pid"
  fi
}

stop() {
  if [[ $systemd == yes ]]; then
    systemctl disable --quiet --now "$(unit_of "$1")" 2>/dev/null || true
    rm -f "$units/$(unit_of "$1")"
    return
  fi
  local pid
  pid=$(pid_of "$1")
  if [[ -z $pid ]]; then return; fi
  kill "$pid" 2>/dev/null || true
  for ((tries = 0; tries < 300; tries++)); do
    if [[ -z $(pid_of "$1") ]]; then break; fi
    sleep 0.1
  done
  kill -KILL "$pid" 2>/dev/null || true
  rm -f "$run/$1.pid"
}

stop_all() {
  local name
  for name in $(names_of "$1" | tac); do stop "$name"; done
}

# A figure that a program tells about how it read its configuration.
told() { ask "${2%/-/*}/metrics" | sed -n "s/^${1//-/_}_config_last_reload_$3 //p"; }

reload() {
  local name=$1 ready=$2 before
  before=$(told "$name" "$ready" success_timestamp_seconds) || return 1
  # The times are whole seconds, and two reloads within one could not be told apart.
  sleep 1
  if [[ $systemd == yes ]]; then systemctl reload "$(unit_of "$name")"; else kill -HUP "$(pid_of "$name")"; fi || return 1
  for ((tries = 0; tries < patience * 4; tries++)); do
    sleep 0.25
    if [[ $(told "$name" "$ready" success_timestamp_seconds) != "$before" ]]; then return; fi
    if [[ $(told "$name" "$ready" successful) == 0 ]]; then return 1; fi
  done
  return 1
}

wait_until_ready() {
  for ((tries = 0; tries < patience * 4; tries++)); do
    sleep 0.25
    if ask --output /dev/null "$2"; then return; fi
    if is_hopeless "$1"; then return 1; fi
  done
  return 1
}

# Brings every service of a bundle up with it; says which one does not come up.
serve() {
  local bundle=$1 name ready files unit read loaded file
  for file in "$run"/*.loaded; do
    name=$(basename "$file" .loaded)
    if [[ -e $file ]] && ! names_of "$bundle" | grep -qx "$name"; then
      stop "$name"
      rm -f "$file"
    fi
  done
  while read -r name _ ready files <&3; do
    unit=$(sum_of "$bundle" "systemd/$(unit_of "$name")")
    # shellcheck disable=SC2086  # a list of files
    read=$([[ -z $files ]] || sum_of "$bundle" $files)
    loaded=$(remembered "$name.loaded")
    rm -f "$run/$name.loaded"
    if ! is_running "$name" || [[ $loaded != "$unit "* ]]; then
      restart "$bundle" "$name" || return 1
    elif [[ $loaded != "$unit $read" ]] && ! reload "$name" "$ready"; then
      warn "$name does not take its configuration: $(last_words "$name")"
      return 1
    fi
    if ! wait_until_ready "$name" "$ready"; then
      warn "$name is not ready at $ready: $(last_words "$name")"
      return 1
    fi
    echo "$unit $read" >"$run/$name.loaded"
  done 3<"$bundle/services"
}

switch() {
  ln -sfn "bundles/$1" "$directory/current.new"
  mv -Tf "$directory/current.new" "$directory/current"
}

remember() { echo "$2" >"$run/$1.new" && mv -T "$run/$1.new" "$run/$1"; }

worked() {
  local hash=$1 before
  before=$(remembered worked)
  if [[ -n $before && $before != "$hash" ]]; then remember before "$before"; fi
  remember worked "$hash"
  cp "$run/named" "$run/named.$hash" 2>/dev/null || true
}

# Forgets all but the bundle that works, the one before it, and their programs and secrets.
clean() {
  local bundle program path
  rm -f "$directory/incoming"/*.tar.gz
  for bundle in "$directory/bundles"/*; do
    case ${bundle##*/} in "$(remembered worked)" | "$(remembered before)") ;; *) rm -rf "$bundle" "$run/named.${bundle##*/}" ;; esac
  done
  if [[ -e $run/named ]]; then
    sort -u "$run"/named "$run"/named.* >"$run/secrets.new"
    comm -23 "$run/secrets" "$run/secrets.new" | while read -r path; do rm -f "$directory/secrets/$path"; done
    mv -T "$run/secrets.new" "$run/secrets"
  fi
  for program in "$directory/programs"/*; do
    if [[ -d $program ]] && ! grep -qrF "$program/" "$directory/bundles" --include='*.service'; then rm -rf "$program"; fi
  done
}

# ---- verbs ----

download() {
  local from=$1 to=$2
  curl --fail --silent --show-error --location --retry 3 --max-time 900 --output "$to" "$from" || fail "$from cannot be downloaded; the setting host.releases can name a copy that this host reaches."
}

install_archive() {
  local bundle=$1 tool=${2//-/_} version=$3 machine archive from sum
  local target=$directory/programs/$tool-$version
  if [[ -x $target/$tool ]]; then return; fi
  case $(uname -m) in
    x86_64) machine=amd64 ;; aarch64) machine=arm64 ;; armv7l) machine=armv7 ;;
    *) fail "There is no release of $tool for $(uname -m); set host.install to debian." ;;
  esac
  archive=$tool-$version.linux-$machine.tar.gz
  from=$(setting "$bundle" releases)/$tool/releases/download/v$version
  rm -rf "$target.new"
  mkdir -p "$target.new"
  sum=$(sed -n "s/^\([0-9a-f]*\)  $archive\$/\1/p" "$bundle/checksums")
  if [[ -z $sum ]]; then
    download "$from/sha256sums.txt" "$target.new/sums"
    sum=$(sed -n "s/^\([0-9a-f]*\)  $archive\$/\1/p" "$target.new/sums")
    [[ -n $sum ]] || fail "$from/sha256sums.txt does not name $archive."
  fi
  download "$from/$archive" "$target.new/$archive"
  echo "$sum  $target.new/$archive" | sha256sum --status --check || fail "$archive is not the file whose sha256 is $sum; nothing was installed."
  tar -xzf "$target.new/$archive" -C "$target.new" --strip-components 1 --no-same-owner
  rm -f "$target.new/$archive" "$target.new/sums"
  mv -T "$target.new" "$target"
  say "$tool $version is installed."
}

package_of() { if [[ $1 == prometheus ]]; then echo prometheus; else echo "prometheus-$1"; fi; }
version_of() { apt-cache policy "$1" | sed -n "s/^ *$2: //p" | grep -vxF '(none)' || true; }

# Packages that are there stay as they are: whoever keeps the host renews them.
install_packages() {
  local name package version oldest packages=() new=()
  for name in $(names_of "$1"); do packages+=("$(package_of "$name")"); done
  for package in "${packages[@]}"; do
    if [[ -z $(version_of "$package" Installed) ]]; then new+=("$package"); fi
  done
  if ((${#new[@]} > 0)); then apt-get update --quiet=2 || warn "The lists of packages could not be renewed."; fi
  for name in $(names_of "$1"); do
    package=$(package_of "$name") oldest=$(setting "$1" "oldest-$name")
    version=$(version_of "$package" Installed)
    version=${version:-$(version_of "$package" Candidate)}
    [[ -n $version ]] || fail "There is no package $package for this host; set host.install to archives."
    [[ $(printf '%s\n' "$oldest" "$version" | sort -V | head -n 1) == "$oldest" ]] \
      || fail "The package $package is $version on this host, and the stack needs $oldest; set host.install to archives."
  done
  # The packages' own services would take the ports.
  if [[ $systemd == yes ]]; then
    printf '%s\n' "${packages[@]/%/.service}" >"$run/masked"
    systemctl mask --quiet "${packages[@]/%/.service}"
  fi
  if ((${#new[@]} > 0)); then DEBIAN_FRONTEND=noninteractive apt-get install --yes --quiet --no-install-recommends "${new[@]}"; fi
}

install_programs() {
  local bundle=$directory/bundles/$1 name version user
  unpack "$1"
  case $(setting "$bundle" install) in
    archives) while read -r name version _ <&3; do install_archive "$bundle" "$name" "$version"; done 3<"$bundle/services" ;;
    debian) install_packages "$bundle" ;;
  esac
  if [[ $systemd == yes ]]; then
    for name in $(names_of "$bundle"); do
      user=$(user_of "$bundle" "$name")
      id "$user" >/dev/null 2>&1 || useradd --system --user-group --no-create-home --home-dir /nonexistent --shell /usr/sbin/nologin "$user"
    done
  fi
}

# Takes over all of them or none. What is not named any more stays until no bundle is left that read it, see clean.
take_secrets() {
  local path content said promtool secrets=$directory/secrets new=$directory/secrets.new
  umask 077
  rm -rf "$new"
  trap 'rm -rf "$directory/secrets.new"' EXIT
  mkdir -p "$secrets" "$new"
  while read -r path content; do
    [[ $path =~ ^[A-Za-z0-9_.-]+(/[A-Za-z0-9_.-]+)*$ && $path != *..* ]] || fail "A secret has a path that is not accepted."
    mkdir -p "$(dirname "$new/$path")"
    base64 --decode <<<"$content" >"$new/$path" || fail "The secret $path is not base64."
  done
  if [[ -e $new/web.yml ]]; then
    # Programs read this one again with every request, so that there is no way back from a wrong one.
    promtool=$(command -v "$directory"/programs/prometheus-*/promtool promtool | tail -n 1)
    said=$("$promtool" check web-config <(sed "s|$secrets/|$new/|" "$new/web.yml") 2>&1) || fail "The secrets are refused, and nothing has changed: web.yml: ${said#*FAILED: }"
  fi
  (cd "$new" && find . -type f -printf '%P\n' | sort) >"$run/named.new"
  touch "$run/secrets"
  sort -u "$run/named.new" "$run/secrets" >"$run/secrets.new"
  mv -T "$run/secrets.new" "$run/secrets"
  if [[ $systemd == yes ]]; then chown -R monitoring: "$new"; fi
  while read -r path; do
    mkdir -p "$(dirname "$secrets/$path")"
    mv -T "$new/$path" "$secrets/$path"
  done <"$run/named.new"
  if [[ $systemd == yes ]]; then chown -R monitoring: "$secrets"; fi
  mv -T "$run/named.new" "$run/named"
}

apply() {
  local hash=$1 bundle=$directory/bundles/$1 before
  unpack "$hash"
  before=$(remembered worked)
  if ! check "$bundle"; then
    if [[ $before != "$hash" ]]; then rm -rf "$bundle"; fi
    fail "The bundle $hash is refused, and nothing has changed: $(grep -vE 'SUCCESS|^Checking ' "$run/said" | tr -s '[:space:]' ' ' | sed 's/^ //')"
  fi
  switch "$hash"
  if serve "$bundle"; then
    worked "$hash"
    clean
    say "The bundle $hash works."
    return
  fi
  if [[ -z $before ]]; then
    stop_all "$bundle"
    rm -rf "$run"/*.loaded "$bundle" "$directory/current"
    fail "The bundle $hash does not work, and there is none to go back to: everything is stopped."
  fi
  if [[ $before == "$hash" ]]; then fail "The bundle $hash worked before and does no longer."; fi
  switch "$before"
  serve "$directory/bundles/$before" || fail "The bundle $hash does not work, and $before, which worked before, does no longer."
  rm -rf "$bundle"
  fail "The bundle $hash does not work; $before is back in place."
}

rollback() {
  local hash
  hash=$(remembered before)
  [[ -n $hash && -d $directory/bundles/$hash ]] || fail "There is no bundle to go back to."
  switch "$hash"
  serve "$directory/bundles/$hash" || fail "The bundle $hash, which worked before, does no longer."
  worked "$hash"
  say "The bundle $hash works again."
}

remove() {
  local bundle=$directory/current data=
  if [[ -e $bundle/services ]]; then
    data=$(setting "$bundle" data)
    stop_all "$bundle"
    if [[ $systemd == yes ]]; then systemctl daemon-reload; fi
  fi
  if [[ -e $run/masked ]]; then xargs systemctl unmask --quiet <"$run/masked"; fi
  if [[ ${1:-} == --data && $data == /*/* ]]; then rm -rf "$data"; fi
  rm -rf "$directory"/{incoming,bundles,programs,secrets,secrets.new,logs,run,current,current.new,lock,host.sh}
  rmdir "$directory" 2>/dev/null || true
}

status() {
  local bundle=$directory/current name ready code=0
  [[ -e $bundle/services ]] || fail "Nothing is installed here."
  say "bundle $(basename "$(readlink "$bundle")")"
  while read -r name _ ready _ <&3; do
    if ! is_running "$name"; then say "$name does not run"; code=1
    elif ! ask --output /dev/null "$ready"; then say "$name is not ready"; code=1
    else say "$name is ready"; fi
  done 3<"$bundle/services"
  return "$code"
}

command -v curl >/dev/null || fail "curl is missing on this host; install it."
mkdir -p "$run" "$directory/bundles" "$directory/programs" "$directory/incoming"
exec 9>"$directory/lock"
flock --wait 600 9 || fail "Somebody else has been working on this host for ten minutes."
case ${1:-} in
  install) install_programs "${2:-}" ;;
  secrets) take_secrets ;;
  apply) apply "${2:-}" ;;
  rollback) rollback ;;
  remove) remove "${2:-}" ;;
  status) status ;;
  *) fail "Usage: host.sh install HASH | secrets | apply HASH | rollback | remove [--data] | status" ;;
esac
