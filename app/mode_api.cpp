// SPDX-License-Identifier: Apache-2.0
#include "mode_api.hpp"

#include <algorithm>
#include <string_view>

#include "api/openapi.hpp"
#include "console.hpp"
#include "json/write.hpp"
#include "version.hpp"

namespace delta::app {
namespace {

constexpr std::string_view help_text = R"(Usage: delta api [--openapi]

Serves the HTTP API.

  --openapi  print the OpenAPI document and end; needs no configuration
  --help     this text
)";

} // namespace

int run_api(const std::vector<std::string>& arguments) {
    const auto has = [&](std::string_view flag) { return std::ranges::find(arguments, flag) != arguments.end(); };
    if (has("--help") || has("-h")) {
        write_output(help_text);
        return 0;
    }
    if (has("--openapi")) {
        write_output(json::write_pretty(api::make_openapi(version())));
        return 0;
    }
    tell_error("delta api", "the server is not built yet: only --openapi");
    return 2;
}

} // namespace delta::app
