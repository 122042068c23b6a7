// SPDX-License-Identifier: Apache-2.0
// The process's standard streams. Standard input is never read.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "base/error.hpp"

namespace delta::app {

// Standard output cannot take what is written; main answers with exit code 3.
class output_failure : public failure {
  public:
    output_failure(const std::string& what, bool reader_left) : failure(what), reader_left_(reader_left) {}
    // The program behind our pipe ended (`delta check | head`): nothing a person needs to be told.
    bool reader_left() const { return reader_left_; }

  private:
    bool reader_left_;
};

// Both throw output_failure. Files are made anew, devices and pipes written to.
void write_output(std::string_view text);
void write_file(const std::string& path, std::string_view text);

// "delta check: MESSAGE" on standard error, with nothing in it that acts on a terminal.
void tell_error(std::string_view command, std::string_view message);

bool is_terminal(int descriptor);
// Columns of the terminal standard output goes to, or 80.
std::size_t output_width();

} // namespace delta::app
