#!/bin/sh
# Places one order with one line of JSON: place-order.sh acct-1 my-order-1 ACME 100 [price]
# librdkafka must be told to partition as Java does; the key is the account.
set -eu
account=$1 clOrdId=$2 symbol=$3 orderQty=$4 price=${5:-}
if [ -n "$price" ]; then
  terms="\"ordType\":\"ORD_TYPE_LIMIT\",\"price\":\"$price\""
else
  terms="\"ordType\":\"ORD_TYPE_MARKET\""
fi
printf '%s|{"newOrderSingle":{"clOrdId":"%s","account":"%s","symbol":"%s","side":"SIDE_BUY",%s,"orderQty":"%s","timeInForce":"TIME_IN_FORCE_DAY"}}\n' \
  "$account" "$clOrdId" "$account" "$symbol" "$terms" "$orderQty" |
  kcat -P -b "${FILLSTREAM_BROKERS:-127.0.0.1:9092}" -t orders -K '|' \
    -X partitioner=murmur2_random -X enable.idempotence=true \
    -H content-type=application/json
