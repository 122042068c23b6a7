// SPDX-License-Identifier: Apache-2.0
// Any bytes as a baseline, and as JSON that is written and read back.
#include <algorithm>
#include <boost/json/value.hpp>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>

#include "base/utf8.hpp"
#include "check/baseline.hpp"
#include "json/parse.hpp"
#include "json/write.hpp"

namespace {

bool has_double(const boost::json::value& v) {
    if (v.is_array()) return std::ranges::any_of(v.get_array(), has_double);
    if (v.is_object())
        return std::ranges::any_of(v.get_object(), [](const auto& member) { return has_double(member.value()); });
    return v.is_double();
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view bytes(reinterpret_cast<const char*>(data), size);
    const delta::result<delta::check::baseline> known = delta::check::read_baseline("old.json", bytes);
    if (!known && known.error().message.empty()) std::abort();
    const delta::result<boost::json::value> value = delta::json::parse(bytes, "old.json");
    if (!value) return 0;
    const std::string written = delta::json::write_pretty(*value);
    if (!delta::is_valid_utf8(written)) std::abort();
    const delta::result<boost::json::value> again = delta::json::parse(written, "again.json");
    if (!again) std::abort();
    // Boost.JSON reads numbers quickly rather than exactly: a double's last digit may come back different.
    if (!has_double(*value) && delta::json::write_pretty(*again) != written) std::abort();
    return 0;
}
