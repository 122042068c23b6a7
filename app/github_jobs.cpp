// SPDX-License-Identifier: Apache-2.0
#include "github_jobs.hpp"

#include "base/log.hpp"
#include "http/client.hpp"
#include "jobs/register.hpp"
#include "models.hpp"
#include "outgoing.hpp"

namespace delta::app {
namespace {

struct wired final : github_jobs {
    wired(const async::executor& where, pg::pool& db, redis::client& redis, const settings& by)
        : waiting(static_cast<unsigned>(by.num_workers)),
          client(where, github_client_options(by)),
          api(where, client, &redis, pool,
              {.app_id = by.github.app_id,
               .key = github::app_key::load(by.github.private_key_path),
               .api_url = by.github.api_url,
               .url = by.github.url,
               .client_id = by.github.client_id,
               .client_secret = by.github.client_secret}),
          model(connect_model(where, db, by)),
          mirrors({.folder = by.repos_base_path,
                   .quota = static_cast<std::uint64_t>(by.repos_max_gb) << 30U,
                   .ca_file = by.github.ca_file,
                   .proxy = by.https_proxy,
                   .no_proxy = by.no_proxy}),
          context{.db = db,
                  .redis = redis,
                  .github = api,
                  .mirrors = mirrors,
                  .pool = pool,
                  .waiting = waiting,
                  .options = {.author_name = by.git_author_name,
                              .author_email = by.git_author_email,
                              .frontend_url = by.api.frontend_url},
                  .model = model ? &model->model() : nullptr,
                  .model_limits = analysis_limits(by)} {}

    async::blocking_pool pool;
    async::blocking_pool waiting; // one for each job: clones of minutes hold up no other repository
    http::client client;
    github::api api;
    std::unique_ptr<connected_model> model;
    git::mirrors mirrors;
    jobs::context context;
};

} // namespace

std::unique_ptr<github_jobs> make_github_jobs(const async::executor& where, pg::pool& db, redis::client& redis,
                                              const settings& by, queue::worker& worker) {
    if (by.github.app_id.empty()) {
        log::warn("no_github_app", {{"why", "GITHUB_APP_ID is not set: webhooks wait"}});
        return nullptr;
    }
    auto made = std::make_unique<wired>(where, db, redis, by);
    if (made->model) log::info("model", {{"name", made->model->model().name()}});
    jobs::register_jobs(worker, made->context);
    return made;
}

} // namespace delta::app
