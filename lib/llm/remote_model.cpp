// SPDX-License-Identifier: Apache-2.0
#include "llm/remote_model.hpp"

#include <fmt/format.h>

#include <boost/json/serialize.hpp>
#include <utility>

#include "async/sleep.hpp"
#include "async/timeout.hpp"
#include "base/log.hpp"
#include "crypto/digest.hpp"
#include "json/parse.hpp"
#include "json/write.hpp"
#include "llm/fence.hpp"
#include "llm/schema.hpp"

namespace delta::llm {
namespace {

using async::task;

// Of one question: sends until there is an answer, and answers until one fits.
constexpr int most_sends = 3;
constexpr int most_answers = 2;
constexpr std::size_t bytes_of_token = 4;
// A key or a model that is not known will not be in a minute either; but somebody may be mending it.
constexpr auto refused_pause = std::chrono::seconds(60);

std::chrono::sys_seconds wall_clock() {
    return std::chrono::floor<std::chrono::seconds>(std::chrono::system_clock::now());
}

std::size_t size_of(const question& what) {
    std::size_t size = what.instructions.size();
    for (const material& one : what.materials) size += one.label.size() + one.text.size();
    return size;
}

// What a question may take; providers count themselves, and are believed afterwards.
std::int64_t reserve_for(const question& what) {
    return static_cast<std::int64_t>(size_of(what) / bytes_of_token) + what.most_tokens;
}

bool is_refusal(const error& e) {
    return e.code == errc::forbidden;
}

// An answer out of the database; nothing when it no longer fits what is asked.
std::optional<boost::json::value> read_kept(const std::string& text, const question& what) {
    result<boost::json::value> value = json::parse(text, "the kept answer");
    if (!value || find_schema_fault(*value, what.schema)) return std::nullopt;
    return *std::move(value);
}

std::string tell_wait(const std::optional<std::chrono::seconds>& left) {
    return left ? fmt::format("it failed and is left alone for {} s", left->count()) : "it failed and is being tried";
}

// One use of a server. Whatever ends it otherwise (a budget, cancellation) says nothing of the server.
class trial {
  public:
    explicit trial(breaker& of) : of_(of) {}
    trial(const trial&) = delete;
    trial& operator=(const trial&) = delete;
    ~trial() {
        if (!has_ended_) of_.gave_up();
    }

    // The server is not at fault when an answer is no good: those codes stand for success.
    void end(errc code, breaker::time_point now) {
        has_ended_ = true;
        if (code == errc::unauthorized || code == errc::not_found)
            of_.leave_alone(now, refused_pause);
        else if (code == errc::upstream || code == errc::rate_limited)
            of_.failed(now);
        else
            of_.succeeded();
    }

  private:
    breaker& of_;
    bool has_ended_ = false;
};

} // namespace

std::string key_of(const endpoint& to, const question& what) {
    boost::json::array parts{to_string(to.of),  to.url(),    to.model_name(),
                             what.instructions, what.schema, what.most_tokens};
    for (const material& one : what.materials) {
        parts.emplace_back(one.label);
        parts.emplace_back(one.text);
    }
    return crypto::to_hex(crypto::sha256(boost::json::serialize(parts)));
}

remote_model::remote_model(http::sender& through, pg::querier& db, remote_options options)
    : sender_(through), db_(db), options_(std::move(options)), breaker_(options_.patience) {}

std::string remote_model::name() const {
    return fmt::format("{} {}", to_string(options_.to.of), options_.to.model_name());
}

// One exchange, again while that may help and the wait is short.
task<reply> remote_model::send(const prompt& what) {
    for (int attempt = 1;; ++attempt) {
        http::response told;
        std::string broken;
        try {
            told = co_await sender_.send(make_request(options_.to, what, shape_));
        } catch (const timeout_failure& e) {
            // Whoever took this long once is not asked twice.
            co_return reply{fail(errc::upstream, e.what())};
        } catch (const failure& e) {
            broken = e.what();
        }
        if (broken.empty() && shape_ == shape::schema && lacks_schemas(options_.to, told)) {
            log::info("model_without_schemas", {{"model", options_.to.model_name()}});
            shape_ = shape::json;
            continue;
        }
        const bool again = attempt < most_sends && (!broken.empty() || may_ask_again(told.status));
        const std::optional<std::chrono::seconds> asked =
            broken.empty() ? find_pause(told, wall_clock()) : std::nullopt;
        const async::steady::duration pause = asked
                                                  ? async::steady::duration(*asked)
                                                  : async::steady::duration(options_.first_pause * (1 << attempt) / 2);
        if (!again || pause > options_.limit / 4) {
            if (asked && told.status >= 400) breaker_.leave_alone(async::steady::now(), *asked);
            if (!broken.empty()) co_return reply{fail(errc::upstream, broken)};
            co_return read_reply(options_.to, told);
        }
        co_await async::sleep_for(pause);
    }
}

task<reply> remote_model::talk(const question& what) {
    const std::string mark = make_mark();
    const prompt asked{make_system_text(what.instructions, mark), fence(what.materials, mark), what.schema,
                       what.most_tokens};
    try {
        co_return co_await async::with_timeout(options_.limit, send(asked), "the question to the model");
    } catch (const timeout_failure& e) {
        co_return reply{fail(errc::upstream, e.what())};
    }
}

// Asks, and holds the answer against the schema. The budgets and the breaker learn what came of it.
task<result<answer>> remote_model::ask_once(const question& what, budget& within) {
    const auto now = async::steady::now();
    const std::int64_t reserved = reserve_for(what);
    if (!breaker_.may_ask(now)) co_return fail(errc::upstream, tell_wait(breaker_.find_wait(now)));
    trial held(breaker_);
    if (const std::optional<std::string> why = within.take(reserved, now))
        co_return fail(errc::rate_limited, "the budget of one analysis: " + *why);
    if (!co_await store::reserve_model_call(db_, to_string(options_.to.of), reserved, options_.day))
        co_return fail(errc::rate_limited, "the budget of the day is used up");

    reply told = co_await talk(what);
    if (told.value)
        if (const std::optional<std::string> fault = find_schema_fault(*told.value, what.schema))
            told.value = fail(errc::invalid, *fault);
    const bool failed = !told.value && !is_refusal(told.value.error());
    within.settle(reserved, told.used.sum());
    co_await store::settle_model_call(db_, to_string(options_.to.of),
                                      {.reserved = reserved,
                                       .input_tokens = told.used.in,
                                       .output_tokens = told.used.out,
                                       .is_refused = !told.value && is_refusal(told.value.error()),
                                       .is_failed = failed});
    const auto ended = async::steady::now();
    held.end(failed ? told.value.error().code : errc::invalid, ended);
    log::info("model_call", {{"task", what.task},
                             {"model", name()},
                             {"ms", std::chrono::duration_cast<std::chrono::milliseconds>(ended - now).count()},
                             {"tokens_in", told.used.in},
                             {"tokens_out", told.used.out},
                             {"error", told.value ? std::string() : told.value.error().message}});
    if (!told.value) co_return std::unexpected(told.value.error());
    co_return answer{std::move(*told.value), told.used};
}

task<result<answer>> remote_model::ask(const question& what, const std::string& key, budget& within) {
    result<answer> got = co_await ask_once(what, within);
    // Models err; one that is not held to a schema more often.
    for (int answers = 1; answers < most_answers && !got && got.error().code == errc::invalid; ++answers)
        got = co_await ask_once(what, within);
    if (!got) co_return got;
    const std::string kept = co_await store::keep_model_answer(db_, {.key = key,
                                                                     .provider = std::string(to_string(options_.to.of)),
                                                                     .model = options_.to.model_name(),
                                                                     .task = what.task,
                                                                     .answer = json::write_compact(got->value),
                                                                     .input_tokens = got->used.in,
                                                                     .output_tokens = got->used.out});
    // As every later run will have it.
    if (std::optional<boost::json::value> value = read_kept(kept, what)) got->value = *std::move(value);
    co_return got;
}

task<result<answer>> remote_model::complete(question what, budget& within) {
    if (size_of(what) > most_material_bytes) co_return fail(errc::too_large, "the question is too long");
    const std::string key = key_of(options_.to, what);
    if (const std::optional<store::model_answer> known = co_await store::find_model_answer(db_, key)) {
        if (std::optional<boost::json::value> value = read_kept(known->answer, what)) {
            log::debug("model_answer_known", {{"task", what.task}, {"model", name()}});
            co_return answer{.value = std::move(*value), .used = {}, .is_kept = true};
        }
    }
    co_return co_await ask(what, key, within);
}

} // namespace delta::llm
