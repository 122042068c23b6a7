// SPDX-License-Identifier: Apache-2.0
// Scripts of several statements, as migrations are.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "pg/failure.hpp"

namespace delta::pg {

// A failure whose place in the statement the server told.
class placed_failure : public failure {
  public:
    // `position` counts characters of the statement, from 1.
    placed_failure(const std::string& message, std::string sqlstate, std::size_t position)
        : failure(message, std::move(sqlstate)), position_(position) {}
    std::size_t position() const noexcept { return position_; }

  private:
    std::size_t position_;
};

// A failure of a statement of a script.
class script_failure : public failure {
  public:
    script_failure(const failure& cause, std::size_t line) : failure(cause.what(), cause.sqlstate()), line_(line) {}
    // Of the script, from 1: where the server says the error is, else where the statement begins.
    std::size_t line() const noexcept { return line_; }

  private:
    std::size_t line_;
};

struct statement {
    std::string_view text;
    std::size_t line; // where it begins, from 1
};

// Splits at the semicolons that end statements: not those in quotes, dollar quotes and comments. Views into `script`.
std::vector<statement> split_script(std::string_view script);

// The line of the script that `failed`, an error of `what`, is about.
std::size_t line_of(const statement& what, const failure& failed);

} // namespace delta::pg
