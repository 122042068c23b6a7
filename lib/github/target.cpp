// SPDX-License-Identifier: Apache-2.0
#include "github/target.hpp"

#include <fmt/format.h>

#include <boost/url/encode.hpp>
#include <boost/url/rfc/unreserved_chars.hpp>

namespace delta::github {

async::task<result<answer>> target::ask(std::string method, std::string_view rest, boost::json::value body) const {
    call what{std::move(method), fmt::format("/repos/{}{}", repo_name, rest), std::move(body)};
    co_return co_await through.as_installation(installation_id, std::move(what));
}

async::task<result<answer>> target::ask_once(std::string method, std::string_view rest, boost::json::value body) const {
    call what{std::move(method), fmt::format("/repos/{}{}", repo_name, rest), std::move(body), true};
    co_return co_await through.as_installation(installation_id, std::move(what));
}

async::task<result<boost::json::array>> target::list(std::string_view rest, std::string_view member) const {
    std::string path = fmt::format("/repos/{}{}", repo_name, rest);
    co_return co_await through.list_as_installation(installation_id, std::move(path), member);
}

std::string escape(std::string_view text) {
    return boost::urls::encode(text, boost::urls::unreserved_chars);
}

} // namespace delta::github
