// SPDX-License-Identifier: Apache-2.0
// Directives of reStructuredText, and Sphinx's and its extensions' that documentation is written with.
#include <algorithm>

#include "base/text.hpp"
#include "docs/rst_reader.hpp"

namespace delta::docs {
namespace {

// How a directive is read. Whatever is not listed has a title of prose and a content.
enum class manner : std::uint8_t {
    titled,
    object,
    code,
    remark,
    version_note,
    file,
    page_list,
    name_list,
    list_table,
    csv_table,
    highlight,
    opaque
};

struct manner_row {
    std::string_view name;
    manner how;
};

constexpr manner_row manners[] = {{"note", manner::remark},
                                  {"warning", manner::remark},
                                  {"tip", manner::remark},
                                  {"important", manner::remark},
                                  {"caution", manner::remark},
                                  {"danger", manner::remark},
                                  {"error", manner::remark},
                                  {"hint", manner::remark},
                                  {"attention", manner::remark},
                                  {"seealso", manner::remark},
                                  {"todo", manner::remark},
                                  {"epigraph", manner::remark},
                                  {"glossary", manner::remark},
                                  {"compound", manner::remark},
                                  {"versionadded", manner::version_note},
                                  {"versionchanged", manner::version_note},
                                  {"deprecated", manner::version_note},
                                  {"versionremoved", manner::version_note},
                                  {"code-block", manner::code},
                                  {"code", manner::code},
                                  {"sourcecode", manner::code},
                                  {"parsed-literal", manner::code},
                                  {"prompt", manner::code},
                                  {"ipython", manner::code},
                                  {"testcode", manner::code},
                                  {"testsetup", manner::code},
                                  {"testcleanup", manner::code},
                                  {"testoutput", manner::code},
                                  {"doctest", manner::code},
                                  {"click:example", manner::code},
                                  {"click:run", manner::code},
                                  {"code-cell", manner::code},
                                  {"function", manner::object},
                                  {"method", manner::object},
                                  {"class", manner::object},
                                  {"classmethod", manner::object},
                                  {"staticmethod", manner::object},
                                  {"attribute", manner::object},
                                  {"property", manner::object},
                                  {"data", manner::object},
                                  {"exception", manner::object},
                                  {"decorator", manner::object},
                                  {"decoratormethod", manner::object},
                                  {"module", manner::object},
                                  {"currentmodule", manner::object},
                                  {"envvar", manner::object},
                                  {"option", manner::object},
                                  {"cmdoption", manner::object},
                                  {"program", manner::object},
                                  {"confval", manner::object},
                                  {"setting", manner::object},
                                  {"describe", manner::object},
                                  {"object", manner::object},
                                  {"autofunction", manner::object},
                                  {"automodule", manner::object},
                                  {"autoclass", manner::object},
                                  {"automethod", manner::object},
                                  {"autoattribute", manner::object},
                                  {"autoexception", manner::object},
                                  {"autodata", manner::object},
                                  {"autoproperty", manner::object},
                                  {"autodecorator", manner::object},
                                  {"click", manner::object},
                                  {"typer", manner::object},
                                  {"doxygenfunction", manner::object},
                                  {"doxygenclass", manner::object},
                                  {"doxygenstruct", manner::object},
                                  {"doxygenenum", manner::object},
                                  {"doxygendefine", manner::object},
                                  {"doxygentypedef", manner::object},
                                  {"variable", manner::object},
                                  {"macro", manner::object},
                                  {"type", manner::object},
                                  {"struct", manner::object},
                                  {"enum", manner::object},
                                  {"command-output", manner::object},
                                  {"program-output", manner::object},
                                  {"include", manner::file},
                                  {"literalinclude", manner::file},
                                  {"image", manner::file},
                                  {"figure", manner::file},
                                  {"toctree", manner::page_list},
                                  {"autosummary", manner::name_list},
                                  {"list-table", manner::list_table},
                                  {"csv-table", manner::csv_table},
                                  {"highlight", manner::highlight},
                                  {"highlightlang", manner::highlight},
                                  {"raw", manner::opaque},
                                  {"math", manner::opaque},
                                  {"graphviz", manner::opaque},
                                  {"digraph", manner::opaque},
                                  {"graph", manner::opaque},
                                  {"mermaid", manner::opaque},
                                  {"uml", manner::opaque},
                                  {"plantuml", manner::opaque},
                                  {"index", manner::opaque},
                                  {"meta", manner::opaque},
                                  {"contents", manner::opaque},
                                  {"sectnum", manner::opaque},
                                  {"default-role", manner::opaque},
                                  {"role", manner::opaque},
                                  {"default-domain", manner::opaque},
                                  {"bibliography", manner::opaque},
                                  {"productionlist", manner::opaque},
                                  {"tabularcolumns", manner::opaque},
                                  {"rst-class", manner::opaque},
                                  {"cssclass", manner::opaque},
                                  {"jinja", manner::opaque},
                                  {"replace", manner::opaque},
                                  {"unicode", manner::opaque},
                                  {"date", manner::opaque},
                                  {"plot", manner::opaque},
                                  {"argparse", manner::opaque},
                                  {"wavedrom", manner::opaque}};

constexpr std::string_view domains[] = {"py",  "c",  "cpp", "js",   "rst", "http",
                                        "php", "rb", "go",  "java", "std", "cmake"};

manner manner_of(std::string_view name) {
    const std::size_t colon = name.find(':');
    const bool in_domain = std::ranges::find(domains, name.substr(0, colon)) != std::end(domains);
    if (colon != name.npos && in_domain) return manner::object;
    const auto row = std::ranges::find(manners, name, &manner_row::name);
    return row == std::end(manners) ? manner::titled : row->how;
}

// What code is written in when its directive's name already tells.
std::string_view fixed_language(std::string_view directive) {
    if (directive == "testcode" || directive == "testsetup" || directive == "testcleanup" || directive == "ipython" ||
        directive.starts_with("click:"))
        return "python";
    if (directive == "doctest") return "pycon";
    if (directive == "prompt") return "bash";
    if (directive == "testoutput" || directive == "parsed-literal") return "text";
    return {};
}

std::string_view first_word(std::string_view text) {
    const auto gap = std::ranges::find_if(text, is_space);
    return text.substr(0, static_cast<std::size_t>(gap - text.begin()));
}

} // namespace

void rst_reader::read_directive(std::size_t i, std::size_t end, const directive_head& head, body& b) {
    directive d{.name = head.name, .line = i, .options = i + 1, .content = 0, .end = end};
    lines_.skip(i, head.arguments);
    while (d.options < end && !lines_[d.options].blank() && !find_field(lines_.text(d.options))) ++d.options;
    d.content = d.options;
    while (d.content < end && !lines_[d.content].blank()) ++d.content;
    switch (manner_of(d.name)) {
        case manner::object:
            return read_object(d, b);
        case manner::code:
            return read_code(d);
        case manner::remark:
            return read_remark(d, b);
        case manner::version_note:
            return read_version_note(d, b);
        case manner::file:
            return read_file(d, b);
        case manner::page_list:
            return read_page_list(d);
        case manner::name_list:
            return read_name_list(d, b);
        case manner::list_table:
            return read_list_table(d);
        case manner::csv_table:
            return read_csv_table(d);
        case manner::highlight:
            language_ = to_lower(first_word(lines_.text(i)));
            return;
        case manner::opaque:
            return;
        case manner::titled:
            return read_titled(d, b);
    }
}

block& rst_reader::push_directive(const directive& d, std::size_t line) {
    block& made = push(block_kind::directive, line, line + 1);
    made.info = d.name;
    return made;
}

std::string_view rst_reader::option(const directive& d, std::string_view name) const {
    for (std::size_t i = d.options; i < d.content; ++i) {
        const std::optional<field_head> head = find_field(lines_.text(i));
        if (head && head->name == name) return lines_.text(i).substr(head->body);
    }
    return {};
}

std::string_view rst_reader::arguments(const directive& d) const {
    return lines_.text(d.line);
}

// Each line of the arguments is a signature of its own; what they share is the content.
void rst_reader::read_object(const directive& d, body& b) {
    std::uint32_t& group = b.groups[std::string(d.name)];
    if (group == 0) group = next_group();
    for (std::size_t i = d.line; i < d.options; ++i) {
        if (lines_[i].blank()) continue;
        block& signature = push_directive(d, i);
        signature.group = group;
        signature.title = lines_.text(i);
        if (d.name.ends_with("option")) {
            add_options(lines_[i].begin, lines_[i].end, signature.runs);
        } else {
            add_code_run(lines_[i].begin, lines_[i].end, signature.runs);
        }
    }
    read_content(d.content, d, b);
}

void rst_reader::read_code(const directive& d) {
    const std::string_view fixed = fixed_language(d.name);
    const std::string_view written = first_word(arguments(d));
    const bool told = fixed.empty() && !written.empty();
    // Without a language the code may begin right under the directive.
    const std::size_t content = written.empty() && d.options > d.line + 1 ? d.line + 1 : d.content;
    push_fence(content, d.end, told ? written : fixed.empty() ? std::string_view(language_) : fixed);
}

void rst_reader::read_content(std::size_t first, const directive& d, const body& b) {
    if (first < d.end) read_item_body(first, d.end, b, b.list_level);
}

// Admonitions without arguments: all that is written is content.
void rst_reader::read_remark(const directive& d, const body& b) {
    push_directive(d, d.line);
    std::size_t first = d.line;
    if (lines_[first].blank()) {
        ++first;
        while (first < d.end && find_field(lines_.text(first))) ++first;
    }
    read_content(first, d, b);
}

void rst_reader::read_version_note(const directive& d, const body& b) {
    const std::string_view version = first_word(arguments(d));
    push_directive(d, d.line).title = version;
    lines_.skip(d.line, version.size());
    read_content(d.line, d, b);
}

void rst_reader::read_titled(const directive& d, const body& b) {
    if (lines_[d.line].blank()) return read_remark(d, b);
    block& made = push_directive(d, d.line);
    made.title = arguments(d);
    made.where = lines_.whole(d.line, d.options);
    add_runs(lines_[d.line].begin, lines_[d.options - 1].end, made.runs);
    read_content(d.content, d, b);
}

void rst_reader::read_file(const directive& d, const body& b) {
    if (lines_[d.line].blank()) return;
    const bool picture = d.name == "image" || d.name == "figure";
    block& made = push_directive(d, d.line);
    made.title = arguments(d);
    inline_run& run = made.runs.emplace_back();
    run.kind = picture ? inline_kind::image : inline_kind::link;
    run.content = picture ? option(d, "alt") : std::string_view();
    run.target = made.title;
    run.where = lines_.between(lines_[d.line].begin, lines_[d.line].end);
    if (d.name == "figure") read_content(d.content, d, b);
}

// "Title <page>" or "page", one a line.
void rst_reader::read_page_list(const directive& d) {
    for (std::size_t i = d.content; i < d.end; ++i) {
        const std::string_view text = lines_.text(i);
        const std::size_t open = text.ends_with('>') ? text.rfind('<') : text.npos;
        if (text.empty() || text == "self") continue;
        const bool titled = open != text.npos;
        const std::size_t begin = lines_[i].begin + (titled ? open + 1 : 0);
        const std::size_t end = lines_[i].end - (titled ? 1U : 0U);
        inline_run run;
        run.kind = inline_kind::link;
        run.content = trim(titled ? text.substr(0, open) : text);
        run.target = lines_.slice(begin, end);
        run.where = lines_.between(begin, end);
        push_directive(d, i).runs.push_back(std::move(run));
    }
}

void rst_reader::read_name_list(const directive& d, body& b) {
    std::uint32_t& group = b.groups[std::string(d.name)];
    if (group == 0) group = next_group();
    for (std::size_t i = d.content; i < d.end; ++i) {
        if (lines_[i].blank()) continue;
        const std::string_view name = first_word(lines_.text(i));
        const std::size_t shed = name.starts_with('~') ? 1 : 0;
        block& made = push_directive(d, i);
        made.group = group;
        made.title = name.substr(shed);
        add_code_run(lines_[i].begin + shed, lines_[i].begin + name.size(), made.runs);
    }
}

// ".. |name| replace:: text": the text is read here, once, and not where it is used.
void rst_reader::read_substitution(std::size_t i, std::size_t end, const body& b) {
    const std::size_t close = lines_.text(i).find("| ", 1);
    if (close == std::string_view::npos) return;
    lines_.skip(i, close + 1);
    const std::optional<directive_head> head = find_directive(lines_.text(i));
    if (!head) return;
    directive d{.name = head->name, .line = i, .options = i + 1, .content = end, .end = end};
    lines_.skip(i, head->arguments);
    if (d.name == "replace") read_content(i, d, b);
    if (d.name == "image") read_file(d, b);
}

} // namespace delta::docs
