// SPDX-License-Identifier: Apache-2.0
// The names a reStructuredText document gives to places: `.. _name:` here, `.. _name: https://…` elsewhere.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>

#include "docs/source_lines.hpp"

namespace delta::docs {

// Names are compared, and anchors are written, in this form: "Getting  Started_now" is "getting-started-now".
std::string rst_id(std::string_view name);

// The head of an explicit target: ".. _name: destination", given from behind the underscore.
struct rst_target_head {
    std::string_view name;
    std::string_view destination; // empty when the target is the place where it stands
};
std::optional<rst_target_head> find_rst_target(std::string_view text);

class rst_targets {
  public:
    explicit rst_targets(const source_lines& source);

    bool is_known(std::string_view name) const { return destinations_.contains(rst_id(name)); }
    // The destination a link with this name leads to: an address, or "#id" within the documents.
    std::string destination(std::string_view name) const;

  private:
    std::map<std::string, std::string, std::less<>> destinations_;
};

} // namespace delta::docs
