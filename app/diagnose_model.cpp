// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include <boost/asio/this_coro.hpp>

#include "diagnosis.hpp"
#include "llm/trial.hpp"
#include "models.hpp"

namespace delta::app {
namespace {

constexpr auto trial_limit = std::chrono::seconds(30);

// What to do about a model that does not answer.
std::string mend_of(const settings& with, errc code) {
    switch (code) {
        case errc::unauthorized:
            return fmt::format("make a new key with the provider and put it into {}_API_KEY",
                               with.llm.provider == llm_provider::gemini   ? "GEMINI"
                               : with.llm.provider == llm_provider::openai ? "OPENAI"
                                                                           : "ANTHROPIC");
        case errc::not_found:
            return "look for the model's name at the provider and put it into LLM_MODEL; is LLM_BASE_URL right?";
        case errc::rate_limited:
            return "wait, or raise the limit with the provider";
        case errc::upstream:
            return "is LLM_BASE_URL right, its version included, and can this machine reach it? See HTTPS_PROXY";
        default:
            return "use another model: LLM_MODEL";
    }
}

} // namespace

async::task<std::vector<diagnosis>> diagnose_model(const settings& with) {
    std::vector<diagnosis> out;
    if (with.llm.provider == llm_provider::none) {
        out.push_back({health::good, "model", "none: the deterministic engine alone", ""});
        co_return out;
    }
    const llm::endpoint to = model_endpoint(with);
    http::client client(co_await async::asio::this_coro::executor, model_client_options(with, trial_limit));
    const result<llm::tokens> told = co_await llm::try_model(client, to);
    const std::string name = fmt::format("{} {}", llm::to_string(to.of), to.model_name());
    if (told) {
        out.push_back({health::good, "model", fmt::format("{} answers ({} tokens)", name, told->sum()), ""});
        co_return out;
    }
    const errc code = told.error().code;
    // Analyses go on without a model; but a key or a name that is wrong stays wrong.
    const bool is_lasting = code == errc::unauthorized || code == errc::not_found;
    out.push_back({is_lasting ? health::bad : health::doubtful, "model",
                   fmt::format("{}: {}", name, told.error().message), mend_of(with, code)});
    co_return out;
}

} // namespace delta::app
