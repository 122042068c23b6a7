// SPDX-License-Identifier: Apache-2.0
#include "check/known_code_words.hpp"

#include <algorithm>
#include <string>
#include <vector>

#include "drift/names.hpp"
#include "support/catch.hpp"
#include "support/tmp_repo.hpp"

namespace delta::check {
namespace {

const std::vector<std::string> names = {"open", "a.b", "--dry-run", "x", "re_open", "->", "b.c", "10", "open_"};
const std::vector<std::string> texts = {
    "",          "open",          "reopen open_file", "x = a.b.c", "xa.b a.bc", "--dry-run", "--dry-runs --dry",
    "b.c\n.hid", "a and b, open", "re_open(x, 100)"};

// In several parts of both kinds of notes.
std::string id_of(std::size_t i) {
    std::string out(40, '0');
    out[0] = "0123456789abcdef"[i % 16];
    out[1] = "048c"[i % 4];
    return out;
}

void keep_texts(const std::string& file) {
    blob_index stored(file, 1);
    known_code_words first(&stored);
    CHECK_FALSE(first.learned());
    for (std::size_t i = 0; i < texts.size(); ++i) first.learn(id_of(i), texts[i]);
    CHECK(first.learned());
    first.save({});
    stored.save();
}

TEST_CASE("what is known of a blob says the same of a name as its text, or says that it must be read") {
    const tmp_folder folder;
    keep_texts(folder.path("index"));
    blob_index stored(folder.path("index"), 1);
    const known_code_words again(&stored);
    for (std::size_t i = 0; i < texts.size(); ++i)
        for (const std::string& name : names) {
            const std::vector<std::string> one = {name};
            std::vector<bool> found(1);
            INFO(name << " in " << texts[i]);
            if (again.find(id_of(i), word_search(one), found)) CHECK(found[0] == drift::has_word(texts[i], name));
        }
}

TEST_CASE("a name that is one word is never read for, others only where all their words are") {
    const tmp_folder folder;
    keep_texts(folder.path("index"));
    blob_index stored(folder.path("index"), 1);
    const known_code_words again(&stored);
    const auto is_known = [&](const std::string& name, const std::string& text) {
        const std::vector<std::string> one = {name};
        std::vector<bool> found(1);
        const auto at = static_cast<std::size_t>(std::ranges::find(texts, text) - texts.begin());
        return again.find(id_of(at), word_search(one), found);
    };
    CHECK(is_known("open", "open"));
    CHECK(is_known("open", "reopen open_file"));
    CHECK(is_known("a.b", "open"));
    CHECK_FALSE(is_known("a.b", "a and b, open"));
    CHECK_FALSE(is_known("->", "open"));
}

TEST_CASE("of a blob that nobody has read nothing is known") {
    const tmp_folder folder;
    keep_texts(folder.path("index"));
    blob_index stored(folder.path("index"), 1);
    std::vector<bool> found(names.size());
    CHECK_FALSE(known_code_words(&stored).find(std::string(40, 'f'), word_search(names), found));
}

TEST_CASE("notes on words that are not ours are as good as none") {
    const tmp_folder folder;
    blob_index stored(folder.path("index"), 1);
    for (const char kind : {'u', 'x'})
        for (std::size_t i = 0; i < 256; ++i)
            stored.put(kind, "part " + std::to_string(i), {}, std::string(i * 7, 'a'));
    stored.save();
    blob_index damaged(folder.path("index"), 1);
    const known_code_words known(&damaged);
    std::vector<bool> found(names.size());
    CHECK_FALSE(known.find(std::string(40, 'a'), word_search(names), found));
}

TEST_CASE("without an index no words are known and none kept") {
    known_code_words none(nullptr);
    none.learn(std::string(40, 'a'), "open");
    CHECK_FALSE(none.learned());
    std::vector<bool> found(names.size());
    CHECK_FALSE(none.find(std::string(40, 'a'), word_search(names), found));
}

} // namespace
} // namespace delta::check
