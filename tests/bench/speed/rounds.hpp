// SPDX-License-Identifier: Apache-2.0
// What parse_floor and parse_bench share: files in memory, and a round of work for each line of standard input, so that
// parse.py lets them take turns.
#pragma once

#include <tree_sitter/api.h>

#include <chrono>
#include <fstream>
#include <iostream>
#include <iterator>
#include <memory>
#include <span>
#include <string>
#include <vector>

struct file {
    std::string path, bytes;
};

inline std::vector<file> read_files(std::span<char*> paths) {
    std::vector<file> out;
    for (const char* const path : paths) {
        std::ifstream in(path, std::ios::binary);
        out.push_back({path, {std::istreambuf_iterator<char>(in), {}}});
    }
    return out;
}

double seconds(const auto& work) {
    const auto began = std::chrono::steady_clock::now();
    work();
    return std::chrono::duration<double>(std::chrono::steady_clock::now() - began).count();
}

// Parses every file and throws its tree away.
class bare_parser {
  public:
    explicit bare_parser(const TSLanguage* grammar) : parser_(ts_parser_new(), ts_parser_delete) {
        ts_parser_set_language(parser_.get(), grammar);
    }
    void parse(const std::vector<file>& files) const {
        for (const file& f : files)
            ts_tree_delete(ts_parser_parse_string(parser_.get(), nullptr, f.bytes.data(),
                                                  static_cast<std::uint32_t>(f.bytes.size())));
    }

  private:
    std::unique_ptr<TSParser, void (*)(TSParser*)> parser_;
};

// Answers each line of standard input with the numbers that `round` gives.
void answer_rounds(const auto& round) {
    for (std::string line; std::getline(std::cin, line);) {
        for (const double number : round()) std::cout << number << ' ';
        std::cout << std::endl;
    }
}
