// SPDX-License-Identifier: Apache-2.0
#include "llm/trial.hpp"

#include <utility>

#include "llm/prompts.hpp"
#include "llm/schema.hpp"

namespace delta::llm {
namespace {

async::task<result<http::response>> send(http::sender& through, http::request what) {
    try {
        co_return co_await through.send(std::move(what));
    } catch (const failure& e) {
        co_return fail(errc::upstream, e.what());
    }
}

} // namespace

async::task<result<tokens>> try_model(http::sender& through, endpoint to) {
    const question what = make_trial_question();
    const prompt asked{what.instructions, "Answer now.", what.schema, what.most_tokens};
    result<http::response> told = co_await send(through, make_request(to, asked, shape::schema));
    if (told && lacks_schemas(to, *told)) told = co_await send(through, make_request(to, asked, shape::json));
    if (!told) co_return std::unexpected(told.error());
    const reply got = read_reply(to, *told);
    if (!got.value) co_return std::unexpected(got.value.error());
    if (const auto fault = find_schema_fault(*got.value, what.schema)) co_return fail(errc::invalid, *fault);
    co_return got.used;
}

} // namespace delta::llm
