// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string_view>

namespace delta::api {

// Whether `given` is the value of X-Hub-Signature-256 for these bytes. Takes the same time wherever it is wrong.
// Nothing is signed with an empty key.
bool is_signature_of(std::string_view body, std::string_view key, std::string_view given);

} // namespace delta::api
