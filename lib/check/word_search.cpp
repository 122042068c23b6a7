// SPDX-License-Identifier: Apache-2.0
#include "check/word_search.hpp"

#include "base/hash.hpp"
#include "drift/names.hpp"

namespace delta::check {

word_search::word_search(const std::vector<std::string>& names)
    : names_(names), words_(names.size()), one_word_(names.size()) {
    for (std::size_t i = 0; i < names.size(); ++i) {
        std::string_view first;
        for_each_word(names[i], [&](std::string_view word) {
            if (first.empty()) first = word;
            words_[i].push_back(hash64(word));
        });
        if (first.empty()) {
            wordless_.push_back(i);
        } else {
            one_word_[i] = first.size() == names[i].size();
            by_word_[first].push_back(i);
            looks_.set(look(first) % looks_.size());
        }
    }
}

void word_search::find(std::string_view text, std::vector<bool>& found) const {
    std::vector<bool> begun(names_.size());
    for_each_word(text, [&](std::string_view word) {
        if (!looks_.test(look(word) % looks_.size())) return;
        const auto names = by_word_.find(word);
        if (names == by_word_.end()) return;
        for (const std::size_t i : names->second) {
            (one_word_[i] ? found : begun)[i] = true;
        }
    });
    for (const std::size_t i : wordless_) begun[i] = true;
    for (std::size_t i = 0; i < names_.size(); ++i)
        if (begun[i] && !found[i] && drift::has_word(text, names_[i])) found[i] = true;
}

} // namespace delta::check
