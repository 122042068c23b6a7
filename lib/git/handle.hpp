// SPDX-License-Identifier: Apache-2.0
// Owning pointers for what libgit2 hands out, and its errors in our words.
#pragma once

#include <git2.h>

#include <memory>
#include <string>
#include <string_view>

namespace delta::git {

template <auto Free>
struct releaser {
    template <class T>
    void operator()(T* object) const {
        Free(object);
    }
};

template <class T, auto Free>
using handle = std::unique_ptr<T, releaser<Free>>;

using repository_handle = handle<git_repository, git_repository_free>;
using odb_handle = handle<git_odb, git_odb_free>;
using odb_object_handle = handle<git_odb_object, git_odb_object_free>;
using object_handle = handle<git_object, git_object_free>;
using reference_handle = handle<git_reference, git_reference_free>;
using reference_iterator_handle = handle<git_reference_iterator, git_reference_iterator_free>;
using config_handle = handle<git_config, git_config_free>;
using index_handle = handle<git_index, git_index_free>;
using diff_handle = handle<git_diff, git_diff_free>;

// Calls a libgit2 function whose first parameter is where the new object goes; returns its error code.
template <class Handle, class Function, class... Arguments>
int acquire(Handle& out, Function function, Arguments... arguments) {
    typename Handle::pointer raw = nullptr;
    const int code = function(&raw, arguments...);
    out.reset(code < 0 ? nullptr : raw);
    return code;
}

// Starts libgit2 once per process with the settings we read repositories under; it is never shut down.
void start_library();

// What libgit2 said about the last error of this thread.
std::string last_message();

std::string to_hex(const git_oid& id);
// False unless `hex` is exactly 40 hexadecimal digits.
bool parse_hex(git_oid& out, std::string_view hex);

} // namespace delta::git
