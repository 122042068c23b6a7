// SPDX-License-Identifier: Apache-2.0
// The language model of the settings.
#pragma once

#include <chrono>
#include <memory>

#include "config.hpp"
#include "http/client.hpp"
#include "llm/budget.hpp"
#include "llm/remote_model.hpp"
#include "pg/pool.hpp"

namespace delta::app {

// There must be a provider.
llm::endpoint model_endpoint(const settings& by);
http::client_options model_client_options(const settings& by, std::chrono::milliseconds limit);

// A model with the connections it is asked through. Used from one reactor; `db` must outlive it.
class connected_model {
  public:
    connected_model(async::executor where, pg::querier& db, const settings& by);
    llm::model& model() { return model_; }

  private:
    http::client client_;
    llm::remote_model model_;
};

// Nothing when the settings name no provider.
std::unique_ptr<connected_model> connect_model(async::executor where, pg::querier& db, const settings& by);

llm::budget_limits analysis_limits(const settings& by);

} // namespace delta::app
