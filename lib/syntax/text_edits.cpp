// SPDX-License-Identifier: Apache-2.0
#include "syntax/text_edits.hpp"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <unordered_map>

#include "base/hash.hpp"

namespace delta::syntax {
namespace {

// Each edit costs a way down the tree.
constexpr std::size_t most_edits = 200;

struct lines {
    explicit lines(std::string_view all) : text(all) {
        for (std::size_t at = 0; at < text.size(); at = ends.back()) {
            ends.push_back(std::min(text.find('\n', at), text.size() - 1) + 1);
            hashes.push_back(hash64(text.substr(at, ends.back() - at)));
        }
    }
    std::size_t count() const { return ends.size(); }
    std::uint32_t begin(std::size_t line) const { return line == 0 ? 0 : static_cast<std::uint32_t>(ends[line - 1]); }
    std::string_view line(std::size_t i) const { return text.substr(begin(i), ends[i] - begin(i)); }
    // Where a line begins, or the text ends.
    TSPoint point(std::size_t line) const {
        const bool unended = line == count() && line > 0 && text.back() != '\n';
        if (!unended) return {static_cast<std::uint32_t>(line), 0};
        return {static_cast<std::uint32_t>(line - 1), begin(line) - begin(line - 1)};
    }

    std::string_view text;
    std::vector<std::size_t> ends;
    std::vector<std::uint64_t> hashes;
};

// A line of each side, the same on both.
struct pair {
    std::size_t a, b;
};

struct range {
    std::size_t a, a_end, b, b_end;
};

// Lines that occur once on each side of the range, in the order of `a`.
std::vector<pair> find_unique(const lines& a, const lines& b, const range& in) {
    struct places {
        std::size_t count_a = 0, count_b = 0, a = 0, b = 0;
    };
    std::unordered_map<std::uint64_t, places> seen;
    for (std::size_t i = in.a; i < in.a_end; ++i) {
        places& p = seen[a.hashes[i]];
        ++p.count_a;
        p.a = i;
    }
    for (std::size_t i = in.b; i < in.b_end; ++i) {
        const auto p = seen.find(b.hashes[i]);
        if (p == seen.end()) continue;
        ++p->second.count_b;
        p->second.b = i;
    }
    std::vector<pair> out;
    for (const auto& [hash, p] : seen)
        if (p.count_a == 1 && p.count_b == 1 && a.line(p.a) == b.line(p.b)) out.push_back({p.a, p.b});
    std::ranges::sort(out, {}, &pair::a);
    return out;
}

// The longest run of pairs that rises on both sides.
std::vector<pair> longest_rising(const std::vector<pair>& all) {
    std::vector<std::size_t> tails;
    std::vector<std::size_t> previous(all.size());
    for (std::size_t i = 0; i < all.size(); ++i) {
        const auto place =
            std::ranges::lower_bound(tails, all[i].b, {}, [&all](std::size_t tail) { return all[tail].b; });
        previous[i] = place == tails.begin() ? i : *(place - 1);
        if (place == tails.end())
            tails.push_back(i);
        else
            *place = i;
    }
    std::vector<pair> out;
    for (std::size_t i = tails.empty() ? 0 : tails.back(); out.size() < tails.size(); i = previous[i])
        out.push_back(all[i]);
    std::ranges::reverse(out);
    return out;
}

// The ranges between the anchors that are left when what is equal beside an anchor is taken away.
std::vector<range> find_gaps(const lines& a, const lines& b, const range& in, const std::vector<pair>& anchors) {
    std::vector<range> out;
    std::size_t i = in.a;
    std::size_t j = in.b;
    const auto close = [&](std::size_t end_a, std::size_t end_b) {
        while (i < end_a && j < end_b && a.line(i) == b.line(j)) ++i, ++j;
        range gap{i, end_a, j, end_b};
        while (gap.a_end > gap.a && gap.b_end > gap.b && a.line(gap.a_end - 1) == b.line(gap.b_end - 1))
            --gap.a_end, --gap.b_end;
        if (gap.a < gap.a_end || gap.b < gap.b_end) out.push_back(gap);
    };
    for (const pair& anchor : anchors) {
        close(anchor.a, anchor.b);
        i = anchor.a + 1;
        j = anchor.b + 1;
    }
    close(in.a_end, in.b_end);
    return out;
}

TSInputEdit make_edit(const lines& a, const lines& b, const range& gap) {
    TSInputEdit edit{};
    edit.start_byte = a.begin(gap.a);
    edit.old_end_byte = a.begin(gap.a_end);
    edit.new_end_byte = edit.start_byte + (b.begin(gap.b_end) - b.begin(gap.b));
    edit.start_point = a.point(gap.a);
    edit.old_end_point = a.point(gap.a_end);
    const TSPoint from = b.point(gap.b);
    const TSPoint to = b.point(gap.b_end);
    edit.new_end_point = {edit.start_point.row + (to.row - from.row),
                          to.row == from.row ? edit.start_point.column + (to.column - from.column) : to.column};
    return edit;
}

} // namespace

std::vector<TSInputEdit> find_edits(std::string_view before, std::string_view after) {
    const lines a(before);
    const lines b(after);
    range in{0, a.count(), 0, b.count()};
    while (in.a < in.a_end && in.b < in.b_end && a.hashes[in.a] == b.hashes[in.b] && a.line(in.a) == b.line(in.b))
        ++in.a, ++in.b;
    while (in.a < in.a_end && in.b < in.b_end && a.line(in.a_end - 1) == b.line(in.b_end - 1)) --in.a_end, --in.b_end;
    const std::vector<range> gaps = find_gaps(a, b, in, longest_rising(find_unique(a, b, in)));
    std::size_t changed = 0;
    for (const range& gap : gaps) changed += b.begin(gap.b_end) - b.begin(gap.b);
    if (gaps.size() > most_edits || changed > after.size() / 2) return {};
    std::vector<TSInputEdit> out;
    for (const range& gap : gaps) out.push_back(make_edit(a, b, gap));
    std::ranges::reverse(out);
    return out;
}

} // namespace delta::syntax
