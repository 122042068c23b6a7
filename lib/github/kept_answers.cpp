// SPDX-License-Identifier: Apache-2.0
#include "github/kept_answers.hpp"

#include <algorithm>
#include <optional>
#include <string_view>
#include <utility>

#include "base/text.hpp"

namespace delta::github {
namespace {

constexpr std::size_t most_answers = 256;
constexpr std::size_t most_bytes = std::size_t{64} * 1024;

} // namespace

// The URL with rel="next" of a Link header.
std::string next_of(const http::response& told) {
    const std::optional<std::string_view> links = told.headers.find("link");
    if (!links) return {};
    for (const std::string_view link : split(*links, ',')) {
        const std::size_t begin = link.find('<');
        const std::size_t end = link.find('>');
        if (begin < end && end != link.npos && link.substr(end).contains("rel=\"next\""))
            return std::string(link.substr(begin + 1, end - begin - 1));
    }
    return {};
}

std::shared_ptr<const kept_answers::answer> kept_answers::find(const std::string& key) {
    const auto found = std::ranges::find(kept_, key, [](const auto& a) -> const std::string& { return a->key; });
    if (found == kept_.end()) return nullptr;
    kept_.splice(kept_.begin(), kept_, found);
    return kept_.front();
}

void kept_answers::keep(std::string key, const http::response& told) {
    const std::optional<std::string_view> etag = told.headers.find("etag");
    if (!etag || told.body.size() > most_bytes) return;
    std::erase_if(kept_, [&](const std::shared_ptr<const answer>& a) { return a->key == key; });
    kept_.push_front(
        std::make_shared<const answer>(answer{std::move(key), std::string(*etag), told.body, next_of(told)}));
    if (kept_.size() > most_answers) kept_.pop_back();
}

} // namespace delta::github
