// SPDX-License-Identifier: Apache-2.0
#include <string_view>
#include <utility>
#include <vector>

#include "drift/source_change.hpp"
#include "support/catch.hpp"

using delta::drift::file_role;
using delta::drift::role_of_code;

TEST_CASE("what a code file is for is told by its path", "[drift][file_role]") {
    const std::vector<std::pair<std::string_view, file_role>> cases = {
        {"src/client.py", file_role::source},
        {"client.go", file_role::source},
        {"src/contest.py", file_role::source},
        {"src/latest.ts", file_role::source},
        {"lib/tools/run.rb", file_role::source},
        {"src/build/plan.ts", file_role::source},
        {"tests/test_client.py", file_role::test},
        {"client_test.go", file_role::test},
        {"src/client.spec.ts", file_role::test},
        {"src/__tests__/client.js", file_role::test},
        {"src/test/java/ClientTest.java", file_role::test},
        {"src/ClientTest.java", file_role::test},
        {"spec/client_spec.rb", file_role::test},
        {"conftest.py", file_role::test},
        {"src/UnitTests/Mapping.cs", file_role::test},
        {"test2/Acme.Core.Tests/Mapping.cs", file_role::test},
        {"src/LoadTests.Api/Mapping.cs", file_role::source},
        {"src/Contests/Mapping.cs", file_role::source},
        {"src/Acme.Tests.Integration/Mapping.cs", file_role::test},
        {"okhttp/src/jvmTest/kotlin/Helper.kt", file_role::test},
        {"src/AcmeSamples.EF/Order.cs", file_role::example},
        {"src/Contest/Mapping.cs", file_role::source},
        {"src/Acme.Testing/Clock.cs", file_role::source},
        {"examples/hello.py", file_role::example},
        {"packages/a/demo/x.ts", file_role::example},
        {"vendor/x/y.go", file_role::vendored},
        {"web/node_modules/x/index.js", file_role::vendored},
        {"dist/app.js", file_role::generated},
        {"api/service.pb.go", file_role::generated},
        {"app.min.js", file_role::generated},
        {"package-lock.json", file_role::generated},
        {"Cargo.lock", file_role::generated},
        {"package.json", file_role::manifest},
        {"server/Cargo.toml", file_role::manifest},
        {"Dockerfile", file_role::manifest},
        {"Makefile", file_role::manifest},
        {"docker-compose.yml", file_role::manifest},
        {".github/workflows/ci.yml", file_role::tooling},
        {"appveyor.yml", file_role::tooling},
        {"apps/site/.vitepress/config.ts", file_role::tooling},
        {"scripts/release.sh", file_role::tooling},
        {"docs/components/sponsors.tsx", file_role::tooling},
        {"packages/docs/components/sponsors.tsx", file_role::tooling},
        {"website/theme/index.js", file_role::tooling},
        {"website/src/public/schema.json", file_role::source}, // users write configuration by it
        {"mkdocs.yml", file_role::tooling},
        {"src/docs/reader.cpp", file_role::source},
        {"vite.config.ts", file_role::tooling},
        {".eslintrc.js", file_role::tooling},
        {"", file_role::source},
    };
    for (const auto& [path, role] : cases) {
        INFO(path);
        CHECK(role_of_code(path) == role);
    }
}
