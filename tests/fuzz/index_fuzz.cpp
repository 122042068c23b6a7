// SPDX-License-Identifier: Apache-2.0
// Any bytes as an index file, and as each of its entries: what comes out is sound, or nothing.
#include <unistd.h>

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <string>
#include <string_view>
#include <vector>

#include "check/blob_index.hpp"
#include "check/known_code_words.hpp"
#include "check/stored.hpp"

namespace {

constexpr std::string_view oid = "e69de29bb2d1d6434b8b29ae775ad8c2e48c5391";
constexpr std::string_view source = "# A title\n\nCall `connect(host)`; `timeout` defaults to 30.\n";

void require(bool holds) {
    if (!holds) std::abort();
}

void read_entry(std::string_view bytes) {
    if (const auto d = delta::check::load_document(bytes, source.size())) {
        for (const delta::docs::mention& m : d->mentions) {
            require(m.where.end <= source.size() && m.section < d->sections.size() && m.block < d->blocks.size());
        }
        require(delta::check::load_document(delta::check::store_document(*d), source.size()).has_value());
    }
    if (const auto s = delta::check::load_surface(bytes, source)) {
        for (const delta::syntax::word& w : s->words)
            require(w.text.data() >= source.data() && w.text.data() + w.text.size() <= source.data() + source.size());
    }
}

const std::string& folder() {
    static const std::string made = [] {
        std::string path = (std::filesystem::temp_directory_path() / "delta_index_fuzz.XXXXXX").string();
        require(::mkdtemp(path.data()) != nullptr);
        return path;
    }();
    return made;
}

// Whatever the notes on a blob's words are: marked, or told that its text must be read.
void find_words(delta::check::blob_index& stored) {
    static const std::vector<std::string> names = {"connect", "a.b", "->"};
    static const delta::check::word_search wanted(names);
    std::vector<bool> found(names.size());
    delta::check::known_code_words known(&stored);
    known.find(oid, wanted, found);
    known.learn(oid, source);
    known.save({oid});
    require(found.size() == names.size());
}

void read_file(std::string_view bytes) {
    const std::string file = folder() + "/index";
    std::ofstream(file, std::ios::binary).write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
    delta::check::blob_index read(file, 7);
    for (const char kind : {'d', 'n', 't', 's', 'h'}) read.find(kind, oid, "a.md");
    delta::check::find_known(read, oid, "a.md");
    delta::check::find_text(read, oid, "a.md");
    find_words(read);
    read.put('d', oid, "b.md", std::string(bytes.substr(0, 100)));
    read.save();
    require(delta::check::blob_index(file, 7).find('d', oid, "b.md") == bytes.substr(0, 100));
}

// The bytes as the notes on words, in an index that is otherwise sound; the blob's own, or all of its part.
void read_notes(bool own, std::string_view bytes) {
    const std::string file = folder() + "/notes";
    delta::check::blob_index made(file, 7);
    for (const char kind : {'u', 'x'}) {
        const auto size = static_cast<std::uint32_t>(bytes.size());
        std::string part = own ? std::string(oid) : std::string();
        if (own) part.append(reinterpret_cast<const char*>(&size), sizeof size);
        made.put(kind, kind == 'u' ? "part 14" : "part 230", {}, part.append(bytes));
    }
    made.save();
    delta::check::blob_index read(file, 7);
    find_words(read);
}

// The bytes as the entry of a file that is otherwise sound.
void read_in_file(char kind, std::string_view bytes) {
    const std::string file = folder() + "/entry";
    delta::check::blob_index made(file, 7);
    made.put(kind, oid, "a.md", std::string(bytes));
    made.save();
    const delta::check::blob_index read(file, 7);
    delta::check::find_known(read, oid, "a.md");
    delta::check::find_text(read, oid, "a.md");
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    if (size == 0) return 0;
    const std::string_view bytes(reinterpret_cast<const char*>(data) + 1, size - 1);
    switch (data[0] % 6) {
        case 0:
            read_file(bytes);
            break;
        case 1:
            read_in_file('n', bytes);
            break;
        case 2:
            read_in_file('t', bytes);
            break;
        case 3:
            read_notes(true, bytes);
            break;
        case 4:
            read_notes(false, bytes);
            break;
        default:
            read_entry(bytes);
    }
    return 0;
}
