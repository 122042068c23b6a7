// SPDX-License-Identifier: Apache-2.0
#include "api/sign_in_limit.hpp"

#include <string_view>
#include <utility>
#include <vector>

#include "base/text.hpp"
#include "crypto/digest.hpp"

namespace delta::api {

namespace {

// The generic cell rate algorithm: of each key one time is kept, at which its whole allowance would be back.
// Arguments, for each key: burst, interval in milliseconds. Answers the milliseconds to wait, 0 when it was counted.
constexpr std::string_view take_script = R"(
local time = redis.call('TIME')
local now = tonumber(time[1]) * 1000 + math.floor(tonumber(time[2]) / 1000)
local wait, full = 0, {}
for i, key in ipairs(KEYS) do
  local burst, interval = tonumber(ARGV[2 * i - 1]), tonumber(ARGV[2 * i])
  local back = math.max(tonumber(redis.call('GET', key) or 0), now) + interval
  wait = math.max(wait, back - burst * interval - now)
  full[i] = back
end
if wait > 0 then return wait end
for i, key in ipairs(KEYS) do redis.call('SET', key, string.format('%.0f', full[i]), 'PX', full[i] - now) end
return 0
)";

// An e-mail address is nobody's business who reads Redis.
std::string account_key(std::string_view email) {
    return "delta:sign-in:account:" + crypto::to_hex(crypto::sha256(to_lower(email)));
}

void add(std::vector<std::string>& arguments, const allowance& of) {
    arguments.push_back(std::to_string(of.burst));
    arguments.push_back(std::to_string(of.interval.count()));
}

} // namespace

async::task<std::optional<std::chrono::seconds>> sign_in_limit::take(std::string email, std::string address) {
    std::vector<std::string> keys{account_key(email), "delta:sign-in:address:" + address};
    std::vector<std::string> arguments;
    add(arguments, per_account);
    add(arguments, per_address);
    const redis::reply wait = co_await redis_.run_script(take_script, std::move(keys), std::move(arguments));
    if (wait.integer() == 0) co_return std::nullopt;
    co_return std::chrono::ceil<std::chrono::seconds>(std::chrono::milliseconds(wait.integer()));
}

async::task<> sign_in_limit::forgive(std::string email) {
    redis::command forget{"DEL", account_key(email)};
    co_await redis_.run(std::move(forget));
}

} // namespace delta::api
