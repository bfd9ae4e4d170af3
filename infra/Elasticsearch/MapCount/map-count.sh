#!/bin/bash
# map-count.sh raise|check|hold LEAST: vm.max_map_count of the node, which all its containers share.
#
#   raise   sets it when it is lower; never lowers it. Needs a privileged container.
#   check   ends with 1 when it is lower
#   hold    does nothing, for as long as it is let
set -euo pipefail

file=${MAP_COUNT_FILE:-/proc/sys/vm/max_map_count}
least=$2
current=$(<"$file")

case $1 in
  raise)
    if ((current >= least)); then
      echo "vm.max_map_count is $current, which is enough"
    else
      echo "$least" >"$file"
      echo "vm.max_map_count was $current and is $least now"
    fi
    ;;
  check) ((current >= least)) ;;
  hold)
    trap 'exit 0' TERM
    while true; do sleep 3600 & wait; done
    ;;
  *)
    echo "map-count.sh: '$1' is none of raise, check, hold" >&2
    exit 2
    ;;
esac
