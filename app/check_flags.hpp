// SPDX-License-Identifier: Apache-2.0
// The command line of `delta check`.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "base/error.hpp"
#include "check/config.hpp"
#include "check/range.hpp"

namespace delta::app {

enum class report_format : std::uint8_t { text, json, sarif, junit, github, markdown };
enum class colour_mode : std::uint8_t { automatic, always, never };

struct check_flags {
    check::range_options range;
    std::vector<std::string> docs;
    report_format format = report_format::text;
    std::optional<double> min_score;
    std::optional<check::fail_threshold> fail_on;
    std::optional<std::string> baseline;
    std::optional<std::string> config;
    std::optional<std::string> output;
    std::optional<std::string> explain;  // the id of a finding
    std::optional<std::size_t> backtest; // how many changes
    colour_mode colour = colour_mode::automatic;
    unsigned threads = 0;
    bool fix = false;
    bool dry_run = false;
    bool all = false;
    bool rules = false;
    bool evidence = false;
    bool history = true;
    bool index = true;
    bool quiet = false;
    bool help = false;
};

// Errors are sentences about the command line.
result<check_flags> parse_check_flags(const std::vector<std::string>& arguments);

// What `delta check --help` prints.
std::string check_help();

} // namespace delta::app
