// SPDX-License-Identifier: Apache-2.0
#include "crypto/digest.hpp"

#include <openssl/crypto.h>
#include <openssl/evp.h>
#include <openssl/hmac.h>

#include <array>
#include <stdexcept>

namespace delta::crypto {

namespace {

constexpr std::size_t digest_size = 32;
using digest = std::array<unsigned char, digest_size>;

std::string to_text(const digest& made) {
    return {reinterpret_cast<const char*>(made.data()), made.size()};
}

} // namespace

std::string sha256(std::string_view bytes) {
    digest made{};
    if (EVP_Digest(bytes.data(), bytes.size(), made.data(), nullptr, EVP_sha256(), nullptr) != 1)
        throw std::runtime_error("OpenSSL has no SHA-256");
    return to_text(made);
}

std::string hmac_sha256(std::string_view key, std::string_view bytes) {
    digest made{};
    unsigned size = 0;
    if (HMAC(EVP_sha256(), key.data(), static_cast<int>(key.size()),
             reinterpret_cast<const unsigned char*>(bytes.data()), bytes.size(), made.data(), &size) == nullptr)
        throw std::runtime_error("OpenSSL has no HMAC");
    return to_text(made);
}

std::string to_hex(std::string_view bytes) {
    constexpr std::string_view digits = "0123456789abcdef";
    std::string out;
    out.reserve(bytes.size() * 2);
    for (const char c : bytes) {
        const auto byte = static_cast<unsigned char>(c);
        out += digits[byte >> 4];
        out += digits[byte & 15];
    }
    return out;
}

bool equal_in_constant_time(std::string_view a, std::string_view b) {
    return a.size() == b.size() && CRYPTO_memcmp(a.data(), b.data(), a.size()) == 0;
}

} // namespace delta::crypto
