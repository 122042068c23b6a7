// SPDX-License-Identifier: Apache-2.0
// The pages of the setup, as HTML without scripts.
#pragma once

#include <boost/json/object.hpp>
#include <string>
#include <string_view>

#include "http/message.hpp"

namespace delta::api {

struct offer {
    std::string github_url;
    std::string form_url; // at GitHub, with the state
    std::string token;
    std::string server; // address
    std::string organization;
    std::string app_file;
    boost::json::object manifest;
};
http::response offer_page(const offer& what);

http::response created_page(std::string_view name, std::string_view install_url, std::string_view app_file);

// `told` is a sentence, and may quote what came from outside.
http::response trouble_page(int status, std::string_view told);

} // namespace delta::api
