// SPDX-License-Identifier: Apache-2.0
#include "store/models.hpp"

#include "store/text.hpp"

namespace delta::store {

using async::task;

constexpr std::string_view find_sql = R"(
    update model_answers set used_at = now() where key = $1
    returning key, provider, model, task, answer, input_tokens, output_tokens)";

task<std::optional<model_answer>> find_model_answer(pg::querier& db, std::string_view key) {
    const pg::rows found = co_await db.query(find_sql, pg::params(key));
    if (found.empty()) co_return std::nullopt;
    const pg::row r = found[0];
    co_return model_answer{.key = r.get<std::string>(0),
                           .provider = r.get<std::string>(1),
                           .model = r.get<std::string>(2),
                           .task = r.get<std::string>(3),
                           .answer = r.get<std::string>(4),
                           .input_tokens = r.get<std::int64_t>(5),
                           .output_tokens = r.get<std::int64_t>(6)};
}

constexpr std::string_view keep_sql = R"(
    insert into model_answers (key, provider, model, task, answer, input_tokens, output_tokens)
    values ($1, $2, $3, $4, $5, $6, $7)
    on conflict (key) do update set used_at = now()
    returning answer)";

task<std::string> keep_model_answer(pg::querier& db, const model_answer& what) {
    const pg::rows kept =
        co_await db.query(keep_sql, pg::params(what.key, what.provider, what.model, what.task, to_storable(what.answer),
                                               what.input_tokens, what.output_tokens));
    co_return kept[0].get<std::string>(0);
}

constexpr std::string_view delete_old_sql = R"(
    delete from model_answers where key in (
        select key from model_answers where used_at < $1 order by used_at limit $2))";

task<std::size_t> delete_old_model_answers(pg::querier& db, pg::timestamp used_before, int limit) {
    co_return (co_await db.query(delete_old_sql, pg::params(used_before, limit))).affected();
}

constexpr std::string_view reserve_sql = R"(
    insert into model_usage as u (day, provider, calls, input_tokens)
    select (now() at time zone 'UTC')::date, $1::text, 1, $2::bigint where $3::bigint >= 1 and $4::bigint >= $2::bigint
    on conflict (day, provider) do update set calls = u.calls + 1, input_tokens = u.input_tokens + $2::bigint
    where u.calls < $3::bigint and u.input_tokens + u.output_tokens + $2::bigint <= $4::bigint)";

task<bool> reserve_model_call(pg::querier& db, std::string_view provider, std::int64_t tokens,
                              const model_limits& within) {
    const pg::params values(provider, tokens, within.calls, within.tokens);
    co_return (co_await db.query(reserve_sql, values)).affected() == 1;
}

// A call of before midnight is settled after it: its tokens then count for the day of the answer.
constexpr std::string_view settle_sql = R"(
    insert into model_usage as u (day, provider, input_tokens, output_tokens, refused, failed)
    values ((now() at time zone 'UTC')::date, $1::text, $3::bigint - $2::bigint, $4::bigint, $5::bigint, $6::bigint)
    on conflict (day, provider) do update set input_tokens = u.input_tokens + $3::bigint - $2::bigint,
        output_tokens = u.output_tokens + $4::bigint, refused = u.refused + $5::bigint,
        failed = u.failed + $6::bigint)";

task<> settle_model_call(pg::querier& db, std::string_view provider, const model_call& what) {
    const pg::params values(provider, what.reserved, what.input_tokens, what.output_tokens, what.is_refused ? 1 : 0,
                            what.is_failed ? 1 : 0);
    co_await db.query(settle_sql, values);
}

constexpr std::string_view sum_sql = R"(
    select provider, sum(calls)::bigint, greatest(sum(input_tokens + output_tokens), 0)::bigint, sum(refused)::bigint,
        sum(failed)::bigint
    from model_usage group by provider order by provider)";

task<std::vector<model_usage>> sum_model_usage(pg::querier& db) {
    const pg::rows found = co_await db.query(sum_sql);
    std::vector<model_usage> out;
    for (std::size_t i = 0; i < found.size(); ++i)
        out.push_back({.provider = found[i].get<std::string>(0),
                       .calls = found[i].get<std::int64_t>(1),
                       .tokens = found[i].get<std::int64_t>(2),
                       .refused = found[i].get<std::int64_t>(3),
                       .failed = found[i].get<std::int64_t>(4)});
    co_return out;
}

} // namespace delta::store
