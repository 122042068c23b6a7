// SPDX-License-Identifier: Apache-2.0
#include "check/word_search.hpp"

#include <string>
#include <vector>

#include "check/blob_index.hpp"
#include "check/word_filters.hpp"
#include "drift/names.hpp"
#include "support/catch.hpp"
#include "support/tmp_repo.hpp"

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

TEST_CASE("a filter never denies a name that is there") {
    const tmp_folder folder;
    const std::string file = folder.path("index");
    const auto id = [](std::size_t i) {
        std::string out(40, '0');
        out[0] = "0123456789abcdef"[i % 16];
        out[39] = static_cast<char>('a' + i / 16);
        return out;
    };
    {
        blob_index stored(file, 1);
        word_filters first(&stored);
        CHECK_FALSE(first.learned());
        for (std::size_t i = 0; i < texts.size(); ++i) first.learn(id(i), texts[i]);
        CHECK(first.learned());
        first.save({});
        stored.save();
    }
    blob_index stored(file, 1);
    word_filters again(&stored);
    std::size_t denied = 0;
    for (std::size_t i = 0; i < texts.size(); ++i)
        for (const std::string& name : names) {
            const std::vector<std::string> one = {name};
            const bool lacks = again.lacks(id(i), word_search(one));
            INFO(name << " in " << texts[i]);
            if (drift::has_word(texts[i], name)) CHECK_FALSE(lacks);
            denied += lacks ? 1 : 0;
        }
    CHECK(denied > texts.size() * names.size() / 2);
    CHECK_FALSE(again.lacks(std::string(40, 'f'), word_search(names)));
}

TEST_CASE("filters that are not ours are as good as none") {
    const tmp_folder folder;
    blob_index stored(folder.path("index"), 1);
    for (std::size_t i = 0; i < 16; ++i) stored.put('u', "words " + std::to_string(i), {}, std::string(i * 7, 'a'));
    stored.save();
    blob_index damaged(folder.path("index"), 1);
    word_filters known(&damaged);
    CHECK_FALSE(known.lacks(std::string(40, 'a'), word_search(names)));
}

TEST_CASE("without an index nothing is known and nothing kept") {
    word_filters none(nullptr);
    none.learn(std::string(40, 'a'), "open");
    CHECK_FALSE(none.learned());
    CHECK_FALSE(none.lacks(std::string(40, 'a'), word_search(names)));
}

} // namespace
} // namespace delta::check
