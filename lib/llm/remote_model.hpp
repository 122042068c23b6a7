// SPDX-License-Identifier: Apache-2.0
// A model behind a provider's API: answers that are known cost nothing; others are asked for within the budgets, with a
// limit, again when that may help, and not at all while the provider fails.
#pragma once

#include <chrono>
#include <cstdint>
#include <string>

#include "http/client.hpp"
#include "llm/model.hpp"
#include "llm/patience.hpp"
#include "llm/wire.hpp"
#include "pg/pool.hpp"
#include "store/models.hpp"

namespace delta::llm {

struct remote_options {
    endpoint to;
    store::model_limits day = {.calls = 2000, .tokens = 5'000'000}; // over all workers
    breaker_options patience = {};
    std::chrono::milliseconds limit = std::chrono::seconds(120); // of one question, with everything that is tried
    std::chrono::milliseconds first_pause = std::chrono::milliseconds(500);
};

// Used from one reactor; `through` and `db` must outlive it. The limit of `through` should not be shorter than ours.
class remote_model final : public model {
  public:
    remote_model(http::sender& through, pg::querier& db, remote_options options);
    async::task<result<answer>> complete(question what, budget& within) override;
    std::string name() const override;

  private:
    async::task<result<answer>> ask(const question& what, const std::string& key, budget& within);
    async::task<result<answer>> ask_once(const question& what, budget& within);
    async::task<reply> talk(const question& what);
    async::task<reply> send(const prompt& what);

    http::sender& sender_;
    pg::querier& db_;
    remote_options options_;
    breaker breaker_;
    shape shape_ = shape::schema;
};

// What makes two questions the same: the model, the instructions, the materials and the schema, to the byte.
std::string key_of(const endpoint& to, const question& what);

} // namespace delta::llm
