// SPDX-License-Identifier: Apache-2.0
#include "check/blob_index.hpp"

#include <filesystem>

#include "support/catch.hpp"
#include "support/tmp_repo.hpp"

using delta::check::blob_index;

namespace {

constexpr std::uint64_t stamp = 7;
constexpr std::string_view oid = "e69de29bb2d1d6434b8b29ae775ad8c2e48c5391";

void keep(const std::string& file, std::string_view path, const std::string& bytes) {
    blob_index made(file, stamp);
    made.put('d', oid, path, bytes);
    made.save();
}

} // namespace

TEST_CASE("an index gives back what an earlier run put into it", "[check][blob_index]") {
    const tmp_folder folder;
    const std::string file = folder.path("delta/index");

    keep(file, "a.md", "first");
    keep(file, "b.md", std::string("sec\0nd", 6));

    const blob_index read(file, stamp);
    CHECK(read.find('d', oid, "a.md") == "first");
    CHECK(read.find('d', oid, "b.md") == std::string("sec\0nd", 6));
    CHECK_FALSE(read.find('s', oid, "a.md"));
    CHECK_FALSE(read.find('d', oid, "c.md"));
    CHECK_FALSE(read.find('d', std::string(40, '0'), "a.md"));
}

TEST_CASE("another build takes nothing over and begins anew", "[check][blob_index]") {
    const tmp_folder folder;
    const std::string file = folder.path("index");
    keep(file, "a.md", "old");

    blob_index other(file, stamp + 1);
    CHECK_FALSE(other.find('d', oid, "a.md"));
    other.put('d', oid, "b.md", "new");
    other.save();

    CHECK_FALSE(blob_index(file, stamp).find('d', oid, "a.md"));
    CHECK(blob_index(file, stamp + 1).find('d', oid, "b.md") == "new");
}

TEST_CASE("an index that is cut short or changed anywhere gives the old bytes or none", "[check][blob_index]") {
    const tmp_folder folder;
    keep(folder.path("index"), "a.md", "the bytes");
    const std::string whole = folder.read("index");

    for (std::size_t i = 0; i < whole.size(); ++i) {
        folder.write("cut", whole.substr(0, i));
        CHECK_FALSE(blob_index(folder.path("cut"), stamp).find('d', oid, "a.md"));

        std::string changed = whole;
        changed[i] = static_cast<char>(changed[i] ^ 0x41);
        folder.write("changed", changed);
        const std::optional<std::string> found = blob_index(folder.path("changed"), stamp).find('d', oid, "a.md");
        CHECK((!found || *found == "the bytes"));
    }
}

TEST_CASE("two runs that write at once leave one whole index and nothing else", "[check][blob_index]") {
    const tmp_folder folder;
    const std::string file = folder.path("index");
    blob_index one(file, stamp);
    blob_index two(file, stamp);
    one.put('d', oid, "a.md", "one");
    two.put('d', oid, "a.md", "two");

    one.save();
    two.save();

    CHECK(blob_index(file, stamp).find('d', oid, "a.md") == "two");
    const std::filesystem::directory_iterator files(folder.path());
    CHECK(std::distance(begin(files), end(files)) == 1);
}

TEST_CASE("an index that cannot be read or written is done without", "[check][blob_index]") {
    const tmp_folder folder;
    folder.write("file", "no folder");

    for (const std::string& place : {folder.path("file/index"), folder.path(), std::string()}) {
        blob_index nowhere(place, stamp);
        nowhere.put('d', oid, "a.md", "bytes");
        nowhere.save();

        CHECK_FALSE(nowhere.find('d', oid, "a.md"));
    }
}

TEST_CASE("what nobody asks for leaves the index in the end", "[check][blob_index]") {
    const tmp_folder folder;
    const std::string file = folder.path("index");
    keep(file, "left", "bytes");
    keep(file, "asked", "bytes");

    for (int run = 0; run < 80; ++run) {
        blob_index again(file, stamp);
        CHECK(again.find('d', oid, "asked"));
        again.put('d', oid, "new", std::to_string(run));
        again.save();
    }

    CHECK(blob_index(file, stamp).find('d', oid, "asked"));
    CHECK_FALSE(blob_index(file, stamp).find('d', oid, "left"));
}
