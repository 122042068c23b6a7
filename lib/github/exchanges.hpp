// SPDX-License-Identifier: Apache-2.0
// One call and its answer: in its lane, repeated as long as that is right, redirected, and kept.
#pragma once

#include <string>
#include <string_view>

#include "github/api.hpp"
#include "github/kept_answers.hpp"
#include "github/lanes.hpp"

namespace delta::github {

class exchanges {
  public:
    // `api_url` without a slash at its end.
    exchanges(async::executor where, http::sender& through, std::string api_url);

    // Any answer that is GitHub's to give. Throws upstream_failure for 5xx and for a pause that is too long to wait
    // for, and what the sender throws. Redirects stay on the API's host.
    async::task<http::response> run(std::string lane, const call& what, std::string authorization);

  private:
    http::request make_request(const call& what, const std::string& url, const std::string& authorization) const;
    async::task<> wait_for_lane(const std::string& lane);
    // Where a redirect leads, or nothing.
    std::string find_place(const http::response& told) const;

    http::sender& sender_;
    std::string api_url_;
    std::string site_;
    lanes lanes_;
    kept_answers kept_;
};

} // namespace delta::github
