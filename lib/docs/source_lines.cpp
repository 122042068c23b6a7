// SPDX-License-Identifier: Apache-2.0
#include "docs/source_lines.hpp"

#include <algorithm>

#include "base/text.hpp"

namespace delta::docs {
namespace {

constexpr int tab_width = 8;
constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";

int next_column(int column, char c) {
    return c == '\t' ? (column / tab_width + 1) * tab_width : column + 1;
}

source_line measure(std::string_view bytes, std::size_t start, std::size_t end) {
    source_line line;
    line.start = static_cast<std::uint32_t>(start);
    std::size_t at = start;
    if (start == 0 && bytes.starts_with(byte_order_mark)) at = byte_order_mark.size();
    while (end > at && is_space(bytes[end - 1])) --end;
    for (; at < end && is_space(bytes[at]); ++at) line.indent = next_column(line.indent, bytes[at]);
    line.begin = static_cast<std::uint32_t>(at);
    line.end = static_cast<std::uint32_t>(end);
    return line;
}

} // namespace

source_lines::source_lines(std::string_view bytes) : bytes_(bytes) {
    for (std::size_t start = 0; start < bytes.size();) {
        const std::size_t end = std::min(bytes.find('\n', start), bytes.size());
        lines_.push_back(measure(bytes, start, end));
        start = end + 1;
    }
}

void source_lines::skip(std::size_t i, std::size_t count) {
    source_line& line = lines_[i];
    const auto step = [&] { line.indent = next_column(line.indent, bytes_[line.begin++]); };
    while (count-- > 0 && line.begin < line.end) step();
    while (line.begin < line.end && is_space(bytes_[line.begin])) step();
}

span source_lines::between(std::size_t begin, std::size_t end) const {
    const auto line_of = [&](std::size_t offset) {
        const auto after = std::ranges::upper_bound(lines_, offset, {}, &source_line::start);
        return static_cast<std::uint32_t>(std::max<std::ptrdiff_t>(after - lines_.begin(), 1));
    };
    const auto column = [&](std::size_t offset, std::uint32_t line) {
        return static_cast<std::uint32_t>(offset - (lines_.empty() ? 0 : lines_[line - 1].start) + 1);
    };
    span out;
    out.begin = static_cast<std::uint32_t>(begin);
    out.end = static_cast<std::uint32_t>(end);
    out.line = line_of(begin);
    out.column = column(begin, out.line);
    out.end_line = end > begin ? line_of(end - 1) : out.line;
    out.end_column = column(end, out.end_line);
    return out;
}

std::size_t source_lines::skip_blank(std::size_t i, std::size_t last) const {
    while (i < last && lines_[i].blank()) ++i;
    return i;
}

std::size_t source_lines::trim_blank(std::size_t first, std::size_t last) const {
    while (last > first && lines_[last - 1].blank()) --last;
    return last;
}

} // namespace delta::docs
