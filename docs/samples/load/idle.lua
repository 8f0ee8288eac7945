-- Opens connections, asks once on each of them, one a millisecond, and then keeps them open and quiet:
--   ulimit -n 32768
--   wrk -t1 -c10000 -d90s -s docs/samples/load/idle.lua http://127.0.0.1:8080/q/openapi -- 10000
-- The number behind the two dashes is that of the connections.

local HOUR = 3600 * 1000

function init(args)
  connections = tonumber(args[1])
  asked = 0
end

function delay()
  asked = asked + 1
  return asked <= connections and asked or HOUR
end
