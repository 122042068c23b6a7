// SPDX-License-Identifier: Apache-2.0
// Small notes on many blobs, kept in few entries of the index.
#pragma once

#include <cstddef>
#include <memory>
#include <mutex>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "check/blob_index.hpp"

namespace delta::check {

// Notes lie in parts by the first digits of the blobs' ids; a part is read when one of its notes is asked for.
class blob_notes {
  public:
    // `stored` may be null: nothing is known then, and nothing kept. There are 16 parts or, of two digits, 256, each of
    // at most `most_bytes` in the index.
    blob_notes(blob_index* stored, char kind, std::size_t digits, std::size_t most_bytes);

    // False when there is no index to keep notes in.
    bool keeps() const { return stored_ != nullptr; }
    // The note on a blob from an earlier run. Its bytes stay as long as this does. Thread-safe.
    std::optional<std::string_view> find(std::string_view oid) const;
    // Notes what is not known yet. Thread-safe.
    void add(std::string_view oid, std::string note);
    bool has_new() const;
    // Puts what is new into the index. Where a part grows too large, notes on blobs that are not `wanted` give way
    // first.
    void save(const std::set<std::string_view>& wanted);

  private:
    using entry = std::pair<std::string_view, std::string_view>; // an id and its note

    struct part {
        std::once_flag read;
        std::string bytes;
        std::vector<entry> known; // into `bytes`, by id
        std::vector<std::pair<std::string, std::string>> fresh;
    };

    static std::vector<entry> parse(std::string_view bytes);
    std::string name_of(std::size_t at) const;
    part& part_of(std::string_view oid) const;
    std::string join(const part& p, const std::set<std::string_view>& wanted) const;

    blob_index* stored_;
    char kind_;
    std::size_t digits_;
    std::size_t most_bytes_;
    std::size_t count_;
    std::unique_ptr<part[]> parts_;
    mutable std::mutex guard_;
};

} // namespace delta::check
