// SPDX-License-Identifier: Apache-2.0
// How fast code is read, as a ratio to tree-sitter's bare parse of the same bytes in the same run, one thread:
//
//   parse_bench [--rounds N] FILE...
//
// Prints, for each language, bytes, both speeds, and the median ratio of the rounds.
#include <tree_sitter/api.h>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <iterator>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "syntax/node.hpp"
#include "syntax/surface.hpp"

namespace {

using namespace delta;

struct file {
    std::string path, bytes;
};

double seconds(const auto& work) {
    const auto began = std::chrono::steady_clock::now();
    work();
    return std::chrono::duration<double>(std::chrono::steady_clock::now() - began).count();
}

void parse_bare(TSParser* parser, const std::vector<file>& files) {
    for (const file& f : files)
        ts_tree_delete(
            ts_parser_parse_string(parser, nullptr, f.bytes.data(), static_cast<std::uint32_t>(f.bytes.size())));
}

double median(std::vector<double> all) {
    std::ranges::sort(all);
    return all[all.size() / 2];
}

void measure(syntax::language lang, const std::vector<file>& files, int rounds) {
    const std::unique_ptr<TSParser, void (*)(TSParser*)> parser(ts_parser_new(), ts_parser_delete);
    ts_parser_set_language(parser.get(), syntax::grammar(lang));
    std::size_t size = 0;
    for (const file& f : files) size += f.bytes.size();
    std::vector<double> bare, whole, ratio;
    std::size_t elements = 0;
    for (int i = 0; i <= rounds; ++i) {
        const double b = seconds([&] { parse_bare(parser.get(), files); });
        const double w = seconds([&] {
            for (const file& f : files) elements += syntax::read(lang, f.path, f.bytes).elements.size();
        });
        if (i == 0) continue; // it fills the caches
        bare.push_back(b);
        whole.push_back(w);
        ratio.push_back(b / w);
    }
    const double mb = static_cast<double>(size) / 1e6;
    std::printf("| %s | %zu | %.1f | %.1f | %.1f | %.2f |\n", std::string(syntax::to_string(lang)).c_str(),
                files.size(), mb, mb / median(bare), mb / median(whole), median(ratio));
    if (elements == 0) std::fputs("nothing was found in these files\n", stderr);
}

} // namespace

int main(int argc, char** argv) {
    int rounds = 5;
    std::map<syntax::language, std::vector<file>> by_language;
    for (int i = 1; i < argc; ++i) {
        const std::string path = argv[i];
        if (path == "--rounds" && i + 1 < argc) {
            rounds = std::max(1, std::atoi(argv[++i]));
            continue;
        }
        const auto lang = syntax::find_language(path);
        if (!lang || syntax::grammar(*lang) == nullptr || !syntax::is_code(*lang)) continue;
        std::ifstream in(path, std::ios::binary);
        by_language[*lang].push_back({path, {std::istreambuf_iterator<char>(in), {}}});
    }
    std::puts("| language | files | MB | bare MB/s | read MB/s | ratio |\n| --- | --- | --- | --- | --- | --- |");
    for (const auto& [lang, files] : by_language) measure(lang, files, rounds);
}
