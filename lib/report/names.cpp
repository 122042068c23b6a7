// SPDX-License-Identifier: Apache-2.0
#include "report/names.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace delta::report {

std::string_view to_string(drift::finding_kind kind) {
    switch (kind) {
        case drift::finding_kind::outdated_docs:
            return "outdated_docs";
        case drift::finding_kind::missing_docs:
            return "missing_docs";
        case drift::finding_kind::ambiguous_docs:
            return "ambiguous_docs";
    }
    return "outdated_docs";
}

std::string_view to_string(drift::change_type change) {
    switch (change) {
        case drift::change_type::added:
            return "added";
        case drift::change_type::modified:
            return "modified";
        case drift::change_type::deleted:
            return "deleted";
    }
    return "modified";
}

std::string_view in_words(drift::finding_kind kind) {
    switch (kind) {
        case drift::finding_kind::outdated_docs:
            return "outdated documentation";
        case drift::finding_kind::missing_docs:
            return "missing documentation";
        case drift::finding_kind::ambiguous_docs:
            return "ambiguous documentation";
    }
    return "outdated documentation";
}

std::string percent(double probability) {
    return fmt::format("{} %", std::lround(std::clamp(probability, 0.0, 1.0) * 100));
}

std::string counted(std::size_t n, std::string_view one, std::string_view many) {
    return fmt::format("{} {}", n, n == 1 ? one : many);
}

const drift::witness& code_of(const drift::finding& f) {
    return f.code_after.path.empty() ? f.code_before : f.code_after;
}

} // namespace delta::report
