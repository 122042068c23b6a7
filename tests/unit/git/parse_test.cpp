// SPDX-License-Identifier: Apache-2.0
// Two trees read in step differ as they do when each is read whole, whatever they are made of.
#include "git/parse.hpp"

#include <algorithm>
#include <optional>
#include <random>
#include <string>
#include <tuple>
#include <vector>

#include "support/catch.hpp"

using namespace delta;
using git::raw_entry;

namespace {

struct made_entry {
    std::string mode;
    std::string name;
    char id = 'a'; // all twenty bytes of it
};

std::string bytes_of(const std::vector<made_entry>& entries) {
    std::string bytes;
    for (const made_entry& e : entries) bytes += e.mode + " " + e.name + '\0' + std::string(GIT_OID_RAWSZ, e.id);
    return bytes;
}

std::string to_text(const raw_entry* e) {
    if (e == nullptr) return "none";
    return std::to_string(e->mode) + " " + std::string(e->name) + " " + static_cast<char>(e->id.id[0]);
}

// What differs, as compare_trees goes through it.
std::vector<std::string> merge(const std::vector<raw_entry>& left, const std::vector<raw_entry>& right) {
    std::vector<std::string> found;
    auto x = left.begin();
    auto y = right.begin();
    while (x != left.end() || y != right.end()) {
        const int order = x == left.end() ? 1 : y == right.end() ? -1 : git::compare_names(*x, *y);
        const raw_entry* const a = order <= 0 ? &*x++ : nullptr;
        const raw_entry* const b = order >= 0 ? &*y++ : nullptr;
        if (to_text(a) != to_text(b)) found.push_back(to_text(a) + " | " + to_text(b));
    }
    return found;
}

using differences = std::optional<std::vector<std::string>>;

differences compare_whole(const std::string& before, const std::string& after) {
    std::vector<raw_entry> left;
    std::vector<raw_entry> right;
    if (!git::parse_tree(before, left) || !git::parse_tree(after, right)) return std::nullopt;
    return merge(left, right);
}

differences compare_in_step(const std::string& before, const std::string& after) {
    std::vector<raw_entry> left;
    std::vector<raw_entry> right;
    if (!git::parse_differing(before, after, left, right)) return std::nullopt;
    return merge(left, right);
}

template <class T>
const T& pick(std::mt19937& random, const std::vector<T>& from) {
    return from[random() % from.size()];
}

std::vector<made_entry> random_entries(std::mt19937& random, bool is_crafted) {
    static const std::vector<std::string> modes = {"100644", "40000", "100755", "120000", "160000"};
    static const std::vector<std::string> names = {"a", "a.b", "a-b", "ab", "b", "a0", "\xc3\xa4", "c"};
    static const std::vector<std::string> odd_names = {"..", "", ".git", "a/b", "a/", "a"};
    static const std::vector<std::string> odd_modes = {"0100644", "040000", "1", "100644x", "", "77777777777"};
    std::vector<made_entry> entries;
    for (std::size_t i = random() % 8; i > 0; --i) {
        const bool is_odd = is_crafted && random() % 4 == 0;
        entries.push_back({pick(random, is_odd && random() % 3 == 0 ? odd_modes : modes),
                           pick(random, is_odd ? odd_names : names), pick(random, std::vector{'a', 'b'})});
    }
    return entries;
}

void sort_as_git(std::vector<made_entry>& entries) {
    const auto key = [](const made_entry& e) { return e.mode == "40000" ? e.name + "/" : e.name; };
    std::ranges::sort(entries, {}, key);
    const auto doubles = std::ranges::unique(entries, {}, key);
    entries.erase(doubles.begin(), doubles.end());
}

} // namespace

TEST_CASE("trees that git writes differ in step as they do whole") {
    std::mt19937 random(1);
    std::size_t alike = 0;
    for (int i = 0; i < 5000; ++i) {
        std::vector<made_entry> before = random_entries(random, false);
        std::vector<made_entry> after = random() % 2 == 0 ? before : random_entries(random, false);
        if (!after.empty()) after[random() % after.size()].id = 'c';
        sort_as_git(before);
        sort_as_git(after);
        const differences whole = compare_whole(bytes_of(before), bytes_of(after));
        REQUIRE(whole);
        REQUIRE(compare_in_step(bytes_of(before), bytes_of(after)) == whole);
        alike += whole->size() == 1 ? 1U : 0U;
    }
    CHECK(alike > 300);
}

TEST_CASE("crafted trees in step are left to the whole reading, or differ as they do there") {
    std::mt19937 random(2);
    std::size_t refused = 0;
    std::size_t taken = 0;
    for (int i = 0; i < 20'000; ++i) {
        const std::vector<made_entry> one = random_entries(random, true);
        std::string before = bytes_of(one);
        std::string after = bytes_of(random() % 2 == 0 ? one : random_entries(random, true));
        if (random() % 4 == 0) before.resize(random() % (before.size() + 1));
        if (random() % 4 == 0 && !after.empty()) after[random() % after.size()] = static_cast<char>(random());
        const differences in_step = compare_in_step(before, after);
        CAPTURE(before, after);
        if (in_step) REQUIRE(in_step == compare_whole(before, after));
        in_step ? ++taken : ++refused;
    }
    CHECK(taken > 500);
    CHECK(refused > 1000);
}

TEST_CASE("what is the same in two trees is not made into entries") {
    const std::vector<made_entry> before = {{"100644", "a", 'a'}, {"100644", "b", 'a'}, {"40000", "c", 'a'}};
    std::vector<made_entry> after = before;
    after[1].id = 'b';
    after.push_back({"100644", "d", 'a'});
    const std::string left_bytes = bytes_of(before);
    const std::string right_bytes = bytes_of(after);
    std::vector<raw_entry> left;
    std::vector<raw_entry> right;
    REQUIRE(git::parse_differing(left_bytes, right_bytes, left, right));
    REQUIRE(left.size() == 1);
    CHECK(left[0].name == "b");
    REQUIRE(right.size() == 2);
    CHECK(right[1].name == "d");
}

TEST_CASE("a tree with a name twice, out of order or unsafe is not read in step") {
    const std::string plain = bytes_of({{"100644", "a", 'a'}});
    const std::string twice = bytes_of({{"100644", "a", 'a'}, {"100644", "a", 'b'}});
    const std::string unordered = bytes_of({{"100644", "b", 'a'}, {"100644", "a", 'b'}});
    const std::string unsafe = bytes_of({{"100644", "..", 'a'}, {"100644", "a", 'b'}});
    for (const std::string& crafted : {twice, unordered, unsafe, plain + "100644 b"}) {
        CHECK_FALSE(compare_in_step(plain, crafted));
        CHECK_FALSE(compare_in_step(crafted, plain));
    }
    CHECK_FALSE(compare_in_step(twice, twice + bytes_of({{"100644", "b", 'a'}})));
    CHECK_FALSE(compare_in_step(unordered, unordered + bytes_of({{"100644", "c", 'a'}})));
}
