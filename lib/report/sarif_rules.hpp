// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <boost/json/array.hpp>
#include <cstddef>
#include <map>
#include <string>
#include <string_view>

namespace delta::report {

// The rules of a SARIF run: the whole catalogue, and a bare entry for an id that is not in it.
class sarif_rules {
  public:
    sarif_rules();
    std::size_t index_of(std::string_view id, bool advisory);
    boost::json::array take() { return std::move(rules_); }

  private:
    boost::json::array rules_;
    std::map<std::string, std::size_t, std::less<>> indices_;
};

} // namespace delta::report
