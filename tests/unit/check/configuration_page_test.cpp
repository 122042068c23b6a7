// SPDX-License-Identifier: Apache-2.0
// docs/configuration.md is true to the code.
#include <fstream>
#include <iterator>
#include <string>

#include "base/text.hpp"
#include "check/config.hpp"
#include "support/catch.hpp"
#include "syntax/language.hpp"

using namespace delta;

namespace {

std::string page() {
    std::ifstream in(DELTA_SOURCE_DIR "/docs/configuration.md", std::ios::binary);
    REQUIRE(in);
    return {std::istreambuf_iterator<char>(in), {}};
}

std::string fence_of(const std::string& text, const std::string& language) {
    const std::string open = "```" + language + "\n";
    const std::size_t begin = text.find(open);
    REQUIRE(begin != std::string::npos);
    const std::size_t start = begin + open.size();
    return text.substr(start, text.find("```", start) - start);
}

} // namespace

TEST_CASE("the example on the configuration page is a configuration that uses every key") {
    const result<check::config> parsed = check::parse_config(".github/delta.yml", fence_of(page(), "yaml"));

    REQUIRE(parsed);
    CHECK(parsed->docs.size() == 2);
    CHECK(parsed->ignore.size() == 2);
    CHECK(parsed->rules.size() == 2);
    CHECK(parsed->languages_off.size() == 1);
    CHECK(parsed->min_score);
    CHECK(parsed->fail_on);
    CHECK(parsed->suppressions.size() == 2);
}

TEST_CASE("the error on the configuration page is the one that is given") {
    const result<check::config> parsed = check::parse_config(
        ".github/delta.yml", "docs: [/docs]\n#\n#\nrules:\n  changed-default: on\n  changed-prot: off\n");

    REQUIRE_FALSE(parsed);
    CHECK(trim(fence_of(page(), "text")) == to_string(parsed.error()));
}

TEST_CASE("the configuration page names every language") {
    const std::string text = page();
    for (int i = 0; i <= static_cast<int>(syntax::language::dotenv); ++i) {
        const std::string name(syntax::to_string(static_cast<syntax::language>(i)));
        CAPTURE(name);
        CHECK(text.find('`' + name + '`') != std::string::npos);
    }
}
