// SPDX-License-Identifier: Apache-2.0
#include "report/diff.hpp"

#include <sys/wait.h>

#include <cstdint>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

#include "support/catch.hpp"

using namespace delta;

namespace {

namespace fs = std::filesystem;

void write_file(const fs::path& path, std::string_view bytes) {
    fs::create_directories(path.parent_path());
    std::ofstream(path, std::ios::binary) << bytes;
}

std::string read_file(const fs::path& path) {
    std::ifstream in(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
}

// A fixed sequence, so that a failure comes again.
class dice {
  public:
    std::size_t below(std::size_t n) {
        state_ = state_ * 6364136223846793005U + 1442695040888963407U;
        return n == 0 ? 0 : static_cast<std::size_t>(state_ >> 33U) % n;
    }

  private:
    std::uint64_t state_ = 7;
};

std::string some_text(dice& d, std::size_t most) {
    static constexpr std::string_view letters = "ab \n\n\r\xC3";
    std::string out;
    for (std::size_t n = d.below(most + 1); n > 0; --n) out += letters[d.below(letters.size())];
    return out;
}

std::vector<drift::fix> some_fixes(dice& d, std::size_t size) {
    std::vector<drift::fix> out;
    std::size_t at = d.below(size + 1);
    for (std::size_t n = 1 + d.below(3); n > 0 && at <= size; --n) {
        const std::size_t end = at + d.below(std::min<std::size_t>(size - at, 12) + 1);
        out.push_back({at, end, some_text(d, 8)});
        at = end + 1 + d.below(40);
    }
    return out;
}

} // namespace

TEST_CASE("git applies our diffs and gets what the fixes make") {
    std::string pattern = (fs::temp_directory_path() / "delta-diff-XXXXXX").string();
    const fs::path folder = mkdtemp(pattern.data());
    dice d;
    int applied = 0;
    for (int round = 0; round < 60; ++round) {
        const std::string name = round % 3 == 0 ? "d/a b.md" : round % 3 == 1 ? "a\n\"b\\.md" : "docs/a.md";
        const std::string before = some_text(d, 120);
        const std::vector<drift::fix> fixes = some_fixes(d, before.size());
        const result<std::string> after = report::apply_fixes(name, before, fixes);
        const result<std::string> diff = report::unified_diff(name, before, fixes);
        REQUIRE(after);
        REQUIRE(diff);
        CHECK(diff->empty() == (*after == before));
        if (diff->empty()) continue;
        write_file(folder / name, before);
        write_file(folder / "the.diff", *diff);
        const std::string command =
            "cd '" + folder.string() + "' && GIT_DIR=/nonexistent git apply --whitespace=nowarn the.diff";
        CAPTURE(before, *diff);
        REQUIRE(std::system(command.c_str()) == 0);
        CHECK(read_file(folder / name) == *after);
        ++applied;
    }
    fs::remove_all(folder);
    CHECK(applied > 40);
}
