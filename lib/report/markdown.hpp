// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <string>

#include "drift/finding.hpp"

namespace delta::report {

struct markdown_options {
    // In front of a document's path to make a link of it ("https://host/owner/repo/blob/SHA/"); empty for no links.
    std::string link_prefix = {};
    // GitHub takes 65,535 characters in a summary or a comment; findings beyond are counted.
    std::size_t max_bytes = 60000;
};

// The summary for a pull request, in GitHub's Markdown. Text from documents, code and paths stays text: it makes no
// markup, no links and no images, mentions nobody and refers to no issue.
std::string to_markdown(const drift::verdict& v, const markdown_options& options = {});

} // namespace delta::report
