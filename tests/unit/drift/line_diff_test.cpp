// SPDX-License-Identifier: Apache-2.0
#include "drift/line_diff.hpp"

#include <algorithm>
#include <chrono>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/text.hpp"
#include "support/catch.hpp"

using delta::split_lines;
using delta::drift::diff_lines;
using delta::drift::hunk;

namespace {

using lines = std::vector<std::string_view>;

// The old text with the hunks made, line by line; also checks that hunks are in order and do not touch.
lines applied(const lines& before, const lines& after, const std::vector<hunk>& hunks) {
    lines out;
    std::size_t at = 0;
    std::uint32_t after_at = 1;
    for (const hunk& h : hunks) {
        REQUIRE(h.before_begin >= 1);
        REQUIRE(h.before_begin <= h.before_end);
        REQUIRE(h.after_begin <= h.after_end);
        REQUIRE((h.before_begin < h.before_end || h.after_begin < h.after_end));
        REQUIRE(h.before_end <= before.size() + 1);
        REQUIRE(h.after_end <= after.size() + 1);
        REQUIRE(h.before_begin >= at + 1);
        REQUIRE(h.after_begin >= after_at);
        while (at + 1 < h.before_begin) out.push_back(before[at++]);
        for (std::uint32_t i = h.after_begin; i < h.after_end; ++i) out.push_back(after[i - 1]);
        at = h.before_end - 1;
        after_at = h.after_end;
    }
    while (at < before.size()) out.push_back(before[at++]);
    return out;
}

// A fixed sequence of numbers, the same on every machine.
class dice {
  public:
    explicit dice(std::uint64_t seed) : state_(seed) {}
    std::uint32_t roll(std::uint32_t sides) {
        state_ = state_ * 6364136223846793005ULL + 1442695040888963407ULL;
        return static_cast<std::uint32_t>(state_ >> 33U) % sides;
    }

  private:
    std::uint64_t state_;
};

std::string random_text(dice& d, std::uint32_t max_lines) {
    std::string out;
    const std::uint32_t count = d.roll(max_lines + 1);
    for (std::uint32_t i = 0; i < count; ++i) out += std::string(1, static_cast<char>('a' + d.roll(5))) + "\n";
    return out;
}

std::size_t edited_lines(const std::vector<hunk>& hunks) {
    std::size_t out = 0;
    for (const hunk& h : hunks) out += (h.before_end - h.before_begin) + (h.after_end - h.after_begin);
    return out;
}

// The length of the shortest edit, the slow and certain way.
std::size_t shortest_edit(const lines& a, const lines& b) {
    std::vector<std::vector<std::size_t>> common(a.size() + 1, std::vector<std::size_t>(b.size() + 1, 0));
    for (std::size_t i = 1; i <= a.size(); ++i)
        for (std::size_t j = 1; j <= b.size(); ++j)
            common[i][j] =
                a[i - 1] == b[j - 1] ? common[i - 1][j - 1] + 1 : std::max(common[i - 1][j], common[i][j - 1]);
    return a.size() + b.size() - 2 * common[a.size()][b.size()];
}

} // namespace

TEST_CASE("the hunks of a difference make the old text into the new one, by the shortest way", "[drift][line_diff]") {
    dice d(7);
    for (int round = 0; round < 400; ++round) {
        const std::string before = random_text(d, 14);
        const std::string after = random_text(d, 14);
        INFO("before\n" << before << "after\n" << after);
        const lines a = split_lines(before);
        const lines b = split_lines(after);
        const std::vector<hunk> hunks = diff_lines(before, after);
        REQUIRE(applied(a, b, hunks) == b);
        REQUIRE(edited_lines(hunks) == shortest_edit(a, b));
    }
}

TEST_CASE("a difference that is too large is told as one hunk that still gives the new text", "[drift][line_diff]") {
    dice d(11);
    for (int round = 0; round < 100; ++round) {
        const std::string before = "same\n" + random_text(d, 14) + "end\n";
        const std::string after = "same\n" + random_text(d, 14) + "end\n";
        const lines a = split_lines(before);
        const lines b = split_lines(after);
        REQUIRE(applied(a, b, diff_lines(before, after, 3)) == b);
    }
}

TEST_CASE("indentation and blanks at the end of a line are no difference", "[drift][line_diff]") {
    CHECK(diff_lines("a\n  b\n", "a\r\n\tb  \r\n").empty());
    CHECK(diff_lines("", "").empty());
    CHECK(diff_lines("a b\n", "a  b\n").size() == 1);
}

TEST_CASE("a rewrite of a large file is compared quickly", "[drift][line_diff]") {
    std::string before, after;
    for (int i = 0; i < 60'000; ++i) {
        before += "old " + std::to_string(i) + "\n";
        after += "new " + std::to_string(i) + "\n";
    }
    const auto start = std::chrono::steady_clock::now();
    const std::vector<hunk> hunks = diff_lines(before, after);
    CHECK(hunks.size() == 1);
    CHECK(std::chrono::steady_clock::now() - start < std::chrono::seconds(10));
}
