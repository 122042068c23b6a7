// SPDX-License-Identifier: Apache-2.0
#include "api/page_policy.hpp"

#include "support/catch.hpp"

using delta::api::make_page_policy;

TEST_CASE("a page without inline scripts may run none") {
    const std::string policy = make_page_policy(R"(<script type="module" src="/assets/index.js"></script>)");

    CHECK(policy.contains("default-src 'none'; script-src 'self'; style-src 'self';"));
}

TEST_CASE("an inline script of the page is allowed by its hash") {
    // The example of the specification, Content Security Policy Level 3, "hash".
    const std::string policy = make_page_policy("<head><script>alert('Hello, world.');</script></head>");

    CHECK(policy.contains("script-src 'self' 'sha256-qznLcsROx4GACP2dm0UCKCzCG+HiZ1guq6ZZDob/Tng=';"));
    CHECK_FALSE(policy.contains("unsafe"));
}

TEST_CASE("each inline script has its hash, and one that does not end has none") {
    const std::string policy = make_page_policy("<script>1</script><script>2</script><script>3");

    CHECK(
        policy.contains("script-src 'self' 'sha256-a4ayc/80/OGda4BO/1o/V0etpOqiLx1JwB5S3beHW0s=' "
                        "'sha256-1HNeOiZeFu7gP1lxi5tdAwGcB9i2xR+Q2jpmbuwTqzU=';"));
}
