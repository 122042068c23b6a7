// SPDX-License-Identifier: Apache-2.0
// What a string of the code is by where it stands: a type in quotes, or the value of a pair.
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "syntax/surface.hpp"

namespace delta::drift {

// `-> "te.NoReturn"` and `name: "Client"`, as Python writes types it has not read yet.
bool is_quoted_type(syntax::language lang, std::string_view bytes, const syntax::word& w);

// `"toc_levels" => "1..6"`: a value is no sibling of the keys around it.
bool is_pair_value(std::string_view bytes, const syntax::word& w);

// The names of words a few lines around word `i`, from near to far, each once; half of `most` at the most from above.
// `name_of` gives nothing for a word that does not count.
template <class NameOf>
std::vector<std::string> names_near(const std::vector<syntax::word>& words, std::size_t i, std::size_t most,
                                    NameOf name_of) {
    constexpr std::uint32_t reach = 12;
    std::vector<std::string> out;
    const auto consider = [&](const syntax::word& near) {
        std::optional<std::string> name = name_of(near);
        if (name && std::ranges::find(out, *name) == out.end()) out.push_back(*std::move(name));
    };
    for (std::size_t j = i; j-- > 0 && words[j].line + reach >= words[i].line && out.size() < most / 2;)
        consider(words[j]);
    for (std::size_t j = i + 1; j < words.size() && words[j].line <= words[i].line + reach && out.size() < most; ++j)
        consider(words[j]);
    return out;
}

} // namespace delta::drift
