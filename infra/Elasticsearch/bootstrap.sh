#!/bin/bash
# Prepares a node's configuration before Elasticsearch starts: the image's own files, ours over them, and, only for a node that was never part
# of a cluster while no other node is, the list of nodes that may found one. Left in place, that list could found a second cluster.
#
# Credentials for snapshots go into Elasticsearch's keystore, the only place that it reads them from.
#
# IMAGE, STACK, USERS: folders to copy from. KEYSTORE: folder with a file for each entry of the keystore; empty for none. CONFIG: folder to fill. DATA: the node's data. INITIAL_MASTERS: names of the nodes, separated by
# commas; empty for a single node. PEERS: their addresses, likewise; a node that is part of a cluster accepts connections at READINESS_PORT.
set -euo pipefail

cp -r "$IMAGE"/. "$CONFIG"/
cp "$STACK/elasticsearch.yml" "$USERS/users" "$USERS/users_roles" "$CONFIG"/

rm -f "$CONFIG/elasticsearch.keystore"
if [[ -n ${KEYSTORE:-} ]]; then
  keystore=$(dirname "$IMAGE")/bin/elasticsearch-keystore
  for file in "$KEYSTORE"/*; do
    name=$(basename "$file")
    if [[ $name == *_file ]]; then
      ES_PATH_CONF=$CONFIG "$keystore" add-file --force "$name" "$file"
    else
      # What an editor leaves at the end of a file is no part of a credential.
      printf '%s' "$(<"$file")" | ES_PATH_CONF=$CONFIG "$keystore" add --force --stdin "$name"
    fi
    echo "The keystore has $name."
  done
fi

if [[ -z $INITIAL_MASTERS || -d $DATA/_state ]]; then
  exit 0
fi
for peer in ${PEERS//,/ }; do
  if timeout 3 bash -c "exec 3<>/dev/tcp/$peer/$READINESS_PORT" 2>/dev/null; then
    echo "$peer is part of a cluster; this node joins it."
    exit 0
  fi
done
echo "No node is part of a cluster yet; this one may found it."
echo "cluster.initial_master_nodes: [${INITIAL_MASTERS//,/, }]" >>"$CONFIG/elasticsearch.yml"
