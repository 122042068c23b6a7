// SPDX-License-Identifier: Apache-2.0
#include "http/target.hpp"

#include <algorithm>
#include <boost/url/parse.hpp>
#include <boost/url/url_view.hpp>

#include "base/text.hpp"

namespace delta::http {
namespace {

namespace urls = boost::urls;

// Nearly every target: nothing to decode, no query.
bool is_plain_path(std::string_view target) {
    return target.starts_with('/') && std::ranges::all_of(target, [](char c) {
               return is_alpha(c) || is_digit(c) || c == '/' || c == '-' || c == '.' || c == '_';
           });
}

} // namespace

result<void> read_target(request& into) {
    into.query.clear();
    if (into.target == "*" || is_plain_path(into.target)) {
        into.path = into.target;
        return {};
    }
    const auto parsed =
        into.target.starts_with('/') ? urls::parse_origin_form(into.target) : urls::parse_absolute_uri(into.target);
    if (!parsed) return fail(errc::invalid, "The request's target is not a path or a URL.");
    into.path = parsed->path();
    if (into.path.empty()) into.path = "/";
    urls::encoding_opts options;
    options.space_as_plus = true;
    for (const auto& parameter : parsed->params(options)) into.query.emplace_back(parameter.key, parameter.value);
    if (into.path.find('\0') != std::string::npos) return fail(errc::invalid, "The request's path holds a zero byte.");
    return {};
}

} // namespace delta::http
