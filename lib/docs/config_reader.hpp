// SPDX-License-Identifier: Apache-2.0
// Configuration in fences: keys and the values they are given.
#pragma once

#include "docs/mention_sink.hpp"

namespace delta::docs {

// Each adds a `value` for a key with a scalar, its subject the dotted path of keys, and a `fence_word` (or `env_var`)
// for the key itself.
void read_yaml_fence(const placed_text& code, mention_sink& sink);
void read_json_fence(const placed_text& code, mention_sink& sink);
// TOML, INI, .properties and .env files.
void read_ini_fence(const placed_text& code, mention_sink& sink);
void read_dockerfile_fence(const placed_text& code, mention_sink& sink);
// `GET /users/1 HTTP/1.1`.
void read_http_fence(const placed_text& code, mention_sink& sink);

} // namespace delta::docs
