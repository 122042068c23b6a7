// SPDX-License-Identifier: Apache-2.0
// The fixes of findings, made in the documents of a work tree.
#pragma once

#include <string>
#include <vector>

#include "base/error.hpp"
#include "drift/finding.hpp"
#include "git/repository.hpp"

namespace delta::check {

struct mended_document {
    std::string path;
    std::string before; // of the side that was checked
    std::string after;
    std::vector<drift::fix> fixes;
    std::vector<std::string> ids; // of the findings that are mended, as in the verdict
};

// Every fix of findings that are not advisory, by document. Of fixes that touch the same bytes only the first, which
// has the higher score, is made. What cannot be fixed is noted in `v.notes` and stays a finding.
std::vector<mended_document> plan_mends(const git::repository& repo, const git::side& head, drift::verdict& v);

// Writes the documents. One that is not as it was checked, or cannot be written, is noted and left alone; the findings
// of the others are taken out of the verdict. Returns those that were written. Blocking.
std::vector<mended_document> write_mends_blocking(const git::repository& repo, std::vector<mended_document> planned,
                                                  drift::verdict& v);

} // namespace delta::check
