// SPDX-License-Identifier: Apache-2.0
#include "docs/block.hpp"
#include "docs/markdown_source.hpp"
#include "docs/places.hpp"

namespace delta::docs {

namespace {

class plain_reader {
  public:
    explicit plain_reader(std::string_view bytes) : bytes_(bytes), at_(bytes) {}

    block_list run() {
        for (std::uint32_t line = 1; line <= at_.line_count(); ++line) {
            if (is_blank(line)) continue;
            if (line < at_.line_count() && is_underline(line + 1)) {
                add(block_kind::heading, line, line);
                out_.blocks.back().level = text(line + 1).front() == '=' ? 1 : 2;
                ++line;
                continue;
            }
            const std::uint32_t first = line;
            bool indented = is_indented(line);
            while (line < at_.line_count() && !is_blank(line + 1)) indented = is_indented(++line) && indented;
            if (indented)
                add_code(first, line);
            else
                add(block_kind::paragraph, first, line);
        }
        return std::move(out_);
    }

  private:
    std::string_view text(std::uint32_t line) const {
        return bytes_.substr(at_.begin_of(line), at_.end_of(line) - at_.begin_of(line));
    }
    bool is_blank(std::uint32_t line) const { return text(line).find_first_not_of(" \t\r") == std::string_view::npos; }
    bool is_indented(std::uint32_t line) const {
        return text(line).starts_with("    ") || text(line).starts_with('\t');
    }
    bool is_underline(std::uint32_t line) const {
        const std::string_view s = text(line);
        return s.size() >= 3 && (s.front() == '=' || s.front() == '-') && s.find_first_not_of(s.front()) == s.npos;
    }

    void add(block_kind kind, std::uint32_t first, std::uint32_t last) {
        block& b = out_.blocks.emplace_back();
        b.kind = kind;
        b.where = at_.of_lines(first, last);
        inline_run run;
        run.where = b.where;
        run.content = bytes_.substr(b.where.begin, b.where.end - b.where.begin);
        b.runs.push_back(std::move(run));
    }

    void add_code(std::uint32_t first, std::uint32_t last) {
        block& b = out_.blocks.emplace_back();
        b.kind = block_kind::code_fence;
        b.where = b.content_where = at_.of_lines(first, last);
        b.content = bytes_.substr(b.where.begin, b.where.end - b.where.begin);
    }

    std::string_view bytes_;
    places at_;
    block_list out_;
};

} // namespace

// Paragraphs are what empty lines part, headings are underlined, and what is indented as a whole is code.
block_list read_plain(std::string_view bytes) {
    if (bytes.size() > largest_markdown) return {};
    return plain_reader(bytes).run();
}

} // namespace delta::docs
