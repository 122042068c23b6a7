// SPDX-License-Identifier: Apache-2.0
// Text from documents, code and paths, made fit to be printed on a terminal.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace delta::report {

// One line without anything that acts: control characters and those that turn or hide text are spelled out ("\x1b",
// "\n", "\u{202e}"), tabs become spaces, invalid UTF-8 becomes U+FFFD.
std::string harmless(std::string_view s);

// A path as it is when it is harmless, else in double quotes with escapes.
std::string shown_path(std::string_view path);

// Columns that a line takes on a terminal. `s` must be harmless.
std::size_t display_width(std::string_view s);

// The longest beginning of `s` that takes at most `width` columns, with "..." at its end when something is cut.
std::string cut_to_width(std::string_view s, std::size_t width);

// The longest end of `s` that takes at most `width` columns, with "... " before it when something is cut; it begins at
// a word where there is one in reach.
std::string end_within(std::string_view s, std::size_t width);

// Lines of at most `width` columns, broken at spaces; a longer word stands alone.
std::vector<std::string> wrapped(std::string_view s, std::size_t width);

// The lines of an excerpt, which may be cut in the middle of a character: at most `limit`, each harmless.
std::vector<std::string> excerpt_lines(std::string_view excerpt, std::size_t limit);

} // namespace delta::report
