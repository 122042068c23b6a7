// SPDX-License-Identifier: Apache-2.0
// Any bytes as what comes back from a language model: a provider's answer, a section written again, and as what is sent
// to one. The first byte says which.
#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>

#include "base/instruction.hpp"
#include "base/utf8.hpp"
#include "docs/document.hpp"
#include "jobs/draft_fault.hpp"
#include "jobs/judge.hpp"
#include "llm/fence.hpp"
#include "llm/patience.hpp"
#include "llm/prompts.hpp"
#include "llm/schema.hpp"
#include "llm/wire.hpp"

namespace {

using namespace delta;

const std::string page =
    "# A\n\nSee [b](https://example.org/).\n\n## B\n\nUse `old()`.\n\n```sh\nmake\n```\n\n## C\n\nEnd.\n";

void read_answers(std::string_view bytes) {
    http::response told;
    told.body = bytes;
    for (const int status : {200, 400, 429, 500}) {
        told.status = status;
        llm::find_pause(told, {});
        for (const llm::provider of : {llm::provider::gemini, llm::provider::openai, llm::provider::anthropic}) {
            const llm::endpoint from{.of = of, .base_url = {}, .model = {}, .key = secret("key-key")};
            llm::lacks_schemas(from, told);
            const llm::reply got = llm::read_reply(from, told);
            if (got.used.in < 0 || got.used.out < 0) std::abort();
            if (!got.value && got.value.error().message.contains("key-key")) std::abort();
            if (got.value) llm::find_schema_fault(*got.value, llm::make_draft_question({}).schema);
        }
    }
}

// However it is written: "##  B" and "B" with a line below are the same.
bool has_its_heading(const std::string& text) {
    const docs::document read = docs::read(docs::format::markdown, "docs/a.md", text);
    return std::ranges::any_of(read.sections, [](const docs::section& s) { return s.level == 2 && s.title == "B"; });
}

// Whatever passes leaves every byte outside, and the headings.
void use_draft(std::string_view bytes) {
    const std::size_t begin = page.find("## B");
    const std::size_t end = page.find("## C");
    const std::string fault = jobs::find_draft_fault("docs/a.md", page, {begin, end, std::string(bytes)});
    const std::string after = page.substr(0, begin) + std::string(bytes) + page.substr(end);
    if (fault.empty() && (bytes.contains("://evil.example") || !has_its_heading(after))) std::abort();
    const std::string sentence = jobs::tame_sentence(bytes);
    if (sentence.size() > 310 || sentence.contains('\n')) std::abort();
}

void send(std::string_view bytes) {
    const std::string shown = llm::fence({{"x", std::string(bytes)}}, "mark");
    if (!is_valid_utf8(shown)) std::abort();
    if (llm::shorten(bytes, 50).size() > 100) std::abort();
    find_instruction(bytes);
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    if (size == 0) return 0;
    const std::string_view bytes(reinterpret_cast<const char*>(data) + 1, size - 1);
    if (data[0] % 3 == 0) read_answers(bytes);
    if (data[0] % 3 == 1) use_draft(bytes);
    if (data[0] % 3 == 2) send(bytes);
    return 0;
}
