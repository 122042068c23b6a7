// SPDX-License-Identifier: Apache-2.0
#include "docs/html_tag.hpp"

#include <algorithm>

#include "base/text.hpp"

namespace delta::docs {

namespace {

constexpr std::size_t longest_tag = 4096;

bool is_name(char c) {
    return is_alpha(c) || is_digit(c) || c == '-' || c == '_' || c == ':' || c == '.' || c == '@';
}

html_tag comment(std::string_view source, std::size_t begin, std::size_t end) {
    html_tag out;
    out.kind = html_tag::is_comment;
    out.begin = begin;
    out.content_begin = begin + 4;
    const std::size_t close = source.substr(0, end).find("-->", begin + 4);
    out.content_end = std::min(close, end);
    out.end = close == std::string_view::npos ? end : close + 3;
    out.content_begin = std::min(out.content_begin, out.content_end);
    return out;
}

void take_attribute(html_tag& tag, std::string_view source, std::string_view name, std::size_t begin, std::size_t end) {
    if (name == "id" || (name == "name" && tag.name == "a" && tag.id_end == 0)) {
        tag.id_begin = begin;
        tag.id_end = end;
    } else if (name == "href" || name == "src") {
        tag.target_begin = begin;
        tag.target_end = end;
    } else if (name == "class" || name == "lang") {
        const std::string_view value = source.substr(begin, end - begin);
        const std::size_t at = value.find("language-");
        if (at != value.npos)
            tag.language = value.substr(at + 9, value.find(' ', at) - at - 9);
        else if (name == "lang")
            tag.language = value;
    }
}

// The value of an attribute from its first byte on; gives where it ends, with the quotes.
std::size_t value_end(std::string_view source, std::size_t at, std::size_t end) {
    const char quote = source[at];
    if (quote == '"' || quote == '\'') {
        const std::size_t close = source.substr(0, end).find(quote, at + 1);
        return close == std::string_view::npos ? end : close + 1;
    }
    int depth = 0;
    for (; at < end; ++at) {
        const char c = source[at];
        if (c == '{') ++depth;
        if (c == '}') --depth;
        if (depth <= 0 && (is_space(c) || c == '>')) break;
    }
    return at;
}

} // namespace

html_tag read_html_tag(std::string_view source, std::size_t begin, std::size_t end) {
    if (source.substr(begin, end - begin).starts_with("<!--")) return comment(source, begin, end);
    html_tag tag;
    tag.begin = begin;
    std::size_t at = begin + 1;
    const bool closes = at < end && source[at] == '/';
    if (closes) ++at;
    const std::size_t name = at;
    while (at < end && is_name(source[at])) ++at;
    tag.end = std::max(at, begin + 1);
    if (at == name || !is_alpha(source[name])) return tag;
    tag.name = to_lower(source.substr(name, std::min<std::size_t>(at - name, 64)));
    const std::size_t limit = std::min(end, begin + longest_tag);
    while (at < limit && source[at] != '>') {
        if (!is_name(source[at])) {
            ++at;
            continue;
        }
        const std::size_t attribute = at;
        while (at < limit && is_name(source[at])) ++at;
        const std::string_view key = source.substr(attribute, at - attribute);
        if (at + 1 >= limit || source[at] != '=') continue;
        const std::size_t value = at + 1;
        at = value_end(source, value, limit);
        const bool quoted = (source[value] == '"' || source[value] == '\'') && at > value + 1;
        take_attribute(tag, source, key, value + (quoted ? 1 : 0), at - (quoted ? 1 : 0));
    }
    tag.end = std::min(at + 1, limit);
    if (at >= limit) {
        tag.end = limit;
        return tag;
    }
    tag.kind = closes ? html_tag::is_close : html_tag::is_open;
    return tag;
}

std::size_t find_closing_tag(std::string_view source, std::size_t from, std::size_t end, std::string_view name) {
    const std::string_view region = source.substr(0, end);
    for (std::size_t at = region.find("</", from); at != region.npos; at = region.find("</", at + 2))
        if (to_lower(region.substr(at + 2, name.size())) == name) return at;
    return end;
}

} // namespace delta::docs
