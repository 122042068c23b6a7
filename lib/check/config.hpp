// SPDX-License-Identifier: Apache-2.0
// The repository's configuration, `.github/delta.yml` or `.delta.yml`. docs/configuration.md is its page for users.
#pragma once

#include <chrono>
#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/error.hpp"

namespace delta::check {

enum class rule_setting : std::uint8_t { off, advisory, on };

// When `delta check` ends with exit code 1.
struct fail_threshold {
    bool never = false;
    double score = 0; // otherwise: when a finding that is not advisory has at least this score
};

// Silences one finding by its id, or every finding of a rule in the documents that match.
struct config_suppression {
    std::string id = {};   // 16 hexadecimal digits, or empty
    std::string rule = {}; // a rule id or "*"; empty when `id` is given
    std::string path = {}; // pattern of the document's path; empty for every document
    std::string reason = {};
    std::string owner = {};
    std::optional<std::chrono::year_month_day> expires = {}; // the last day it applies
    std::string place = {};                                  // "delta.yml:8"
};

struct config {
    std::string file;                // as errors and suppressions name it; empty when there is no file
    std::vector<std::string> docs;   // patterns; empty for every documentation file
    std::vector<std::string> ignore; // patterns of code and documents that are not looked at
    std::map<std::string, rule_setting, std::less<>> rules;
    std::vector<std::string> languages_off; // names as syntax::to_string gives them, sorted
    std::optional<double> min_score;
    std::optional<fail_threshold> fail_on;
    bool block = false; // the app asks for action instead of informing
    std::vector<config_suppression> suppressions;
};

// The configuration file of a repository: `exists` answers for a path relative to its root. Nothing when there is
// none; an error when there are two, or one with a name that would not be read.
result<std::optional<std::string>> find_config(const std::function<bool(std::string_view path)>& exists);

// Every error names file, line and column. Nothing in the file is ignored without a word.
result<config> parse_config(std::string_view file, std::string_view bytes);

// What is wrong with a pattern, as the end of a sentence, or nothing.
std::optional<std::string> find_pattern_problem(std::string_view pattern);

// True when a pattern matches `path` or a folder above it, as in gitignore files.
bool matches_any(const std::vector<std::string>& patterns, std::string_view path);
bool matches(std::string_view pattern, std::string_view path);

// A day of the calendar written as YYYY-MM-DD.
std::optional<std::chrono::year_month_day> parse_date(std::string_view text);

} // namespace delta::check
