// SPDX-License-Identifier: Apache-2.0
// https://github.com/paseto-standard/paseto-spec/blob/master/docs/01-Protocol-Versions/Version4.md
#include "crypto/paseto.hpp"

#include <sodium.h>

#include <initializer_list>
#include <stdexcept>

#include "crypto/base64.hpp"
#include "crypto/digest.hpp"
#include "crypto/random.hpp"

namespace delta::crypto {

namespace {

constexpr std::string_view header = "v4.local.";
constexpr std::size_t key_size = 32;
constexpr std::size_t nonce_size = 32;
constexpr std::size_t tag_size = 32;
constexpr std::size_t stream_key_size = 32;
constexpr std::size_t stream_nonce_size = 24;

const unsigned char* bytes_of(std::string_view s) {
    return reinterpret_cast<const unsigned char*>(s.data());
}

void require_size(std::string_view s, std::size_t size) {
    if (s.size() != size) throw std::logic_error("a PASETO key or nonce has 32 bytes");
}

std::string keyed_hash(std::string_view key, std::string_view bytes, std::size_t size) {
    std::string out(size, '\0');
    crypto_generichash(reinterpret_cast<unsigned char*>(out.data()), out.size(), bytes_of(bytes), bytes.size(),
                       bytes_of(key), key.size());
    return out;
}

void append_little_endian(std::string& out, std::size_t number) {
    for (int shift = 0; shift < 64; shift += 8) out += static_cast<char>(number >> shift & 0xFF);
}

// Pre-authentication encoding: no two lists of pieces give the same bytes.
std::string pae(std::initializer_list<std::string_view> pieces) {
    std::string out;
    append_little_endian(out, pieces.size());
    for (const std::string_view piece : pieces) {
        append_little_endian(out, piece.size());
        out += piece;
    }
    return out;
}

struct keys {
    std::string stream;
    std::string stream_nonce;
    std::string authentication;
};

keys derive_keys(std::string_view key, std::string_view nonce) {
    const std::string both =
        keyed_hash(key, "paseto-encryption-key" + std::string(nonce), stream_key_size + stream_nonce_size);
    return {
        .stream = both.substr(0, stream_key_size),
        .stream_nonce = both.substr(stream_key_size),
        .authentication = keyed_hash(key, "paseto-auth-key-for-aead" + std::string(nonce), tag_size),
    };
}

// The same for both directions.
std::string apply_stream(const keys& with, std::string_view bytes) {
    std::string out(bytes.size(), '\0');
    crypto_stream_xchacha20_xor(reinterpret_cast<unsigned char*>(out.data()), bytes_of(bytes), bytes.size(),
                                bytes_of(with.stream_nonce), bytes_of(with.stream));
    return out;
}

std::string make_tag(const keys& with, std::string_view nonce, std::string_view sealed, std::string_view footer,
                     std::string_view implicit) {
    return keyed_hash(with.authentication, pae({header, nonce, sealed, footer, implicit}), tag_size);
}

} // namespace

std::string seal_token_with_nonce(std::string_view key, std::string_view nonce, std::string_view payload,
                                  std::string_view footer, std::string_view implicit) {
    require_size(key, key_size);
    require_size(nonce, nonce_size);
    const keys with = derive_keys(key, nonce);
    const std::string sealed = apply_stream(with, payload);
    std::string body(nonce);
    body += sealed;
    body += make_tag(with, nonce, sealed, footer, implicit);
    std::string token = std::string(header) + to_base64url(body);
    if (!footer.empty()) token += "." + to_base64url(footer);
    return token;
}

std::string seal_token(std::string_view key, std::string_view payload, std::string_view footer,
                       std::string_view implicit) {
    return seal_token_with_nonce(key, random_bytes(nonce_size), payload, footer, implicit);
}

std::optional<std::string> open_token(std::string_view key, std::string_view token, std::string_view footer,
                                      std::string_view implicit) {
    require_size(key, key_size);
    if (!token.starts_with(header)) return std::nullopt;
    const std::string_view rest = token.substr(header.size());
    const std::size_t dot = rest.find('.');
    const std::string_view written_footer = dot == std::string_view::npos ? "" : rest.substr(dot + 1);
    if (dot != std::string_view::npos && written_footer.empty()) return std::nullopt;
    if (!equal_in_constant_time(written_footer, to_base64url(footer))) return std::nullopt;

    const std::optional<std::string> body = find_base64url(rest.substr(0, dot));
    if (!body || body->size() < nonce_size + tag_size) return std::nullopt;
    const std::string_view all = *body;
    const std::string_view nonce = all.substr(0, nonce_size);
    const std::string_view sealed = all.substr(nonce_size, all.size() - nonce_size - tag_size);
    const keys with = derive_keys(key, nonce);
    if (!equal_in_constant_time(all.substr(all.size() - tag_size), make_tag(with, nonce, sealed, footer, implicit)))
        return std::nullopt;
    return apply_stream(with, sealed);
}

} // namespace delta::crypto
