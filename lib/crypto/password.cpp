// SPDX-License-Identifier: Apache-2.0
#include "crypto/password.hpp"

#include <crypt.h>

#include <array>
#include <memory>
#include <stdexcept>

#include "crypto/digest.hpp"
#include "crypto/random.hpp"

namespace delta::crypto {

namespace {

// bcrypt reads 72 bytes at most; 64 hexadecimal digits stand for a password of any length.
std::string shorten(std::string_view password) {
    return to_hex(sha256(password));
}

// Empty when `setting` is not understood.
std::string bcrypt(const std::string& phrase, const std::string& setting) {
    // 32 KiB, too large for a stack that may be a coroutine's caller.
    const auto scratch = std::make_unique<crypt_data>();
    const char* const made = crypt_rn(phrase.c_str(), setting.c_str(), scratch.get(), sizeof(crypt_data));
    return made == nullptr ? "" : made;
}

bool is_bcrypt(std::string_view hash) {
    return hash.size() == 60 && (hash.starts_with("$2b$") || hash.starts_with("$2a$") || hash.starts_with("$2y$"));
}

} // namespace

std::string hash_password_blocking(std::string_view password, int cost) {
    std::array<char, CRYPT_GENSALT_OUTPUT_SIZE> setting{};
    const std::string salt = random_bytes(16);
    if (crypt_gensalt_rn("$2b$", static_cast<unsigned long>(cost), salt.data(), static_cast<int>(salt.size()),
                         setting.data(), static_cast<int>(setting.size())) == nullptr)
        throw std::logic_error("bcrypt has no such cost");
    std::string hash = bcrypt(shorten(password), setting.data());
    if (!is_bcrypt(hash)) throw std::runtime_error("libxcrypt has no bcrypt");
    return hash;
}

bool verify_password_blocking(std::string_view password, const std::string& hash) {
    if (!is_bcrypt(hash)) return false;
    return equal_in_constant_time(bcrypt(shorten(password), hash), hash);
}

const std::string& nobodys_hash_blocking() {
    static const std::string hash = hash_password_blocking(random_id());
    return hash;
}

} // namespace delta::crypto
