// SPDX-License-Identifier: Apache-2.0
#include "github/app_key.hpp"

#include <fmt/format.h>
#include <openssl/bio.h>
#include <openssl/err.h>
#include <openssl/evp.h>
#include <openssl/pem.h>

#include <boost/json/object.hpp>
#include <boost/json/serialize.hpp>

#include "base/error.hpp"
#include "crypto/base64.hpp"

namespace delta::github {
namespace {

constexpr auto issued_before = std::chrono::minutes(1);
constexpr auto lifetime = std::chrono::minutes(9);

// No terminal is asked for a passphrase.
int refuse_passphrase(char* /*buffer*/, int /*size*/, int /*for_writing*/, void* /*context*/) {
    return -1;
}

} // namespace

app_key app_key::load(const std::string& file) {
    const std::unique_ptr<BIO, decltype(&BIO_free)> source(BIO_new_file(file.c_str(), "r"), BIO_free);
    if (!source) throw config_failure(fmt::format("GITHUB_PRIVATE_KEY_PATH: {} cannot be read", file));
    EVP_PKEY* const key = PEM_read_bio_PrivateKey(source.get(), nullptr, refuse_passphrase, nullptr);
    ERR_clear_error();
    const std::shared_ptr<void> held(key, [](void* k) { EVP_PKEY_free(static_cast<EVP_PKEY*>(k)); });
    if (key == nullptr || EVP_PKEY_get_base_id(key) != EVP_PKEY_RSA)
        throw config_failure(fmt::format("GITHUB_PRIVATE_KEY_PATH: {} is no RSA private key in PEM format", file));
    return app_key(held);
}

std::string app_key::sign(std::string_view text) const {
    const std::unique_ptr<EVP_MD_CTX, decltype(&EVP_MD_CTX_free)> context(EVP_MD_CTX_new(), EVP_MD_CTX_free);
    const auto* const bytes = reinterpret_cast<const unsigned char*>(text.data());
    std::size_t size = 0;
    EVP_PKEY* const key = static_cast<EVP_PKEY*>(key_.get());
    if (EVP_DigestSignInit(context.get(), nullptr, EVP_sha256(), nullptr, key) != 1 ||
        EVP_DigestSign(context.get(), nullptr, &size, bytes, text.size()) != 1)
        throw failure("the App's key cannot sign");
    std::string signature(size, '\0');
    if (EVP_DigestSign(context.get(), reinterpret_cast<unsigned char*>(signature.data()), &size, bytes, text.size()) !=
        1)
        throw failure("the App's key cannot sign");
    signature.resize(size);
    return signature;
}

secret make_app_token(std::string_view app_id, const app_key& key, std::chrono::sys_seconds now) {
    const boost::json::object claims = {{"iat", (now - issued_before).time_since_epoch().count()},
                                        {"exp", (now + lifetime).time_since_epoch().count()},
                                        {"iss", app_id}};
    const std::string signed_text = crypto::to_base64url(R"({"alg":"RS256","typ":"JWT"})") + '.' +
                                    crypto::to_base64url(boost::json::serialize(claims));
    return secret(signed_text + '.' + crypto::to_base64url(key.sign(signed_text)));
}

} // namespace delta::github
