// SPDX-License-Identifier: Apache-2.0
// What the steps of one analysis share. A step that finds the analysis superseded says so and writes nothing more.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "git/mirror.hpp"
#include "github/checks.hpp"
#include "jobs/context.hpp"
#include "jobs/engine.hpp"
#include "queue/worker.hpp"
#include "store/analyses.hpp"

namespace delta::jobs {

enum class progress : std::uint8_t { goes_on, superseded };

struct analysis {
    context& ctx;
    store::drift_event event;
    store::repository repo;
    store::fence fence;
    int attempt = 1; // of the job
    git::origin origin = {};
    std::optional<git::mirror> mirror = {}; // held while its contents are read
    std::int64_t check_run_id = 0;
    bool is_told = false;               // the check run is completed with the verdict already
    std::size_t told_annotations = 0;   // how many of the verdict's the check run has already
    github::check_run verdict_run = {}; // as the check run tells the verdict
    std::optional<llm::budget> model_budget = {};
    std::vector<std::string> fix_notes = {}; // what was drafted and refused, as sentences

    github::target at() const { return ctx.at(repo); }
    // The mark of this generation's check run.
    std::string external_id() const;
};

// Of {"event", "generation"}; nothing when they are gone or superseded.
async::task<std::optional<analysis>> find_analysis(context& ctx, const queue::job& job);

async::task<progress> enter_phase(analysis& a, store::phase next);

// A check run of its own on the head, queued. One that an earlier attempt made is taken over.
async::task<result<progress>> announce_check_run(analysis& a);
// It runs now. Announced before that when it was not.
async::task<result<progress>> start_check_run(analysis& a);

// The mirror, with both commits and their files.
async::task<result<void>> scout(analysis& a);

// The verdict of the engine; invalid when the repository's configuration cannot be used.
async::task<result<examined>> examine(analysis& a);

// Keeps the verdict, and completes the check run with it.
async::task<result<progress>> tell_verdict(analysis& a, const examined& found);

// Mends what can be mended by itself: a pull request, or a review for a fork.
async::task<result<progress>> mend(analysis& a, examined& found);

// For good: the event, the check run and the owner are told why.
async::task<> give_up(analysis& a, std::string reason);

} // namespace delta::jobs
