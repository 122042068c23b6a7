// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <boost/json/object.hpp>
#include <string>
#include <string_view>
#include <vector>

#include "support/tmp_repo.hpp"

namespace delta::test {

// A program of tests/support that stands in for a server, until the end of the scope: it prints a line of JSON when it
// is ready, ends with its standard input, and is told what to do by the client.py beside it.
class python_double {
  public:
    // `program` is relative to tests/support.
    python_double(const std::string& program, const std::vector<std::string>& arguments);
    ~python_double();
    python_double(const python_double&) = delete;
    python_double& operator=(const python_double&) = delete;

    // One of its functions for tests; what it answers.
    boost::json::object ask(std::string_view name, const boost::json::object& arguments = {}) const;

    // What it printed: "url" …
    std::string about(std::string_view name) const;

  private:
    tmp_folder folder_;
    std::string client_;
    boost::json::object about_;
    int pid_ = 0;
    int input_ = -1;
};

} // namespace delta::test
