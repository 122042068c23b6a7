// SPDX-License-Identifier: Apache-2.0
// Documents and surfaces that were read before come out of the index.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "check/blob_index.hpp"
#include "docs/document.hpp"
#include "drift/doc_digest.hpp"
#include "syntax/surface.hpp"

namespace delta::check {

std::string store_document(const docs::document& d);
std::string store_surface(const syntax::surface& s, std::string_view source);

// Nothing when the bytes are not what the functions above make for a source of this size: an index is a file that
// anybody may have written, and every place in it is an offset into something else.
std::optional<docs::document> load_document(std::string_view bytes, std::size_t source_size);
// The words of the surface point into `source`.
std::optional<syntax::surface> load_surface(std::string_view bytes, std::string_view source);

// Reads a blob's bytes, or what the index has of them; `stored` may be null. Thread-safe.
docs::document read_document(blob_index* stored, docs::format f, std::string_view oid, std::string_view path,
                             std::string_view bytes);

// Of a document that was read before: what says whether it must be read again.
struct known_document {
    docs::format kind = docs::format::markdown;
    std::vector<docs::suppression> suppressions;
    drift::doc_digest digest;
};

std::optional<known_document> find_known(const blob_index& stored, std::string_view oid, std::string_view path);
// The digest of its text.
std::optional<drift::hashes> find_text(const blob_index& stored, std::string_view oid, std::string_view path);

} // namespace delta::check
