// SPDX-License-Identifier: Apache-2.0
#include "report/markdown.hpp"

#include <cmark-gfm-core-extensions.h>
#include <cmark-gfm.h>

#include <cstdlib>
#include <string>

#include "base/utf8.hpp"
#include "report/markdown_text.hpp"
#include "support/catch.hpp"
#include "support/golden.hpp"
#include "support/verdicts.hpp"

using namespace delta;

namespace {

// What GitHub's Markdown makes of a text, raw HTML kept, so that whatever got through can be seen.
std::string rendered(const std::string& markdown) {
    cmark_gfm_core_extensions_ensure_registered();
    cmark_parser* const parser = cmark_parser_new(CMARK_OPT_UNSAFE);
    for (const char* const name : {"table", "autolink", "strikethrough", "tasklist"})
        cmark_parser_attach_syntax_extension(parser, cmark_find_syntax_extension(name));
    cmark_parser_feed(parser, markdown.data(), markdown.size());
    cmark_node* const document = cmark_parser_finish(parser);
    char* const html = cmark_render_html(document, CMARK_OPT_UNSAFE, cmark_parser_get_syntax_extensions(parser));
    std::string out(html);
    std::free(html);
    cmark_node_free(document);
    cmark_parser_free(parser);
    return out;
}

std::size_t occurrences(std::string_view s, std::string_view of) {
    std::size_t n = 0;
    for (std::size_t at = s.find(of); at != s.npos; at = s.find(of, at + 1)) ++n;
    return n;
}

// The text that is neither inside <code> nor inside <pre>, where GitHub looks for mentions and references.
std::string outside_code(std::string html) {
    for (const auto& [open, close] : {std::pair{"<pre", "</pre>"}, std::pair{"<code>", "</code>"}}) {
        for (std::size_t at = html.find(open); at != html.npos; at = html.find(open)) {
            const std::size_t end = html.find(close, at);
            REQUIRE(end != html.npos);
            html.erase(at, end + std::string_view(close).size() - at);
        }
    }
    return html;
}

} // namespace

TEST_CASE("the summary for a pull request has a table, and details folded away") {
    testing::check_golden("report/rich.md", report::to_markdown(testing::rich_verdict()));
    testing::check_golden(
        "report/linked.md",
        report::to_markdown(testing::rich_verdict(), {.link_prefix = "https://example.org/o/r/blob/1234/"}));
    testing::check_golden("report/empty.md", report::to_markdown({}));
}

TEST_CASE("hostile text makes no markup, no links and no mentions in the summary") {
    const std::string out = report::to_markdown(testing::hostile_verdict());
    testing::check_golden("report/hostile.md", out);

    const std::string html = rendered(out);

    CHECK(is_valid_utf8(out));
    CHECK(html.find("<img") == std::string::npos);
    CHECK(html.find("<a ") == std::string::npos);
    CHECK(html.find("<b>") == std::string::npos);
    CHECK(html.find("<!--") == std::string::npos);
    CHECK(occurrences(html, "<details>") == 2);
    CHECK(occurrences(html, "</details>") == 2);
    CHECK(occurrences(html, "<td") == 4);
    const std::string open_text = outside_code(html);
    CHECK(open_text.find('@') == std::string::npos);
    CHECK(open_text.find('#') == std::string::npos);
    CHECK(open_text.find("example.org") == std::string::npos);
}

TEST_CASE("single pieces of foreign text stay what they are") {
    for (const std::string text : {"*a* _b_ ~~c~~",
                                   "a|b",
                                   "`x`",
                                   "<img src=x>",
                                   "[l](http://x.y)",
                                   "![i](u)",
                                   "@all",
                                   "#12",
                                   "www.example.com",
                                   "https://example.com/x",
                                   "a@b.co",
                                   "&lt;",
                                   "\\*",
                                   "1. a",
                                   "- a",
                                   "> q",
                                   "$x$",
                                   "GH-12",
                                   "owner/repo#3",
                                   "deadbeefdeadbeef",
                                   ":smile:",
                                   "a  ",
                                   "<!--",
                                   "]]>"}) {
        CAPTURE(text);
        for (const std::string& out : {report::markdown_code(text), report::markdown_sentence(text)}) {
            const std::string html = rendered("| x | " + out + " |\n|---|---|\n| a | " + out + " |\n");
            CHECK(occurrences(html, "<td") == 2);
            for (const char* const tag :
                 {"<em", "<strong", "<del", "<img", "<a ", "<!--", "<ul", "<ol", "<blockquote"}) {
                // A mail address becomes a mailto link in cmark even in code; it reaches nobody.
                if (text != "a@b.co") CHECK(html.find(tag) == std::string::npos);
            }
            const std::string open_text = outside_code(html);
            for (const char c : {'@', '#', ':', '$'}) CHECK(open_text.find(c) == std::string::npos);
            CHECK(open_text.find("www") == std::string::npos);
            CHECK(open_text.find("GH-") == std::string::npos);
            CHECK(open_text.find("deadbeef") == std::string::npos);
        }
    }
}

TEST_CASE("a fence is longer than what it holds") {
    CHECK(report::markdown_fence("text", {"````", "a"}) == "`````text\n````\na\n`````\n");
}

TEST_CASE("a summary stays within its size and says how many findings it does not show") {
    drift::verdict v;
    v.findings.assign(1000, testing::renamed_parameter());

    const std::string out = report::to_markdown(v);

    CHECK(out.size() <= 60000);
    CHECK(out.find(" more findings are not shown here.") != std::string::npos);
    CHECK(report::to_markdown(v, {.max_bytes = 1000}).size() <= 1000);
}
