// SPDX-License-Identifier: Apache-2.0
#include "models.hpp"

#include <stdexcept>

#include "outgoing.hpp"

namespace delta::app {
namespace {

constexpr auto model_limit = std::chrono::seconds(120);
constexpr std::size_t answer_bytes = std::size_t{2} * 1024 * 1024;

llm::provider provider_of(llm_provider p) {
    switch (p) {
        case llm_provider::gemini:
            return llm::provider::gemini;
        case llm_provider::openai:
            return llm::provider::openai;
        case llm_provider::anthropic:
            return llm::provider::anthropic;
        case llm_provider::none:
            break;
    }
    throw std::logic_error("there is no model");
}

} // namespace

llm::endpoint model_endpoint(const settings& by) {
    return {
        .of = provider_of(by.llm.provider), .base_url = by.llm.base_url, .model = by.llm.model, .key = by.llm.api_key};
}

http::client_options model_client_options(const settings& by, std::chrono::milliseconds limit) {
    http::client_options out = outgoing_options(by);
    out.limit = limit;
    out.response_bytes = answer_bytes;
    return out;
}

connected_model::connected_model(async::executor where, pg::querier& db, const settings& by)
    : client_(std::move(where), model_client_options(by, model_limit)),
      model_(client_, db,
             {.to = model_endpoint(by),
              .day = {.calls = by.llm.calls_per_day, .tokens = by.llm.tokens_per_day},
              .patience = {},
              .limit = model_limit}) {}

std::unique_ptr<connected_model> connect_model(async::executor where, pg::querier& db, const settings& by) {
    if (by.llm.provider == llm_provider::none) return nullptr;
    return std::make_unique<connected_model>(std::move(where), db, by);
}

llm::budget_limits analysis_limits(const settings& by) {
    return {.calls = by.llm.calls_per_analysis, .tokens = by.llm.tokens_per_analysis};
}

} // namespace delta::app
