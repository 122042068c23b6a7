// SPDX-License-Identifier: Apache-2.0
// Readers of single values. Each gives "" or what is wrong with the value, as "expected …", without the value itself.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/log.hpp"
#include "base/secret.hpp"
#include "config.hpp"

namespace delta::app {

std::string read_number(std::string_view text, std::int64_t least, std::int64_t most, std::int64_t& into);
std::string read_level(std::string_view text, log::level& into);
std::string read_format(std::string_view text, log::format& into);
std::string read_provider(std::string_view text, llm_provider& into);
// A name that can stand in a URL.
std::string read_model_name(std::string_view text, std::string& into);
// http:// or https:// with a host; the slash at the end is taken off.
std::string read_web_url(std::string_view text, std::string& into);
// The same without a path: what a browser calls an origin.
std::string read_origin(std::string_view text, std::string& into);
std::string read_postgres_url(std::string_view text, secret& into);
std::string read_redis_url(std::string_view text, secret& into);
std::string read_absolute_path(std::string_view text, std::string& into);
std::string read_readable_file(std::string_view text, std::string& into);
std::string read_folder(std::string_view text, std::string& into);
std::string read_list(std::string_view text, std::vector<std::string>& into);

// The URL with *** for its password, or *** alone when it is not a URL that can be taken apart.
std::string redact_url(std::string_view url);

} // namespace delta::app
