// SPDX-License-Identifier: Apache-2.0
#include "check/stored.hpp"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>

#include "support/catch.hpp"

using namespace delta;

namespace {

std::string read_file(const std::filesystem::path& path) {
    std::ifstream in(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
}

template <class Visit>
void for_each_file(const char* folder, Visit visit) {
    for (const auto& entry : std::filesystem::recursive_directory_iterator(std::string(DELTA_GOLDEN_DIR) + folder))
        if (entry.is_regular_file()) visit(entry.path().filename().string(), read_file(entry.path()));
}

} // namespace

TEST_CASE("a document comes out of its stored bytes as it went in", "[check][stored]") {
    std::size_t count = 0;
    for_each_file("/docs", [&](const std::string& path, const std::string& text) {
        const auto format = docs::find_format(path);
        if (!format) return;
        ++count;

        const std::string stored = check::store_document(docs::read(*format, path, text));
        const auto loaded = check::load_document(stored, text.size());

        REQUIRE(loaded);
        CHECK(check::store_document(*loaded) == stored);
    });
    CHECK(count > 2);
}

TEST_CASE("a surface comes out of its stored bytes as it went in", "[check][stored]") {
    std::size_t count = 0;
    for_each_file("/syntax", [&](const std::string& path, const std::string& text) {
        const auto lang = syntax::find_language(path);
        if (!lang) return;
        ++count;
        const syntax::surface read = syntax::read(*lang, path, text);

        const std::string stored = check::store_surface(read, text);
        const auto loaded = check::load_surface(stored, text);

        REQUIRE(loaded);
        CHECK(loaded->elements == read.elements);
        CHECK(check::store_surface(*loaded, text) == stored);
    });
    CHECK(count > 10);
}

TEST_CASE("stored bytes that were cut short or changed are refused or harmless", "[check][stored]") {
    const std::string text = "# Title\n\nCall `connect(host)` with `--timeout`, which defaults to 30.\n";
    const std::string stored = check::store_document(docs::read(docs::format::markdown, "a.md", text));
    const std::string code = "def connect(host, timeout=30):\n    return open_it(host)\n";
    const std::string surface = check::store_surface(syntax::read(syntax::language::python, "a.py", code), code);

    for (std::size_t i = 0; i < stored.size(); ++i) {
        CHECK_FALSE(check::load_document(stored.substr(0, i), text.size()));
        for (const char value : {'\0', '\x7f', '\xff'}) {
            std::string changed = stored;
            changed[i] = value;
            const auto loaded = check::load_document(changed, text.size());
            const auto inside = [&](const docs::mention& m) {
                return m.section < loaded->sections.size() && m.block < loaded->blocks.size() &&
                       m.where.end <= text.size();
            };
            CHECK((!loaded || std::ranges::all_of(loaded->mentions, inside)));
        }
    }
    for (std::size_t i = 0; i < surface.size(); ++i) {
        CHECK_FALSE(check::load_surface(surface.substr(0, i), code));
        std::string changed = surface;
        changed[i] = '\x7f';
        const auto loaded = check::load_surface(changed, code);
        const auto inside = [&](const syntax::word& w) {
            return w.text.data() >= code.data() && w.text.data() + w.text.size() <= code.data() + code.size();
        };
        CHECK((!loaded || std::ranges::all_of(loaded->words, inside)));
    }
}
