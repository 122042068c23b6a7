// SPDX-License-Identifier: Apache-2.0
// Pull requests, their reviewers and reviews.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "github/target.hpp"

namespace delta::github {

struct pull {
    int number = 0;
    bool is_open = false;
    bool is_merged = false;
    std::string head_branch;
    std::string head_sha;
    std::string head_repo; // "octo/app"; empty when the fork is gone
    std::string base_branch;
    std::string base_sha;
};

// From GitHub's object, in an answer or in a webhook. Invalid when a member is missing or of another type.
result<pull> read_pull(const boost::json::value& body);

async::task<result<pull>> get_pull(const target& at, int number);
// The open one from a branch of the repository itself, if any.
async::task<result<std::optional<pull>>> find_open_pull(const target& at, std::string head_branch);

struct new_pull {
    std::string title;
    std::string body;
    std::string head_branch;
    std::string base_branch;
};
async::task<result<pull>> create_pull(const target& at, new_pull what);
async::task<result<void>> update_pull(const target& at, int number, std::string title, std::string body);
async::task<result<void>> request_review(const target& at, int number, std::string reviewer);

struct changed_file {
    std::string path;
    std::string patch; // hunks as git shows them; empty when GitHub shows none
};
// At most 3,000: GitHub lists no more.
async::task<result<std::vector<changed_file>>> list_changed_files(const target& at, int number);

// Lines of the new side of a file, from 1, both included: comments may stand within one of them.
struct line_range {
    std::uint32_t first = 0;
    std::uint32_t last = 0;
};
std::vector<line_range> find_commentable_lines(std::string_view patch);

// Replaces the lines by the text, when whoever reads it agrees.
struct suggestion {
    std::string path;
    std::uint32_t start_line = 1;
    std::uint32_t end_line = 1;
    std::string body; // Markdown with a ```suggestion block
};
async::task<result<void>> create_review(const target& at, int number, std::string sha, std::string body,
                                        std::vector<suggestion> comments);
// True when a review whose text contains `mark` is there.
async::task<result<bool>> has_review(const target& at, int number, std::string mark);

} // namespace delta::github
