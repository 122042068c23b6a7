// SPDX-License-Identifier: Apache-2.0
// How fast code is read, in a program linked as `delta` is:
//
//   parse_bench FILE...
//
// The files are of one language. Each line of standard input is answered with the seconds that only parsing all files
// takes, and reading them whole.
#include <array>
#include <cstdio>
#include <span>

#include "rounds.hpp"
#include "syntax/node.hpp"
#include "syntax/surface.hpp"

int main(int argc, char** argv) {
    using namespace delta;
    const auto lang = argc > 1 ? syntax::find_language(argv[1]) : std::nullopt;
    if (!lang || syntax::grammar(*lang) == nullptr) return std::fputs("parse_bench FILE...\n", stderr), 2;
    const std::vector<file> files = read_files(std::span(argv, static_cast<std::size_t>(argc)).subspan(1));
    const bare_parser parser(syntax::grammar(*lang));
    std::size_t elements = 0;
    answer_rounds([&] {
        const double bare = seconds([&] { parser.parse(files); });
        const double whole = seconds([&] {
            for (const file& f : files) elements += syntax::read(*lang, f.path, f.bytes).elements.size();
        });
        return std::array{bare, whole};
    });
    if (elements == 0) std::fputs("parse_bench: nothing was found in these files\n", stderr);
}
