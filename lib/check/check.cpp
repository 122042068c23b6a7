// SPDX-License-Identifier: Apache-2.0
#include "check/check.hpp"

#include <algorithm>
#include <cstdint>
#include <iterator>
#include <string_view>
#include <utility>

#include "check/checked_claims.hpp"
#include "check/reading.hpp"
#include "drift/candidate.hpp"
#include "drift/family.hpp"
#include "drift/find.hpp"
#include "drift/fix.hpp"

namespace delta::check {
namespace {

class checker {
  public:
    checker(const git::repository& repo, const git::side& base, const git::side& head, const check_options& options)
        : options_(options), read_(repo, base, head, options) {}

    examination run() {
        tell("reading the change");
        read_.list_changes();
        if (!read_.changes().empty()) {
            tell("reading code and documents");
            read_.read_all_blocking([this] { delta_ = drift::compare(read_.changes()); });
            tell("comparing");
            complete_facts();
            judge();
        }
        examination out = read_.take_account();
        out.verdict.findings = std::move(findings_);
        out.verdict.stats.checked = checked_;
        return out;
    }

  private:
    void tell(std::string_view step) const {
        if (options_.progress) options_.progress(step, 0, 0);
    }

    // What the tree and the documents add to what the code says.
    void complete_facts() {
        drift::add_file_families(read_.changes(), read_.tree().head_paths, delta_);
        const drift::removed_texts removed(read_.changes(), delta_);
        read_.read_docs_with_blocking(drift::wanted_beginnings(delta_), drift::wanted_texts(removed));
        add_text_facts(removed);
        drift::add_namesakes(read_.docs(), delta_);
        read_.read_docs_with_blocking(drift::wanted_names(delta_));
    }

    void add_text_facts(const drift::removed_texts& removed) {
        const std::vector<drift::doc_file>& docs = read_.docs();
        std::vector<std::vector<drift::fact>> found(docs.size());
        read_.work().for_each_blocking(docs.size(), [&](std::size_t i) {
            found[i] = drift::text_facts(removed, docs[i], static_cast<std::uint32_t>(i));
        });
        for (std::vector<drift::fact>& each : found) std::ranges::move(each, std::back_inserter(delta_.facts));
    }

    void judge() {
        const drift::doc_index index(read_.docs(), drift::needed_names(delta_));
        // These two are done beside the search.
        drift::history past;
        read_.work().add([&] { past = make_history(read_.log(), read_.changes(), read_.docs()); });
        read_.work().add([&] { checked_ = count_checked(delta_, index); });
        read_.count_uses_blocking(drift::names_to_confirm(delta_, index));
        read_.work().run_blocking();
        const drift::input judged{read_.changes(), read_.docs(), delta_, read_.tree(), past};
        findings_ = drift::verify_fixes(judged, drift::find(judged, index));
    }

    const check_options& options_;
    drift::code_delta delta_;
    std::vector<drift::finding> findings_;
    std::uint32_t checked_ = 0;
    reading read_; // its threads end before what they work on
};

} // namespace

examination examine_blocking(const git::repository& repo, const git::side& base, const git::side& head,
                             const check_options& options) {
    return checker(repo, base, head, options).run();
}

drift::verdict run_blocking(const git::repository& repo, const git::side& base, const git::side& head,
                            const check_options& options) {
    return examine_blocking(repo, base, head, options).verdict;
}

} // namespace delta::check
