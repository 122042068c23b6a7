// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <optional>
#include <string_view>

namespace delta::syntax {

enum class language {
    python,
    javascript,
    typescript,
    tsx,
    go,
    rust,
    java,
    c,
    cpp,
    csharp,
    ruby,
    php,
    kotlin,
    bash,
    // Structured files around code.
    json,
    yaml,
    toml,
    ini,
    dockerfile,
    makefile,
    dotenv,
    gomod
};

inline constexpr std::size_t language_count = static_cast<std::size_t>(language::gomod) + 1;

std::string_view to_string(language l);

// The language of a file by its name, and by its first line ("#!/usr/bin/env python3") when the name says nothing.
std::optional<language> find_language(std::string_view path, std::string_view first_line = {});

// True for programming languages, false for the structured files around them.
bool is_code(language l);

} // namespace delta::syntax
