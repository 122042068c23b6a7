// SPDX-License-Identifier: Apache-2.0
#include <utility>

#include "api/shapes.hpp"

namespace delta::api::shapes {

namespace {

schema style(std::string description = {}) {
    return choice({"concise", "descriptive", "professional", "technical"}, std::move(description));
}

schema change_type() {
    return choice({"added", "modified", "deleted"});
}

std::vector<property> event_properties() {
    return {
        {"id", uuid()},
        {"pr_number", integer()},
        {"base_branch", text()},
        {"head_branch", text()},
        {"processing_phase", choice({"queued", "scouting", "analyzing", "generating", "verifying", "completed",
                                     "failed", "fix_pr_raised", "fix_pr_merged"})},
        {"drift_result", choice({"pending", "clean", "drift_detected", "missing_docs", "error"})},
        {"finding_kinds",
         array_of(choice({"outdated_docs", "missing_docs", "ambiguous_docs"}),
                  "Of the findings that count: missing_docs as the result may have others beside it.")},
        {"overall_drift_score", or_null(number("The highest score of a finding, 0 to 1."))},
        {"created_at", date_time()},
        {"docs_pr_number", or_null(integer("Of the pull request that mends the docs."))},
        {"docs_pr_merged_at", or_null(date_time("Its merge, which the analysis of the new head does not undo."))},
        {"docs_pr_closed_at", or_null(date_time("When it was closed without a merge, if it still is."))},
    };
}

schema code_excerpt() {
    return or_null(record("CodeExcerpt", {
                                             {"path", text()},
                                             {"start", integer("First line, from 1.")},
                                             {"end", integer("Last line.")},
                                             {"excerpt", text()},
                                         }));
}

schema finding() {
    const schema fix = record("Fix", {
                                         {"start", integer("First line that is replaced.")},
                                         {"end", integer("Last line that is replaced.")},
                                         {"replacement", text()},
                                     });
    return record("Finding", {
                                 {"id", uuid()},
                                 {"code_path", or_null(text())},
                                 {"doc_file_path", or_null(text())},
                                 {"doc_start", or_null(integer("First line of the stale place, from 1."))},
                                 {"doc_end", or_null(integer())},
                                 {"change_type", change_type()},
                                 {"drift_type", choice({"outdated_docs", "missing_docs", "ambiguous_docs"})},
                                 {"drift_score", number()},
                                 {"explanation", or_null(text())},
                                 {"confidence", or_null(number())},
                                 {"created_at", date_time()},
                                 {"rule", or_null(text("As in the rules catalogue: `renamed-symbol`."))},
                                 {"advisory", boolean("Told, but never a reason to block.")},
                                 {"kind", or_null(text())},
                                 {"mention", or_null(text("The words in the document."))},
                                 {"claim", or_null(text("What the document says, that was true and is false now."))},
                                 {"doc_excerpt", or_null(text())},
                                 {"code_before", code_excerpt()},
                                 {"code_after", code_excerpt()},
                                 {"fix", or_null(fix)},
                             });
}

schema code_change() {
    return record("CodeChange", {
                                    {"id", uuid()},
                                    {"file_path", text()},
                                    {"change_type", change_type()},
                                    {"is_code", boolean()},
                                    {"is_ignored", boolean("By the repository's ignore patterns.")},
                                });
}

} // namespace

schema repository() {
    return record("Repository", {
                                    {"id", uuid()},
                                    {"installation_id", integer("GitHub's number of the installation.")},
                                    {"repo_name", text("`owner/name`.")},
                                    {"is_active", boolean("Whether pull requests are analysed.")},
                                    {"is_suspended", boolean("By GitHub or its owner there.")},
                                    {"avatar_url", or_null(text())},
                                    {"docs_root_path", or_null(text())},
                                    {"target_branch", or_null(text())},
                                    {"style_preference", or_null(style())},
                                    {"file_ignore_patterns", array_of(text())},
                                    {"reviewer", or_null(text("Asked to review documentation pull requests."))},
                                    {"docs_policies", or_null(text())},
                                    {"last_synced_at", or_null(date_time())},
                                    {"created_at", date_time()},
                                });
}

schema repository_settings() {
    schema patterns = array_of(text(1, 200, "A glob: `vendor/**`."));
    patterns.most = 100;
    return record(
        "RepositorySettings",
        {
            optional("docs_root_path",
                     or_null(text(1, 500, "Folder of the documentation, from the repository's root."))),
            optional("target_branch", or_null(text(1, 255, "Pull requests to this branch are analysed."))),
            optional("style_preference", or_null(style("How fixes are worded."))),
            optional("file_ignore_patterns", or_null(patterns)),
            optional("reviewer", or_null(text(0, 100, "A GitHub user name."))),
            optional("docs_policies", or_null(text(0, policies_limit, "What fixes must keep to; not instructions."))),
        },
        "A field that is absent stays as it is; null clears it.");
}

schema activation() {
    return record("Activation", {{"is_active", boolean()}});
}

schema drift_event() {
    return record("DriftEvent", event_properties());
}

schema drift_event_detail() {
    std::vector<property> all = event_properties();
    all.push_back({"base_sha", text("The commit the pull request starts from.")});
    all.push_back({"head_sha", text("The commit that is analysed.")});
    all.push_back({"error_message", or_null(text("Why the analysis failed."))});
    all.push_back({"started_at", or_null(date_time())});
    all.push_back({"completed_at", or_null(date_time())});
    all.push_back({"summary", or_null(text())});
    all.push_back({"findings", array_of(finding())});
    all.push_back({"code_changes", array_of(code_change())});
    return record("DriftEventDetail", std::move(all));
}

} // namespace delta::api::shapes
