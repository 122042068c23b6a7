// SPDX-License-Identifier: Apache-2.0
// Owned file descriptors.
#pragma once

#include <utility>

namespace delta::git {

// Closed at the end of the scope; -1 when it holds none.
class descriptor {
  public:
    descriptor() = default;
    explicit descriptor(int number) : number_(number) {}
    descriptor(descriptor&& other) noexcept : number_(std::exchange(other.number_, -1)) {}
    descriptor& operator=(descriptor&& other) noexcept {
        std::swap(number_, other.number_);
        return *this;
    }
    ~descriptor() { close(); }
    int get() const { return number_; }
    void close();
    void set_nonblocking() const;

  private:
    int number_ = -1;
};

// The end to read from and the end to write to; no program that is started inherits them by itself.
std::pair<descriptor, descriptor> make_pipe();

} // namespace delta::git
