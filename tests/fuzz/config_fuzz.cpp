// SPDX-License-Identifier: Apache-2.0
// Any bytes as a configuration file: an answer or an error with its place, never a crash.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "check/config.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view bytes(reinterpret_cast<const char*>(data), size);
    const delta::result<delta::check::config> parsed = delta::check::parse_config("delta.yml", bytes);
    if (!parsed && (!parsed.error().where.starts_with("delta.yml:") || parsed.error().message.empty())) std::abort();
    if (parsed) delta::check::matches_any(parsed->ignore, "docs/guide/a.md");
    return 0;
}
