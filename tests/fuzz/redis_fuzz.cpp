// SPDX-License-Identifier: Apache-2.0
// Any bytes, cut anywhere, are replies or are refused.
#include <cstddef>
#include <cstdint>
#include <string_view>

#include "base/error.hpp"
#include "redis/codec.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    if (size == 0) return 0;
    const std::string_view bytes(reinterpret_cast<const char*>(data + 1), size - 1);
    const std::size_t cut = bytes.empty() ? 0 : data[0] % bytes.size();
    delta::redis::decoder in;
    try {
        for (const std::string_view piece : {bytes.substr(0, cut), bytes.substr(cut)}) {
            in.feed(piece);
            while (in.next()) {
            }
        }
    } catch (const delta::net_failure&) {
        return 0; // refused
    }
    return 0;
}
