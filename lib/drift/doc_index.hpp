// SPDX-License-Identifier: Apache-2.0
// Where the documents mention the names a change is about.
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "drift/source_change.hpp"

namespace delta::drift {

// How plainly a place speaks of a name, weakest first.
enum class strength : std::uint8_t { prose, fence, code, entry };

struct hit {
    std::uint32_t doc = 0;
    std::uint32_t mention = 0; // index into the document's mentions
    std::uint32_t line = 0;
    std::uint32_t section = 0;
    std::uint32_t block = 0;
    std::uint32_t group = 0; // list or table, 0 for none
    strength how = strength::code;
    bool whole = false; // the mention is the name and nothing else (or its qualified form)
    bool loose = false; // matched in another spelling: copy_fonts by copy-fonts
};

class doc_index {
  public:
    // Keeps references to `docs`. Only the given names are looked up afterwards.
    doc_index(const std::vector<doc_file>& docs, const std::vector<std::string>& names);

    // Hits in the order of documents and lines. Names that were not given have none.
    const std::vector<hit>& find(const std::string& name) const;
    // The number of documents that mention the name.
    std::uint32_t documents(const std::string& name) const;
    std::uint32_t mention_count() const { return mentions_; }

  private:
    struct text_hash {
        using is_transparent = void;
        std::size_t operator()(std::string_view text) const { return std::hash<std::string_view>()(text); }
    };
    template <class Value>
    using by_text = std::unordered_map<std::string, Value, text_hash, std::equal_to<>>;

    void read(std::uint32_t doc_number, const doc_file& doc);
    void add(std::string_view text, hit h, bool whole);

    by_text<std::vector<hit>> exact_;
    by_text<std::vector<std::string>> loose_; // loose key -> names asked for
    std::string key_;                         // room for one loose key
    std::uint32_t mentions_ = 0;
};

// Every text of a mention that an index would look up.
void for_each_text(const docs::mention& m, const std::function<void(std::string_view text)>& visit);

} // namespace delta::drift
