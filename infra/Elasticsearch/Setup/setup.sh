#!/bin/bash
# Brings Elasticsearch and Kibana to the state that the stack describes. Every request can be repeated, so a run that was interrupted is
# repaired by the next, and a run with nothing to change changes nothing.
#
# REQUESTS: folder with requests.txt (lines "service method path file") and the bodies. PASSWORDS: folder with a file per user; "setup" holds
# that of SETUP_USER. AUTHORITY: certificate that the servers are checked with; empty for the system's own. ELASTICSEARCH, KIBANA: addresses.
# WAIT: seconds to wait for a server, 600 by default. Passwords reach curl through pipes only: neither arguments nor logs show them.
set -euo pipefail

answer=$(mktemp)
trap 'rm -f "$answer"' EXIT

# Sends a request, its body from standard input, and prints the status; the answer is in $answer. 000 stands for no connection.
call() {
  local method=$1 url=$2 user=$SETUP_USER password=setup
  # Kibana's objects are the business of the people who run the platform, not of the user who may do anything.
  if [[ -n ${KIBANA:-} && $url == "$KIBANA"* ]]; then user=operator password=operator; fi
  shift 2
  curl --silent --output "$answer" --write-out '%{http_code}' --max-time 60 ${AUTHORITY:+--cacert "$AUTHORITY"} \
    --config <(printf 'user = "%s:%s"\n' "$user" "$(<"$PASSWORDS/$password")") \
    --request "$method" --header 'kbn-xsrf: setup' "$@" "$url" || true
}

address_of() {
  case $1 in
    elasticsearch) echo "$ELASTICSEARCH" ;;
    kibana) echo "$KIBANA" ;;
    *) echo "requests.txt names the service '$1', which is neither elasticsearch nor kibana." >&2; exit 2 ;;
  esac
}

wait_for() {
  local path=/ deadline=$((SECONDS + ${WAIT:-600})) status
  [[ $1 == kibana ]] && path=/api/status
  while status=$(call GET "$(address_of "$1")$path" </dev/null); [[ $status != 200 ]]; do
    if ((SECONDS >= deadline)); then
      echo "$1 is not ready after ${WAIT:-600} seconds; its last answer was $status." >&2
      exit 1
    fi
    sleep "${PAUSE:-5}"
  done
  echo "$1 is ready."
}

# The body with passwords in the place of ${password:user}.
body_of() {
  local text user
  text=$(<"$1")
  while [[ $text =~ \$\{password:([A-Za-z0-9_-]+)\} ]]; do
    user=${BASH_REMATCH[1]}
    text=${text//"${BASH_REMATCH[0]}"/$(<"$PASSWORDS/$user")}
  done
  printf '%s' "$text"
}

send() {
  local service=$1 method=$2 path=$3 file=$4 status try form=(--header 'Content-Type: application/json' --data-binary @-)
  [[ $file == *.ndjson ]] && form=(--form 'file=@-;filename=objects.ndjson')
  for try in 1 2 3 4 5; do
    status=$(body_of "$REQUESTS/$file" | call "$method" "$(address_of "$service")$path" "${form[@]}")
    case $status in
      # An import is answered with 200 even when nothing of it was taken.
      2??) [[ $file == *.ndjson && $(<"$answer") == *'"success":false'* ]] && break
        echo "$method $path: $status"
        return ;;
      000 | 429 | 502 | 503 | 504) sleep "${PAUSE:-5}" ;;
      *) break ;;
    esac
  done
  echo "$service refused $method $path with $status: $(head -c 2000 "$answer")" >&2
  exit 1
}

waited=
while read -r service method path file; do
  if [[ " $waited " != *" $service "* ]]; then
    wait_for "$service"
    waited+=" $service"
  fi
  send "$service" "$method" "$path" "$file"
done <"$REQUESTS/requests.txt"
echo "All is as described."
