// SPDX-License-Identifier: Apache-2.0
#include "store/text.hpp"

#include <stdexcept>
#include <string_view>

#include "store/drift_event.hpp"
#include "store/uuid.hpp"
#include "support/catch.hpp"

namespace delta::store {
namespace {

TEST_CASE("an id is a UUID in its usual form and nothing else") {
    CHECK(is_uuid("01234567-89ab-cdef-0123-456789ABCDEF"));
    for (const char* text : {"", "0123456789abcdef0123456789abcdef", "{1234567-89ab-cdef-0123-456789abcde}",
                             "01234567-89ab-cdef-0123-456789abcdeg", "01234567-89ab-cdef-0123-456789abcdef0",
                             "01234567-89ab-cdef-0123-456789abcde ", "0123456--89ab-cdef-0123-456789abcdef"})
        CHECK_FALSE(is_uuid(text));
}

TEST_CASE("bytes that PostgreSQL cannot keep become U+FFFD") {
    CHECK(to_storable("as it was \xc3\xbc") == "as it was \xc3\xbc");
    CHECK(to_storable(std::string_view("a\0b\0", 4)) ==
          "a\xef\xbf\xbd"
          "b\xef\xbf\xbd");
    CHECK(to_storable("\xff") == "\xef\xbf\xbd");
}

TEST_CASE("each phase and result is spelled in one way") {
    for (const char* word : {"queued", "scouting", "analyzing", "generating", "verifying", "completed", "failed",
                             "fix_pr_raised", "fix_pr_merged"})
        CHECK(to_string(to_phase(word)) == word);
    for (const char* word : {"pending", "clean", "drift_detected", "missing_docs", "error"})
        CHECK(to_string(to_drift_result(word)) == word);
    CHECK_THROWS_AS(to_phase("napping"), std::logic_error);
}

} // namespace
} // namespace delta::store
