// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <boost/json/object.hpp>
#include <string>
#include <string_view>

#include "support/tmp_repo.hpp"

namespace delta::test {

// tests/support/github/sandbox.py with a folder of its own, until the end of the scope.
class github_sandbox {
  public:
    github_sandbox();
    ~github_sandbox();
    github_sandbox(const github_sandbox&) = delete;
    github_sandbox& operator=(const github_sandbox&) = delete;

    // A function of tests/support/github/control.py; what it answers.
    boost::json::object ask(std::string_view name, const boost::json::object& arguments) const;

    // What sandbox.py printed: "url", "api_url", "private_key", "webhook_secret" …
    std::string about(std::string_view name) const;

  private:
    tmp_folder folder_;
    boost::json::object about_;
    int pid_ = 0;
    int input_ = -1; // the sandbox ends with it
};

} // namespace delta::test
