// SPDX-License-Identifier: Apache-2.0
#include "support/golden.hpp"

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <sstream>

#include "support/catch.hpp"

namespace delta::testing {
namespace {

std::filesystem::path golden_path(std::string_view path) {
    return std::filesystem::path(DELTA_GOLDEN_DIR) / path;
}

bool updating() {
    const char* const wanted = std::getenv("DELTA_UPDATE_GOLDEN");
    return wanted != nullptr && std::string_view(wanted) == "1";
}

void write_golden(const std::filesystem::path& file, std::string_view text) {
    std::filesystem::create_directories(file.parent_path());
    std::ofstream out(file, std::ios::binary);
    out << text;
}

// Catch prints whole strings when they differ; for a long dump the first differing line says more.
std::string first_difference(const std::string& expected, const std::string& actual) {
    std::istringstream left(expected);
    std::istringstream right(actual);
    for (int line = 1;; ++line) {
        std::string want;
        std::string got;
        const bool more_left = static_cast<bool>(std::getline(left, want));
        const bool more_right = static_cast<bool>(std::getline(right, got));
        if (!more_left && !more_right) return {};
        if (want != got || more_left != more_right)
            return "line " + std::to_string(line) + "\n  expected: " + (more_left ? want : "(end)") +
                   "\n  actual:   " + (more_right ? got : "(end)");
    }
}

} // namespace

std::string read_golden(std::string_view path) {
    const std::filesystem::path file = golden_path(path);
    std::ifstream in(file, std::ios::binary);
    INFO("golden file " << file.string());
    REQUIRE(in.good());
    std::ostringstream bytes;
    bytes << in.rdbuf();
    return bytes.str();
}

void check_golden(std::string_view path, std::string_view actual) {
    if (updating()) {
        write_golden(golden_path(path), actual);
        return;
    }
    const std::string expected = read_golden(path);
    const std::string difference = first_difference(expected, std::string(actual));
    INFO("golden file " << path << ", " << difference);
    CHECK((expected == actual));
}

} // namespace delta::testing
