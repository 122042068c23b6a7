// SPDX-License-Identifier: Apache-2.0
#include "api/sessions.hpp"

#include <algorithm>
#include <charconv>
#include <string_view>
#include <tuple>
#include <utility>

#include "crypto/random.hpp"

namespace delta::api {

namespace {

// Keys of the scripts: the session's hash, the user's set of session ids by the time they lapse. The server's clock is
// used, so that all of ours agree.

// Arguments: user, session, serial, agent, address, lifetime in seconds.
constexpr std::string_view begin_script = R"(
local now = tonumber(redis.call('TIME')[1])
redis.call('HSET', KEYS[1], 'user', ARGV[1], 'serial', ARGV[3], 'agent', ARGV[4], 'address', ARGV[5],
           'created', now, 'seen', now)
redis.call('EXPIRE', KEYS[1], ARGV[6])
redis.call('ZADD', KEYS[2], now + ARGV[6], ARGV[2])
redis.call('EXPIRE', KEYS[2], ARGV[6])
return 1
)";

// Arguments: user, session, serial presented, serial to come, agent, address, lifetime in seconds, grace in
// milliseconds. Answers the serial to go on with, or nil.
constexpr std::string_view rotate_script = R"(
local time = redis.call('TIME')
local now = tonumber(time[1])
local now_ms = now * 1000 + math.floor(tonumber(time[2]) / 1000)
local s = redis.call('HMGET', KEYS[1], 'user', 'serial', 'previous', 'rotated')
if s[1] ~= ARGV[1] then return false end
if s[2] ~= ARGV[3] then
  if s[3] == ARGV[3] and now_ms - tonumber(s[4]) <= tonumber(ARGV[8]) then return s[2] end
  redis.call('DEL', KEYS[1])
  redis.call('ZREM', KEYS[2], ARGV[2])
  return false
end
-- One rotation in a period of grace: a second would make a slow request with the first token look like theft.
if s[4] and now_ms - tonumber(s[4]) <= tonumber(ARGV[8]) then return s[2] end
redis.call('HSET', KEYS[1], 'serial', ARGV[4], 'previous', ARGV[3], 'rotated', now_ms, 'agent', ARGV[5],
           'address', ARGV[6], 'seen', now)
redis.call('EXPIRE', KEYS[1], ARGV[7])
redis.call('ZADD', KEYS[2], now + ARGV[7], ARGV[2])
redis.call('EXPIRE', KEYS[2], ARGV[7])
return ARGV[4]
)";

// Arguments: session.
constexpr std::string_view end_script = R"(
redis.call('DEL', KEYS[1])
return redis.call('ZREM', KEYS[2], ARGV[1])
)";

// Answers the ids that have not lapsed. Its one key is the user's set.
constexpr std::string_view list_script = R"(
redis.call('ZREMRANGEBYSCORE', KEYS[1], '-inf', redis.call('TIME')[1])
return redis.call('ZRANGE', KEYS[1], 0, -1)
)";

// What a browser says about itself is kept, not believed.
constexpr std::size_t longest_agent = 300;

std::string session_of(std::string_view id) {
    return "delta:session:" + std::string(id);
}

std::string sessions_of(std::string_view user_id) {
    return "delta:sessions:" + std::string(user_id);
}

std::string seconds_of(std::chrono::seconds s) {
    return std::to_string(s.count());
}

std::string shorten_agent(std::string_view agent) {
    return std::string(agent.substr(0, longest_agent));
}

std::chrono::sys_seconds to_time(const redis::reply& r) {
    std::int64_t seconds = 0;
    const std::string text = r.find_text().value_or("");
    std::from_chars(text.data(), text.data() + text.size(), seconds);
    return std::chrono::sys_seconds(std::chrono::seconds(seconds));
}

} // namespace

async::task<session_key> sessions::begin(std::string user_id, device from) {
    session_key key{.session = crypto::random_id(), .serial = crypto::random_id()};
    std::vector<std::string> keys{session_of(key.session), sessions_of(user_id)};
    std::vector<std::string> arguments{user_id,      key.session,          key.serial, shorten_agent(from.user_agent),
                                       from.address, seconds_of(lifetime_)};
    co_await redis_.run_script(begin_script, std::move(keys), std::move(arguments));
    co_return key;
}

async::task<bool> sessions::is_alive(std::string user_id, std::string session) {
    redis::command ask{"HGET", session_of(session), "user"};
    const redis::reply user = co_await redis_.run(std::move(ask));
    co_return user.find_text() == user_id;
}

async::task<result<session_key>> sessions::rotate(std::string user_id, session_key presented, device from) {
    std::vector<std::string> keys{session_of(presented.session), sessions_of(user_id)};
    std::vector<std::string> arguments{
        user_id,
        presented.session,
        presented.serial,
        crypto::random_id(),
        shorten_agent(from.user_agent),
        from.address,
        seconds_of(lifetime_),
        std::to_string(std::chrono::milliseconds(rotation_grace).count()),
    };
    const redis::reply serial = co_await redis_.run_script(rotate_script, std::move(keys), std::move(arguments));
    if (serial.is_nil()) co_return fail(errc::unauthorized, "The session has ended. Please sign in again.");
    co_return session_key{.session = presented.session, .serial = serial.text()};
}

async::task<std::vector<session_info>> sessions::list(std::string user_id) {
    std::vector<std::string> keys{sessions_of(user_id)};
    const redis::reply ids = co_await redis_.run_script(list_script, std::move(keys), {});
    std::vector<redis::command> ask;
    for (const redis::reply& id : ids.list())
        ask.push_back({"HMGET", session_of(id.text()), "agent", "address", "created", "seen"});
    std::vector<session_info> found;
    if (ask.empty()) co_return found;

    const redis::reply_list hashes = co_await redis_.run_all(std::move(ask));
    for (std::size_t i = 0; i < hashes.size(); ++i) {
        const redis::reply_list& fields = hashes[i].list();
        // It may have ended since.
        if (fields.at(2).is_nil()) continue;
        found.push_back({.id = ids.list()[i].text(),
                         .from = {.user_agent = fields.at(0).find_text().value_or(""),
                                  .address = fields.at(1).find_text().value_or("")},
                         .created_at = to_time(fields.at(2)),
                         .last_seen_at = to_time(fields.at(3))});
    }
    std::ranges::sort(found, [](const session_info& a, const session_info& b) {
        return std::tie(a.last_seen_at, a.id) > std::tie(b.last_seen_at, b.id);
    });
    co_return found;
}

async::task<bool> sessions::end(std::string user_id, std::string session) {
    if (!co_await is_alive(user_id, session)) co_return false;
    std::vector<std::string> keys{session_of(session), sessions_of(user_id)};
    std::vector<std::string> arguments{session};
    co_await redis_.run_script(end_script, std::move(keys), std::move(arguments));
    co_return true;
}

async::task<> sessions::end_all(std::string user_id) {
    for (const session_info& s : co_await list(user_id)) co_await end(user_id, s.id);
}

} // namespace delta::api
