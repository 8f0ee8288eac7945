-- Places a new order with every request, over 64 accounts:
--   wrk -t1 -c64 -d20s --latency -s docs/samples/load/orders.lua \
--     -H "Authorization: Bearer $(./fillstream token)" http://127.0.0.1:8080/v1/orders
-- wrk counts whatever is not 2xx or 3xx, and says so at its end. With `-- 20` behind the address each
-- connection pauses that many milliseconds before each order, so that the load is steady, not all there can be.

local ACCOUNTS = 64
local threads = 0

wrk.headers["Content-Type"] = "application/json"

function setup(thread)
  thread:set("number", threads)
  threads = threads + 1
end

function init(args)
  sent = 0
  pause = tonumber(args[1] or "0")
  if pause > 0 then
    delay = function() return pause end
  end
  run = string.format("wrk-%d-%d-", os.time(), number)
end

function request()
  sent = sent + 1
  return wrk.format("POST", nil, nil,
    '{"clOrdId":"' .. run .. sent .. '","account":"load-' .. (sent % ACCOUNTS + 1) ..
    '","symbol":"ACME","side":"buy","ordType":"limit","orderQty":"100","price":"12.34","timeInForce":"day"}')
end
