// SPDX-License-Identifier: Apache-2.0
// A documentation file as Delta sees it: sections, and mentions of code with exact positions.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/span.hpp"

namespace delta::docs {

enum class format : std::uint8_t { markdown, mdx, restructuredtext, asciidoc, plain };

// What a document is for; findings in anything but `guide` and `agent` are advisory.
enum class role : std::uint8_t {
    guide,     // prose for users: README, manuals, references
    agent,     // AGENTS.md, CLAUDE.md and kin
    history,   // change logs, release notes, migration and upgrade guides
    proposal,  // ADRs, RFCs, specifications of work not done yet
    community, // contributing, security, code of conduct, governance, translations
    generated  // says of itself that a program wrote it
};

// The format of a documentation file by its path, or nothing when the path is no documentation.
// Any `.md .mdx .markdown .rst .adoc .asciidoc` file is; so are README, INSTALL and kin without a suffix, and `.txt`
// files below a docs folder.
std::optional<format> find_format(std::string_view path);

// By path alone; `read` also looks at the text for "generated" marks.
role role_of(std::string_view path);

enum class mention_kind : std::uint8_t {
    code_word,  // an identifier in inline code, or in prose when its form says code (snake_case, camelCase, dotted)
    call,       // `connect(host)` with or without arguments
    flag,       // --timeout, -t in inline code, prose or a shell command
    env_var,    // REDIS_URL, $REDIS_URL, ${REDIS_URL}
    path,       // src/main.py, ./config.yml
    url,        // https://…
    route,      // GET /users/{id}, `/api/users`
    link,       // relative link target, with its #anchor
    anchor,     // a link to an anchor of the same document
    value,      // `key: default` statements: `subject` has `text` as its default or value
    fence_word, // an identifier in a code fence
    fence_call, // a call in a code fence, with its arguments
    command,    // a shell command line in a fence or inline code: the program and its words
    literal     // other inline code: `true`, `30`, `"utf-8"`, `application/json`
};

std::string_view to_string(mention_kind k);

struct mention {
    mention_kind kind = mention_kind::code_word;
    std::string text;                   // as a reader sees it: "Client.connect", "--timeout", "30"
    std::string subject;                // `value`: the name the value is said of; `route`: the HTTP method or ""
    std::vector<std::string> arguments; // calls: as written, one per argument; commands: the words after the program;
                                        // `value`: the unit of a number ("seconds"), if one is said
    span where;                         // exactly `text` in the source
    std::uint32_t section = 0;          // index into document::sections
    std::uint32_t block = 0;            // index of the block it stands in, in document::blocks
    bool in_code = false;               // inline code or a fence, not prose
    bool in_heading = false;
    bool in_link = false;   // inside the label of a link
    bool truncated = false; // the call goes on with "..." or is not closed: arguments are not all
};

struct section {
    std::string title;
    std::string path;         // titles from the top, joined by " > "
    std::string anchor;       // as the common renderers make it from the title: "install-from-source"
    int level = 0;            // 0 for what stands before the first heading
    span where;               // from its heading to the line before the next heading of the same or a higher level
    std::uint32_t parent = 0; // index; the top section is its own parent
};

// The shape around mentions: which of them are items of one list, rows of one table, terms of one definition list.
struct block_info {
    enum class shape : std::uint8_t { heading, paragraph, list_item, table_row, fence, definition, directive, html };
    shape kind = shape::paragraph;
    span where;
    std::uint32_t group = 0; // the list, table or definition list it belongs to; 0 for none
    std::string language;    // fences: info string's first word, lower case
    std::string first_word;  // list items, rows, terms, headings, directives: the first code-like text, or ""
};

struct suppression {
    std::string rule; // a rule id, or "*"
    std::string reason;
    std::uint32_t line;                  // of the comment: it silences findings in the block that follows or holds it
    std::uint32_t first_line, last_line; // the lines it silences
};

struct document {
    format kind = format::markdown;
    role purpose = role::guide;
    std::vector<section> sections; // never empty: [0] is the whole document
    std::vector<block_info> blocks;
    std::vector<mention> mentions;    // in source order
    std::vector<std::string> anchors; // every anchor a link may point to, sorted
    std::vector<suppression> suppressions;
};

// Never fails: any bytes give a document. Thread-safe.
document read(format f, std::string_view path, std::string_view bytes);

} // namespace delta::docs
