-- For wrk. With the word "anew", each request asks for an address of its own, so that no page is
-- one that was kept. At the end, what was seen, on one line, for serve.py.
local anew, count = false, 0

function init(args)
  anew = args[1] == "anew"
end

function request()
  if not anew then return wrk.format() end
  count = count + 1
  return wrk.format(nil, wrk.path .. "?anew=" .. count)
end

function done(summary, latency)
  local faults = summary.errors
  io.write(string.format("seen %d %d %d %d %d\n", summary.requests, summary.duration,
    latency:percentile(50), latency:percentile(95),
    faults.connect + faults.read + faults.write + faults.status + faults.timeout))
end
