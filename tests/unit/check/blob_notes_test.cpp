// SPDX-License-Identifier: Apache-2.0
#include "check/blob_notes.hpp"

#include <string>

#include "support/catch.hpp"
#include "support/tmp_repo.hpp"

namespace delta::check {
namespace {

std::string id_of(const std::string& begin) {
    return begin + std::string(40 - begin.size(), '0');
}

TEST_CASE("notes on blobs are found in a later run, whatever part they lie in, and an empty one is one too") {
    const tmp_folder folder;
    {
        blob_index stored(folder.path("index"), 1);
        blob_notes notes(&stored, 'u', 2, 1000);
        CHECK_FALSE(notes.find(id_of("a0")));
        notes.add(id_of("a0"), "one");
        notes.add(id_of("a01"), "two");
        notes.add(id_of("ff"), "");
        CHECK(notes.has_new());
        notes.save({});
        stored.save();
    }
    blob_index stored(folder.path("index"), 1);
    const blob_notes notes(&stored, 'u', 2, 1000);
    CHECK(notes.find(id_of("a0")) == "one");
    CHECK(notes.find(id_of("a01")) == "two");
    CHECK(notes.find(id_of("ff")) == "");
    CHECK_FALSE(notes.find(id_of("a02")));
    CHECK_FALSE(notes.find("a0"));
    CHECK_FALSE(notes.has_new());
}

TEST_CASE("a part that has grown lets go of notes that nobody wants, and never grows past its bound") {
    const tmp_folder folder;
    const std::string wanted = id_of("a1"), unwanted = id_of("a2"), fresh = id_of("a3"), too_large = id_of("a4");
    {
        blob_index stored(folder.path("index"), 1);
        blob_notes notes(&stored, 'u', 1, 1000);
        notes.add(wanted, std::string(300, 'w'));
        notes.add(unwanted, std::string(300, 'u'));
        notes.save({});
        stored.save();
    }
    {
        blob_index stored(folder.path("index"), 1);
        blob_notes notes(&stored, 'u', 1, 1000);
        CHECK(notes.find(unwanted));
        notes.add(fresh, std::string(300, 'f'));
        notes.add(too_large, std::string(900, 'l'));
        notes.save({wanted});
        stored.save();
    }
    blob_index stored(folder.path("index"), 1);
    const blob_notes notes(&stored, 'u', 1, 1000);
    CHECK(notes.find(wanted));
    CHECK(notes.find(fresh));
    CHECK_FALSE(notes.find(unwanted));
    CHECK_FALSE(notes.find(too_large));
}

} // namespace
} // namespace delta::check
