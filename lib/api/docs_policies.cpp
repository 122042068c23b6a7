// SPDX-License-Identifier: Apache-2.0
#include "api/docs_policies.hpp"

#include <algorithm>
#include <utility>

#include "base/text.hpp"

namespace delta::api {

namespace {

bool begins_tag(std::string_view rest) {
    return rest.size() > 1 && (is_alpha(rest[1]) || rest[1] == '/' || rest[1] == '!' || rest[1] == '?');
}

std::string strip_tags(std::string_view text) {
    std::string out;
    for (std::size_t at = 0; at < text.size();) {
        const std::string_view rest = text.substr(at);
        if (rest.front() != '<' || !begins_tag(rest)) {
            out += rest.front();
            ++at;
            continue;
        }
        const std::string_view end = rest.starts_with("<!--") ? "-->" : ">";
        const std::size_t found = rest.find(end);
        // A tag that never ends takes the rest with it, as in a browser.
        at = found == std::string_view::npos ? text.size() : at + found + end.size();
    }
    return std::string(trim(out));
}

} // namespace

bool is_folder(std::string_view path) {
    if (path.contains('\\')) return false;
    return std::ranges::none_of(split(path, '/'), [](std::string_view part) { return part == ".."; }) &&
           std::ranges::none_of(path, [](char c) { return static_cast<unsigned char>(c) < 0x20; });
}

std::string strip_html(std::string_view text) {
    std::string stripped = strip_tags(text);
    // A tag may have stood inside another's brackets: "<<b>script>".
    for (std::string again = strip_tags(stripped); again != stripped; again = strip_tags(stripped))
        stripped = std::move(again);
    return stripped;
}

} // namespace delta::api
