// SPDX-License-Identifier: Apache-2.0
// Sentences that say a value: "`timeout` defaults to `30`", "on port 8000", "Python 3.9+".
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "docs/block.hpp"
#include "docs/mention_sink.hpp"

namespace delta::docs {

// Adds the `value` mentions of running text. `owner` is the name the text is about when it does not say one itself.
// The unit of a number is told as the mention's only argument.
void read_statements(const std::vector<inline_run>& runs, std::string_view owner, mention_sink& sink);

// Which cells of a table are names and defaults, by its header.
struct table_columns {
    std::uint32_t group = 0;
    std::size_t name = 0;
    std::size_t value = std::string_view::npos;
};
table_columns columns_of(const block& header);
// The default a row tells.
void read_table_value(const block& row, const table_columns& columns, mention_sink& sink);

// The name at the front of inline code: `timeout`, `connect(host)`, `--port <n>`.
std::string_view name_of_code(std::string_view code);
// The name that a text begins with in bold: "**timeout**: …"; else "".
std::string_view leading_emphasis(const std::vector<inline_run>& runs);

} // namespace delta::docs
