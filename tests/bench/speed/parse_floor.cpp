// SPDX-License-Identifier: Apache-2.0
// Bare tree-sitter as it is published, with the C library's allocator:
//
//   parse_floor GRAMMAR FILE...
//
// GRAMMAR is the end of the name of its function (`c_sharp`). Each line of standard input is answered with the seconds
// that parsing all files takes.
#include <dlfcn.h>

#include <array>
#include <cstdio>
#include <span>
#include <string>

#include "rounds.hpp"

int main(int argc, char** argv) {
    if (argc < 3) return std::fputs("parse_floor GRAMMAR FILE...\n", stderr), 2;
    const auto grammar =
        reinterpret_cast<const TSLanguage* (*)()>(dlsym(RTLD_DEFAULT, ("tree_sitter_" + std::string(argv[1])).c_str()));
    if (grammar == nullptr) return std::fprintf(stderr, "parse_floor: no grammar \"%s\"\n", argv[1]), 2;
    const std::vector<file> files = read_files(std::span(argv, static_cast<std::size_t>(argc)).subspan(2));
    const bare_parser parser(grammar());
    answer_rounds([&] { return std::array{seconds([&] { parser.parse(files); })}; });
}
