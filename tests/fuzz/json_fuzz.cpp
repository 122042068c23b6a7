// SPDX-License-Identifier: Apache-2.0
// Any bytes as a baseline, and as JSON that is written and read back.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>

#include "base/utf8.hpp"
#include "check/baseline.hpp"
#include "json/parse.hpp"
#include "json/write.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view bytes(reinterpret_cast<const char*>(data), size);
    const delta::result<delta::check::baseline> known = delta::check::read_baseline("old.json", bytes);
    if (!known && known.error().message.empty()) std::abort();
    const delta::result<boost::json::value> value = delta::json::parse(bytes, "old.json");
    if (!value) return 0;
    const std::string written = delta::json::write_pretty(*value);
    if (!delta::is_valid_utf8(written)) std::abort();
    const delta::result<boost::json::value> again = delta::json::parse(written, "again.json");
    if (!again || delta::json::write_pretty(*again) != written) std::abort();
    return 0;
}
