#!/bin/sh
# Takes back what is left of an order: cancel-order.sh acct-1 my-order-1-cancel my-order-1
set -eu
account=$1 clOrdId=$2 origClOrdId=$3
printf '%s|{"orderCancelRequest":{"clOrdId":"%s","origClOrdId":"%s","account":"%s"}}\n' \
  "$account" "$clOrdId" "$origClOrdId" "$account" |
  kcat -P -b "${FILLSTREAM_BROKERS:-127.0.0.1:9092}" -t orders -K '|' \
    -X partitioner=murmur2_random -X enable.idempotence=true \
    -H content-type=application/json
