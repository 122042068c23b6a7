// SPDX-License-Identifier: Apache-2.0
// The commit that mends the documents, made and proved. Blocking.
#pragma once

#include <optional>
#include <stop_token>
#include <string>
#include <vector>

#include "check/mend.hpp"
#include "git/commit.hpp"
#include "jobs/engine.hpp"

namespace delta::jobs {

// What a language model wrote.
struct drafted_section {
    std::string path;
    std::vector<std::string> ids; // of the findings it mends
    std::string summary;          // in the model's words
};

struct docs_fix {
    std::string commit;
    std::vector<check::mended_document> documents;
    std::vector<drafted_section> drafted = {};
    std::string drafted_by = {}; // the model's name
};

struct fix_author {
    std::string name;
    std::string email;
    std::string subject; // of the commit
};

// Nothing when no finding can be mended by itself. The commit's time is the head's, so that the same fix is the same
// commit.
std::optional<docs_fix> make_docs_fix_blocking(const std::string& git_dir, const examined& found,
                                               const fix_author& author);

// Why the fix must not be pushed; empty when it holds: only the planned documents
// differ, and in them only the planned places; none has grown or shrunk
// beyond reason, and the engine finds the mended findings gone and no other new.
std::string find_fault_blocking(const std::string& git_dir, const examined& found, const docs_fix& fix,
                                const std::stop_token& stop);

} // namespace delta::jobs
