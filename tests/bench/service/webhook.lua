-- A delivery of its own for each request; the body and its signature are filled in by `run`.
local thread = 0
function setup(of)
  thread = thread + 1
  of:set("number", thread)
end

function init()
  math.randomseed(os.time() + number)
  prefix = string.format("%d-%d-", number, math.random(1, 1000000000))
  count = 0
end

local headers = {
  ["Content-Type"] = "application/json",
  ["X-GitHub-Event"] = "push",
  ["X-Hub-Signature-256"] = "SIGNATURE",
}
function request()
  count = count + 1
  headers["X-GitHub-Delivery"] = prefix .. count
  return wrk.format("POST", nil, headers, [[BODY]])
end
