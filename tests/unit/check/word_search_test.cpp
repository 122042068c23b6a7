// SPDX-License-Identifier: Apache-2.0
#include "check/word_search.hpp"

#include <string>
#include <vector>

#include "drift/names.hpp"
#include "support/catch.hpp"

namespace delta::check {
namespace {

const std::vector<std::string> names = {"open", "a.b",  "--dry-run", "--dry",       "x",  "re_open", "->",
                                        "b()",  ".hid", "b.c",       "caf\xc3\xa9", "10", "open_"};
const std::vector<std::string> texts = {"",
                                        "open",
                                        "reopen open_file",
                                        "x = a.b.c",
                                        "xa.b a.bc",
                                        "--dry-run",
                                        "--dry-runs --dry",
                                        "--dry",
                                        "call b() -> 10",
                                        "b.c\n.hid",
                                        "a\xc3.b caf\xc3\xa9",
                                        "open.a.b",
                                        "-- dry - run",
                                        "re_open(x, 100)"};

TEST_CASE("each name is found where it stands as a word, however many are looked for") {
    const word_search wanted(names);
    for (const std::string& text : texts) {
        std::vector<bool> found(names.size());
        wanted.find(text, found);
        for (std::size_t i = 0; i < names.size(); ++i) {
            INFO(names[i] << " in " << text);
            CHECK(found[i] == drift::has_word(text, names[i]));
        }
    }
}

} // namespace
} // namespace delta::check
