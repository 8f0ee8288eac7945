-- Places a new order with every request, over 64 accounts:
--   wrk -t1 -c64 -d20s --latency -s docs/samples/load/orders.lua \
--     -H "Authorization: Bearer $(./fillstream token)" http://127.0.0.1:8080/v1/orders
-- wrk counts whatever is not 2xx or 3xx, and says so at its end.

local ACCOUNTS = 64
local threads = 0

wrk.headers["Content-Type"] = "application/json"

function setup(thread)
  thread:set("number", threads)
  threads = threads + 1
end

function init()
  sent = 0
  run = string.format("wrk-%d-%d-", os.time(), number)
end

function request()
  sent = sent + 1
  return wrk.format("POST", nil, nil,
    '{"clOrdId":"' .. run .. sent .. '","account":"load-' .. (sent % ACCOUNTS + 1) ..
    '","symbol":"ACME","side":"buy","ordType":"limit","orderQty":"100","price":"12.34","timeInForce":"day"}')
end
