// SPDX-License-Identifier: Apache-2.0
#include "check/baseline.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <optional>

#include "base/text.hpp"
#include "json/parse.hpp"
#include "json/reader.hpp"

namespace delta::check {

namespace {

std::string finding_id(const json::reader& member) {
    const std::string_view id = member.text();
    const auto is_hex = [](char c) { return is_digit(c) || (c >= 'a' && c <= 'f'); };
    if (!member.failed() && (id.size() != 16 || !std::ranges::all_of(id, is_hex)))
        member.refuse("expected the id of a finding, 16 hexadecimal digits");
    return std::string(id);
}

} // namespace

result<baseline> read_baseline(std::string_view file, std::string_view bytes) {
    const result<boost::json::value> value = json::parse(bytes, file);
    if (!value) return std::unexpected(value.error());
    std::optional<error> wrong;
    const json::reader root(*value, file, wrong);
    const json::reader version = root.at("version");
    const std::int64_t number = version.integer();
    if (number != 1) version.refuse(fmt::format("expected version 1 of a delta check report, found {}", number));
    baseline out;
    root.at("findings").each([&](const json::reader& f) { out.ids.push_back(finding_id(f.at("id"))); });
    if (wrong) return std::unexpected(*wrong);
    std::ranges::sort(out.ids);
    const auto [first, last] = std::ranges::unique(out.ids);
    out.ids.erase(first, last);
    return out;
}

void apply_baseline(drift::verdict& v, const baseline& known) {
    const std::size_t gone =
        std::erase_if(v.findings, [&](const drift::finding& f) { return std::ranges::binary_search(known.ids, f.id); });
    v.stats.known += static_cast<std::uint32_t>(gone);
}

} // namespace delta::check
