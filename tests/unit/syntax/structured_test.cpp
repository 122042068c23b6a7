// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "support/catch.hpp"
#include "support/surface_dump.hpp"
#include "syntax/surface.hpp"

namespace delta::syntax {
namespace {

using namespace std::string_literals;

const element* find(const surface& s, std::string_view qualified) {
    const auto found = std::ranges::find(s.elements, qualified, &element::qualified);
    return found == s.elements.end() ? nullptr : &*found;
}

void check_spans(const surface& s, std::string_view bytes) {
    for (const element& e : s.elements) {
        REQUIRE(e.where.end <= bytes.size());
        REQUIRE(e.name_span.begin < e.name_span.end);
        REQUIRE(e.where.begin < e.where.end);
    }
}

TEST_CASE("every structured file shows what its golden file says") {
    const std::pair<language, std::string> files[] = {{language::json, "package.json"},
                                                      {language::json, "composer.json"},
                                                      {language::toml, "pyproject.toml"},
                                                      {language::toml, "Cargo.toml"},
                                                      {language::toml, "Pipfile"},
                                                      {language::toml, "libs.versions.toml"},
                                                      {language::ini, "gradle.properties"},
                                                      {language::ini, "setup.cfg"},
                                                      {language::yaml, "docker-compose.yml"},
                                                      {language::yaml, ".github/workflows/ci.yml"},
                                                      {language::yaml, "action.yml"},
                                                      {language::yaml, ".github/workflows/short.yaml"},
                                                      {language::yaml, "Taskfile.yml"},
                                                      {language::yaml, "openapi.yaml"},
                                                      {language::json, "settings.schema.json"},
                                                      {language::yaml, "settings.yaml"},
                                                      {language::toml, "settings.toml"},
                                                      {language::ini, "tool.ini"},
                                                      {language::ini, "server.conf"},
                                                      {language::dotenv, ".env.example"},
                                                      {language::gomod, "go.mod"},
                                                      {language::dockerfile, "Dockerfile"},
                                                      {language::makefile, "Makefile"}};
    for (const auto& [lang, name] : files) {
        INFO(name);
        CHECK(find_language(name) == lang);
        testing::check_surface(lang, "syntax/structured/" + name);
    }
}

TEST_CASE("names stand exactly where their span says") {
    const std::string_view bytes = "{\n  \"scripts\": {\"build\": \"x\"}, \"engines\": {\"node\": \">=18\"}\n}";
    const surface s = read(language::json, "package.json", bytes);
    REQUIRE(s.elements.size() == 2);
    for (const element& e : s.elements)
        CHECK(bytes.substr(e.name_span.begin, e.name_span.end - e.name_span.begin) == e.name);
    CHECK(s.elements[0].name_span == span{17, 22, 2, 16, 2, 21});
    CHECK(s.elements[0].where == span{16, 28, 2, 15, 2, 27});
}

TEST_CASE("line ends of Windows and a byte order mark change no name or value") {
    const std::pair<language, std::pair<std::string, std::string>> files[] = {
        {language::yaml, {"a.yml", "a:\r\n  b: one\r\n  c: 'two'\r\n"}},
        {language::toml, {"a.toml", "[a]\r\nb = \"one\"\r\nc = 'two'\r\n"}},
        {language::json, {"a.json", "{\"a\": {\r\n\"b\": \"one\",\r\n\"c\": \"two\"}}\r\n"}},
        {language::ini, {"a.ini", "[a]\r\nb = one\r\nc = 'two'\r\n"}}};
    for (const auto& [lang, file] : files) {
        for (const std::string& bytes : {file.second, "\xEF\xBB\xBF" + file.second}) {
            INFO(bytes);
            const surface s = read(lang, file.first, bytes);
            REQUIRE(find(s, "a.b") != nullptr);
            CHECK(find(s, "a.b")->value == "one");
            REQUIRE(find(s, "a.c") != nullptr);
            CHECK(find(s, "a.c")->value == "two");
            check_spans(s, bytes);
        }
    }
    const surface docker = read(language::dockerfile, "Dockerfile",
                                "\xEF\xBB\xBF"
                                "FROM a:1\r\nENV X=2 \\\r\n Y=3\r\n");
    REQUIRE(docker.elements.size() == 3);
    CHECK(docker.elements[1].value == "2");
    CHECK(docker.elements[2].value == "3");
    const surface env = read(language::dotenv, ".env",
                             "\xEF\xBB\xBF"
                             "X=2\r\nY='3'\r\n");
    REQUIRE(env.elements.size() == 2);
    CHECK(env.elements[0].value == "2");
}

TEST_CASE("the sound parts of a broken file are read") {
    const surface json =
        read(language::json, "package.json", "{\"scripts\": {\"a\": \"1\", \"b\" \"2\", \"c\": \"3\",}}");
    CHECK(json.has_errors);
    CHECK(find(json, "scripts.a") != nullptr);
    CHECK(find(json, "scripts.c") != nullptr);
    const surface toml = read(language::toml, "a.toml", "[a]\nx = 1\n[b\ny = = 2\n[c]\nz = 3\n");
    CHECK(toml.has_errors);
    CHECK(find(toml, "a.x") != nullptr);
    CHECK(find(toml, "c.z") != nullptr);
    const surface yaml = read(language::yaml, "a.yml", "a: 1\nb: [1, 2\nc: 3\n");
    CHECK(yaml.has_errors);
    const surface make = read(language::makefile, "Makefile", "all:\n\techo\n)(\ntest:\n\tgo\n");
    CHECK(find(make, "all") != nullptr);
    CHECK(find(make, "test") != nullptr);
}

TEST_CASE("a key that comes twice is shown twice") {
    CHECK(read(language::json, "a.json", "{\"k\": 1, \"k\": 2}").elements.size() == 2);
    CHECK(read(language::dotenv, ".env", "K=1\nK=2\n").elements.size() == 2);
}

TEST_CASE("a huge flat file is read in part and in little time") {
    std::string json = "{", yaml, toml, ini, env;
    for (int i = 0; i < 30'000; ++i) {
        const std::string key = "key" + std::to_string(i);
        json += "\"" + key + "\": 1,\n";
        yaml += key + ": 1\n";
        toml += "[" + key + "]\nx = 1\n";
        ini += "[" + key + "]\nx = 1\n";
        env += key + "=1\n";
    }
    json += "\"last\": 1}";
    CHECK(read(language::json, "a.json", json).elements.size() == 5'000);
    CHECK(read(language::yaml, "a.yml", yaml).elements.size() == 5'000);
    CHECK(read(language::toml, "a.toml", toml).elements.size() == 5'000);
    CHECK(read(language::ini, "a.ini", ini).elements.size() == 5'000);
    CHECK(read(language::dotenv, ".env", env).elements.size() == 5'000);
}

TEST_CASE("a deep file is entered to a bound") {
    std::string json, yaml, toml = "x = ";
    for (int i = 0; i < 3'000; ++i) {
        json += "{\"a\":";
        yaml += std::string(static_cast<std::size_t>(i % 500), ' ') + "a:\n";
        toml += "[";
    }
    CHECK(read(language::json, "a.json", json + "1" + std::string(3'000, '}')).too_deep);
    CHECK(read(language::json, "a.json", json).elements.size() <= 5'000);
    CHECK_NOTHROW(read(language::yaml, "a.yml", yaml));
    CHECK_NOTHROW(read(language::yaml, "a.yml", std::string(5'000, '[')));
    CHECK_NOTHROW(read(language::toml, "a.toml", toml));
    std::string dotted = "a";
    for (int i = 0; i < 3'000; ++i) dotted += ".a";
    CHECK(read(language::toml, "a.toml", dotted + " = 1\n").too_deep);
}

TEST_CASE("code that nests deeper than a scanner can remember is read without harm") {
    std::string python, yaml;
    for (std::size_t i = 0; i < 600; ++i) {
        python += std::string(i, ' ') + "if x:\n";
        yaml += std::string(i, ' ') + "a:\n";
    }
    CHECK_NOTHROW(read(language::python, "a.py", python + std::string(600, ' ') + "f(f'{\"a\"}')\n"));
    CHECK_NOTHROW(read(language::yaml, "a.yml", yaml));
}

TEST_CASE("aliases are not expanded into trees") {
    std::string bomb = "a: &a [x, x]\n";
    for (char c = 'b'; c <= 'z'; ++c) {
        const std::string last(1, static_cast<char>(c - 1));
        bomb += std::string(1, c) + ": &" + c + " [*" + last + ", *" + last + "]\n";
    }
    CHECK(read(language::yaml, "a.yml", bomb).elements.size() == 26);
}

TEST_CASE("bytes of zero and halves of characters do no harm") {
    const std::string bytes = "{\"a\0b\": 1, \"\xC3\": [\0]}\n[x]\nk = v\0\nFROM a\0b\n"s;
    for (const auto& [lang, path] : {std::pair{language::json, "package.json"},
                                     {language::yaml, "docker-compose.yml"},
                                     {language::toml, "pyproject.toml"},
                                     {language::ini, "setup.cfg"},
                                     {language::dockerfile, "Dockerfile"},
                                     {language::makefile, "Makefile"},
                                     {language::dotenv, ".env"},
                                     {language::gomod, "go.mod"}}) {
        INFO(path);
        check_spans(read(lang, path, bytes), bytes);
    }
}

TEST_CASE("files that tools lock versions with are no configuration") {
    CHECK(read(language::json, "web/package-lock.json", "{\"name\": \"x\", \"version\": \"1\"}").elements.empty());
}

} // namespace
} // namespace delta::syntax
