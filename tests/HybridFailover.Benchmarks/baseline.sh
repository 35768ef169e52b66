#!/usr/bin/env bash
# The loop that this product is measured against: a shell script on a small instance that pings one on-premises
# address over Direct Connect and moves the production route with the AWS CLI. As published by its authors in
# behaviour: three pings one second apart, then one second of waiting; all lost while on Direct Connect creates the
# route, any answered while on the VPN counts down from ten and then deletes it; the result of the call is ignored.
#
# Run it inside the monitor's host of the namespaces lab, with the lab's keys in the environment:
#   ip netns exec hf-mon bash baseline.sh ROUTE_TABLE DESTINATION INTERFACE PROBE_ADDRESS SOURCE_ADDRESS ENDPOINT_URL
set -u

route_table=$1 destination=$2 interface=$3 probe=$4 source=$5 endpoint=$6
on=DX
count=10

ec2() { aws --endpoint-url "$endpoint" ec2 "$@" --route-table-id "$route_table" --destination-cidr-block "$destination" >/dev/null; }

while true; do
  if ping -n -q -c 3 -i 1 -W 1 -I "$source" "$probe" >/dev/null; then
    if [ "$on" = VPN ]; then
      count=$((count - 1))
      if [ "$count" -le 0 ]; then
        ec2 delete-route
        on=DX
        echo "$(date -u +%FT%T.%3NZ) back on Direct Connect"
      fi
    fi
  elif [ "$on" = DX ]; then
    ec2 create-route --network-interface-id "$interface"
    on=VPN
    count=10
    echo "$(date -u +%FT%T.%3NZ) on the VPN"
  fi
  sleep 1
done
