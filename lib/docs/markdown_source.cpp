// SPDX-License-Identifier: Apache-2.0
#include "docs/markdown_source.hpp"

#include <algorithm>

#include "base/text.hpp"
#include "docs/markdown_guard.hpp"
#include "docs/markdown_jsx.hpp"

namespace delta::docs {

namespace {

struct fence_state {
    char mark = 0; // 0 outside fences
    std::size_t length = 0;
};

std::size_t indent_of(std::string_view line) {
    const std::size_t at = line.find_first_not_of(" \t");
    return at == line.npos ? line.size() : at;
}

// Follows fences as far as this needs: what stands in one is left alone. A fence may be an item's or a quote's first
// thing, so the markers before it are skipped.
void follow_fence(std::string_view line, fence_state& state) {
    std::string_view rest = line;
    while (!rest.empty() && (is_space(rest.front()) || rest.front() == '>')) rest.remove_prefix(1);
    if (state.mark == 0 && rest.size() > 4 && (rest[0] == '-' || rest[0] == '*' || rest[0] == '+') && rest[1] == ' ')
        rest = trim(rest.substr(2));
    if (rest.size() < 3 || (rest[0] != '`' && rest[0] != '~')) return;
    const std::size_t length = std::min(rest.find_first_not_of(rest[0]), rest.size());
    if (length < 3) return;
    if (state.mark == 0) {
        if (rest[0] == '`' && rest.find('`', length) != rest.npos) return;
        state = {rest[0], length};
    } else if (rest[0] == state.mark && length >= state.length && trim(rest.substr(length)).empty()) {
        state = {};
    }
}

// The line that closes front matter, or 0 when there is none. Only the first lines are looked at: what has no end
// there is a thematic break.
std::uint32_t front_matter_end(std::string_view bytes, const places& at) {
    const auto line_text = [&](std::uint32_t line) {
        return trim(bytes.substr(at.begin_of(line), at.end_of(line) - at.begin_of(line)));
    };
    std::string_view mark = line_text(1);
    if (mark.starts_with("\xEF\xBB\xBF")) mark.remove_prefix(3);
    if (mark != "---" && mark != "+++") return 0;
    const std::uint32_t last = std::min(at.line_count(), 1000U);
    for (std::uint32_t line = 2; line <= last; ++line) {
        const std::string_view text = line_text(line);
        if (text == mark || (mark == "---" && text == "...")) return line;
    }
    return 0;
}

class preparer {
  public:
    preparer(std::string_view bytes, const places& at, markdown_flavour flavour)
        : bytes_(bytes), at_(at), flavour_(flavour), jsx_(bytes) {}

    markdown_source run() {
        out_.text.reserve(bytes_.size() + 64);
        out_.column_one.reserve(at_.line_count());
        const std::uint32_t skipped = front_matter_end(bytes_, at_);
        for (std::uint32_t line = 1; line <= at_.line_count(); ++line) {
            if (line <= skipped)
                emit({}, at_.begin_of(line));
            else
                take(line);
        }
        return std::move(out_);
    }

  private:
    // `text` is what the parser sees of the line; its first byte is the source's `begin`.
    void emit(std::string_view text, std::size_t begin) {
        out_.column_one.push_back(static_cast<std::uint32_t>(begin));
        const std::size_t start = out_.text.size();
        out_.text.append(text).push_back('\n');
        guard_.line(out_.text, start);
    }

    void take(std::uint32_t line) {
        std::size_t begin = at_.begin_of(line);
        const std::size_t end = at_.end_of(line);
        if (line == 1 && bytes_.starts_with("\xEF\xBB\xBF")) begin += 3;
        if (flavour_ == markdown_flavour::mdx && fence_.mark == 0) {
            const jsx_lines::taken rest = jsx_.take(begin, end);
            if (rest.blank) return emit({}, begin);
            begin = rest.begin;
        } else if (flavour_ == markdown_flavour::mdx) {
            begin += std::min(indent_of(bytes_.substr(begin, end - begin)), jsx_.indent());
        }
        std::string_view text = bytes_.substr(begin, end - begin);
        if (!indents_.empty() || (!text.empty() && (text.front() == ' ' || text.front() == '!' || text.front() == '?' ||
                                                    text.front() == '=')))
            text = without_admonition(text, begin);
        if (fence_.mark == 0 && is_container_line(text)) return container(text, begin);
        follow_fence(text, fence_);
        emit(text, begin);
    }

    // MkDocs' `!!! note "Title"`, `??? tip` and `=== "Tab"` own the lines indented by four more columns.
    std::string_view without_admonition(std::string_view text, std::size_t& begin) {
        const std::size_t indent = indent_of(text);
        const bool is_empty = indent == text.size();
        while (!indents_.empty() && !is_empty && indent < indents_.back()) {
            indents_.pop_back();
            fence_ = {};
        }
        const std::string_view rest = text.substr(indent);
        const bool opens = fence_.mark == 0 && (rest.starts_with("!!! ") || rest.starts_with("??? ") ||
                                                rest.starts_with("???+ ") || rest.starts_with("=== \""));
        const std::size_t strip = indents_.empty() ? 0 : std::min(indent, indents_.back());
        if (opens && indents_.size() < 16) {
            indents_.push_back(indent + 4);
            const std::size_t quote = std::min(rest.find('"'), rest.size());
            text.remove_prefix(indent + quote);
            begin += indent + quote;
            return text;
        }
        text.remove_prefix(strip);
        begin += strip;
        return text;
    }

    static bool is_container_line(std::string_view text) {
        const std::size_t at = indent_of(text);
        const std::string_view rest = text.substr(at);
        return rest.starts_with(":::") || rest.starts_with("{%");
    }

    // `::: tip Title` leaves its title; Liquid's highlight tag is a fence by another name, its other tags are blank.
    void container(std::string_view text, std::size_t begin) {
        const std::size_t indent = indent_of(text);
        std::string_view rest = text.substr(indent);
        if (rest.starts_with("{%")) return liquid(trim(rest.substr(2)), text, begin);
        std::size_t skip = std::min(rest.find_first_not_of(':'), rest.size());
        while (skip < rest.size() && is_space(rest[skip])) ++skip;
        while (skip < rest.size() && (is_alpha(rest[skip]) || rest[skip] == '-')) ++skip;
        while (skip < rest.size() && is_space(rest[skip])) ++skip;
        emit(rest.substr(skip), begin + indent + skip);
    }

    void liquid(std::string_view tag, std::string_view text, std::size_t begin) {
        if (tag.starts_with("highlight ")) {
            const std::string_view language = trim(tag.substr(10)).substr(0, 32);
            const std::string opening = "~~~" + std::string(language.substr(0, language.find_first_of(" %}")));
            return emit(opening, begin);
        }
        if (tag.starts_with("endhighlight")) return emit("~~~", begin);
        // A tag with text after it stays as it is.
        if (!trim(text).ends_with("%}")) return emit(text, begin);
        emit({}, begin);
    }

    std::string_view bytes_;
    const places& at_;
    markdown_flavour flavour_;
    markdown_source out_;
    markdown_guard guard_;
    jsx_lines jsx_;
    fence_state fence_;
    std::vector<std::size_t> indents_;
};

} // namespace

markdown_source prepare_markdown(std::string_view bytes, const places& at, markdown_flavour flavour) {
    return preparer(bytes, at, flavour).run();
}

} // namespace delta::docs
