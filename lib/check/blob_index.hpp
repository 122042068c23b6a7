// SPDX-License-Identifier: Apache-2.0
// What was read before: documents and surfaces by blob id, commits by theirs, in one file beside the repository.
#pragma once

#include <cstdint>
#include <map>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "git/descriptor.hpp"

namespace delta::check {

// An index only saves work: nothing of a verdict may depend on it. A file that is damaged, not ours, or of another
// build counts as empty; one that cannot be written is done without. Several processes may use the same file: it is
// only ever replaced as a whole.
class blob_index {
  public:
    // Of other builds of the engine (`stamp`) nothing is taken over.
    blob_index(std::string file, std::uint64_t stamp);

    // `kind` is one letter for what the bytes are; `path` is what the bytes depend on besides the object.
    std::optional<std::string> find(char kind, std::string_view oid, std::string_view path = {}) const;
    void put(char kind, std::string_view oid, std::string_view path, std::string_view bytes);

    // Writes the file anew when something was put; entries that nobody asked for in the last runs give way first.
    void save();

  private:
    struct entry {
        std::uint64_t offset = 0;
        std::uint32_t size = 0;
        std::uint32_t age = 0;
        std::uint64_t check = 0;
        mutable bool used = false;
    };

    // What goes into the next file: an old entry or, when that is null, the fresh one of the key.
    struct kept {
        const std::string* key = nullptr;
        const entry* old = nullptr;
        std::uint32_t age = 0;
        std::uint64_t size = 0;
    };

    void load();
    std::vector<kept> choose() const;
    std::optional<std::string> read(const entry& e) const;

    std::string file_;
    std::uint64_t stamp_;
    git::descriptor opened_; // entries are read one by one, and of the file as it was at first
    mutable std::mutex guard_;
    std::map<std::string, entry, std::less<>> old_;
    std::map<std::string, std::string, std::less<>> fresh_;
};

} // namespace delta::check
