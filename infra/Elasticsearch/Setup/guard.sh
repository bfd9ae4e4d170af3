#!/bin/bash
# Keeps Elasticsearch from going read-only: while a node's disk is fuller than LIMIT percent, deletes the oldest index of logs or traces, and
# so shortens the retention. The index that a data stream writes to is replaced by a new one first.
#
# ELASTICSEARCH: address. AUTHORITY: certificate that the server is checked with; empty for the system's own. LOGIN, PASSWORD_FILE: name and password.
# INDICES: patterns of what may be deleted, separated by commas. LIMIT: percent. MOST: deletions per run, 5 by default.
set -euo pipefail

answer=$(mktemp)
trap 'rm -f "$answer"' EXIT

call() {
  local status
  status=$(curl --silent --output "$answer" --write-out '%{http_code}' --max-time 60 ${AUTHORITY:+--cacert "$AUTHORITY"} \
    --config <(printf 'user = "%s:%s"\n' "$LOGIN" "$(<"$PASSWORD_FILE")") --request "$1" "${@:3}" "$ELASTICSEARCH$2") || status=000
  [[ $status == 2?? ]]
}

must() {
  call "$@" || { echo "Elasticsearch refused $1 $2: $(head -c 1000 "$answer")" >&2; exit 1; }
}

# The fullest disk, in whole percent; 0 when no node tells.
fullest() {
  local percent most=0
  must GET '/_cat/allocation?h=disk.percent'
  while read -r percent; do
    if [[ $percent =~ ^[0-9]+$ ]] && ((percent > most)); then most=$percent; fi
  done <"$answer"
  echo "$most"
}

for ((deleted = 0; deleted < ${MOST:-5}; deleted++)); do
  full=$(fullest)
  if ((full <= LIMIT)); then
    echo "The fullest disk is $full % full; up to $LIMIT % is fine."
    exit 0
  fi
  must GET "/_cat/indices/$INDICES?h=creation.date,index&s=creation.date&expand_wildcards=all"
  oldest=
  read -r _ oldest <"$answer" || true
  if [[ -z $oldest ]]; then
    echo "A disk is $full % full, and there is neither a log nor a trace to delete." >&2
    exit 1
  fi
  if ! call DELETE "/$oldest"; then
    # .ds-logs-containers-monitoring-2026.01.31-000007 belongs to the data stream logs-containers-monitoring.
    if [[ ! $oldest =~ ^\.ds-(.+)-[0-9]{4}\.[0-9]{2}\.[0-9]{2}-[0-9]{6}$ ]]; then
      echo "Elasticsearch does not delete $oldest: $(head -c 1000 "$answer")" >&2
      exit 1
    fi
    must POST "/${BASH_REMATCH[1]}/_rollover" --header 'Content-Length: 0'
    must DELETE "/$oldest"
  fi
  echo "Deleted $oldest: a disk was $full % full."
  # Nodes report their disks every 30 seconds.
  sleep "${PAUSE:-35}"
done
full=$(fullest)
if ((full > LIMIT)); then
  echo "After $deleted deletions a disk is still $full % full; the next run goes on." >&2
  exit 1
fi
