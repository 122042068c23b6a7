// SPDX-License-Identifier: Apache-2.0
#include "git/descriptor.hpp"

#include <fcntl.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <system_error>

#include "git/repository.hpp"

namespace delta::git {

void descriptor::close() {
    if (number_ >= 0) ::close(number_);
    number_ = -1;
}

void descriptor::set_nonblocking() const {
    ::fcntl(number_, F_SETFL, ::fcntl(number_, F_GETFL) | O_NONBLOCK);
}

std::pair<descriptor, descriptor> make_pipe() {
    std::array<int, 2> ends{};
    if (::pipe2(ends.data(), O_CLOEXEC) < 0)
        throw git_failure("no pipe can be made: " + std::generic_category().message(errno));
    return {descriptor(ends[0]), descriptor(ends[1])};
}

} // namespace delta::git
