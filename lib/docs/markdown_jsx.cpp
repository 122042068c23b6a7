// SPDX-License-Identifier: Apache-2.0
#include "docs/markdown_jsx.hpp"

#include <algorithm>

#include "base/text.hpp"

namespace delta::docs {

namespace {

constexpr std::size_t deepest_element = 64;

// Tables stay: they are read as HTML.
bool is_table_tag(std::string_view name) {
    return name == "table" || name == "thead" || name == "tbody" || name == "tr" || name == "td" || name == "th";
}

std::string_view tag_name(std::string_view rest) {
    std::size_t length = 0;
    while (length < rest.size() && (is_word(rest[length]) || rest[length] == '.' || rest[length] == '-')) ++length;
    return rest.substr(0, length);
}

} // namespace

// Goes on in a tag up to its `>`; gives where the text after it begins, or `end` when the tag goes on.
std::size_t jsx_lines::skip_tag(std::size_t at, std::size_t end) {
    for (; at < end; ++at) {
        const char c = bytes_[at];
        if (quote_ != 0) {
            if (c == quote_) quote_ = 0;
        } else if (c == '"' || (c == '\'' && braces_ == 0) || c == '`') {
            quote_ = c;
        } else if (c == '{') {
            ++braces_;
        } else if (c == '}' && braces_ > 0) {
            --braces_;
        } else if (c == '>' && braces_ == 0) {
            return finish_tag(at, end);
        }
    }
    // Only template strings go over line ends.
    if (quote_ != '`') quote_ = 0;
    state_ = inside::tag;
    return end;
}

std::size_t jsx_lines::finish_tag(std::size_t at, std::size_t end) {
    state_ = inside::nothing;
    const bool self_closing = at > 0 && bytes_[at - 1] == '/';
    if (closing_) {
        if (!open_.empty()) open_.pop_back();
    } else if (!self_closing && open_.size() < deepest_element && trim(bytes_.substr(at + 1, end - at - 1)).empty()) {
        open_.push_back({tag_indent_, 0});
    }
    return at + 1;
}

jsx_lines::taken jsx_lines::take(std::size_t begin, std::size_t end) {
    const std::string_view line = bytes_.substr(begin, end - begin);
    const std::size_t indent = std::min(line.find_first_not_of(" \t"), line.size());
    const bool is_blank = indent == line.size();
    if (state_ == inside::comment) {
        const std::size_t close = line.find("*/}");
        if (close == line.npos) return {true, begin};
        state_ = inside::nothing;
        return {false, begin + close + 3};
    }
    if (state_ == inside::tag) {
        const std::size_t rest = skip_tag(begin, end);
        return {trim(bytes_.substr(rest, end - rest)).empty(), rest};
    }
    if (is_blank) {
        if (state_ == inside::module) state_ = inside::nothing;
        after_blank_ = true;
        return {true, begin};
    }
    const bool starts = after_blank_ || state_ == inside::module;
    after_blank_ = false;
    if (state_ == inside::module || (starts && (line.starts_with("import ") || line.starts_with("export ")))) {
        state_ = inside::module;
        return {true, begin};
    }
    if (line.substr(indent).starts_with("{/*")) {
        const std::size_t close = line.find("*/}", indent);
        if (close == line.npos) state_ = inside::comment;
        return {close == line.npos || trim(line.substr(close + 3)).empty(),
                begin + std::min(close, line.size() - 3) + 3};
    }
    if (line.substr(indent).starts_with("<")) {
        closing_ = line.substr(indent).starts_with("</");
        const std::string_view name = tag_name(line.substr(indent + (closing_ ? 2 : 1)));
        const bool fragment = name.empty() && line.substr(indent + (closing_ ? 2 : 1)).starts_with(">");
        if ((!name.empty() && is_alpha(name.front()) && !is_table_tag(name)) || fragment) {
            tag_indent_ = indent;
            braces_ = 0;
            quote_ = 0;
            const std::size_t rest = skip_tag(begin + indent + 1, end);
            after_blank_ = true;
            return {trim(bytes_.substr(rest, end - rest)).empty(), rest};
        }
    }
    if (!open_.empty() && open_.back().content == 0 && indent > open_.back().tag) open_.back().content = indent;
    return {false, begin + std::min(indent, this->indent())};
}

} // namespace delta::docs
