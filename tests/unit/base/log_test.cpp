// SPDX-License-Identifier: Apache-2.0
#include "base/log.hpp"

#include "support/catch.hpp"

namespace delta {
namespace {

TEST_CASE("a log line is logfmt, with quotes only where they are needed") {
    CHECK(log::render(log::format::text, "job_done", {{"job", "7f"}, {"ms", 12}, {"ok", true}, {"why", "two words"}}) ==
          R"(event=job_done job=7f ms=12 ok=true why="two words")");
}

TEST_CASE("a log line is one line whatever the bytes are") {
    CHECK(log::render(log::format::text, "odd", {{"text", "a\nb\x1b\"c"}}) == R"(event=odd text="a\nb\u001b\"c")");
    CHECK(log::render(log::format::json, "odd", {{"text", "a\nb"}, {"n", 1.5}}) ==
          R"({"event":"odd","text":"a\nb","n":1.5})");
}

} // namespace
} // namespace delta
