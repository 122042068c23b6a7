// SPDX-License-Identifier: Apache-2.0
#include "json/parse.hpp"

#include <fmt/format.h>

#include <boost/json/error.hpp>
#include <boost/json/parse_options.hpp>
#include <boost/json/parser.hpp>

#include "base/text.hpp"

namespace delta::json {

namespace {

std::string_view in_words(boost::json::error code) {
    switch (code) {
        case boost::json::error::incomplete:
            return "the JSON ends too early";
        case boost::json::error::extra_data:
            return "something follows the end of the JSON value";
        case boost::json::error::too_deep:
            return "arrays and objects are nested too deep";
        case boost::json::error::exponent_overflow:
            return "a number is too large";
        default:
            return "not valid JSON";
    }
}

error at_offset(std::string_view bytes, std::string_view name, std::size_t offset, boost::json::error_code code) {
    const line_index::position place = line_index(bytes).at(offset);
    return {errc::invalid, std::string(in_words(static_cast<boost::json::error>(code.value()))),
            fmt::format("{}:{}:{}", name, place.line, place.column)};
}

} // namespace

result<boost::json::value> parse(std::string_view bytes, std::string_view name, std::size_t depth) {
    boost::json::parse_options options;
    options.max_depth = depth;
    boost::json::parser parser({}, options);
    boost::json::error_code ec;
    const std::size_t used = parser.write_some(bytes.data(), bytes.size(), ec);
    if (!ec && used < bytes.size()) ec = boost::json::error::extra_data;
    if (ec) return std::unexpected(at_offset(bytes, name, used, ec));
    return parser.release();
}

} // namespace delta::json
