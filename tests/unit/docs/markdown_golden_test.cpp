// SPDX-License-Identifier: Apache-2.0
#include <string>

#include "docs/block.hpp"
#include "docs/document.hpp"
#include "support/block_dump.hpp"
#include "support/catch.hpp"
#include "support/document_dump.hpp"
#include "support/golden.hpp"

using namespace delta;

TEST_CASE("a Markdown guide is told as blocks, sections and mentions") {
    const std::string source = testing::read_golden("docs/markdown/guide.md");

    testing::check_golden("docs/markdown/guide.blocks", testing::dump_blocks(docs::read_markdown(source)));
    testing::check_golden("docs/markdown/guide.document",
                          testing::dump_document(docs::read(docs::format::markdown, "docs/guide.md", source)));
}

TEST_CASE("an MDX page is told as blocks, sections and mentions, without its JavaScript") {
    const std::string source = testing::read_golden("docs/markdown/page.mdx");

    testing::check_golden("docs/markdown/page.blocks", testing::dump_blocks(docs::read_mdx(source)));
    testing::check_golden("docs/markdown/page.document",
                          testing::dump_document(docs::read(docs::format::mdx, "docs/page.mdx", source)));
}
