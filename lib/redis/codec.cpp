// SPDX-License-Identifier: Apache-2.0
#include "redis/codec.hpp"

#include <fmt/format.h>
#include <hiredis/hiredis.h>

#include <new>
#include <utility>

namespace delta::redis {
namespace {

// What hiredis carries for us to the functions below: for how many replies there is a place already, of those since the
// last that was complete, and why one was refused.
struct budget {
    std::size_t elements = 0;
    const char* refused = nullptr;
};

// hiredis has a limit of its own, of as many, before 1.0 only.
bool is_too_deep(const redisReadTask* task) {
    std::size_t depth = 1;
    while ((task = task->parent) != nullptr) ++depth;
    return depth > max_reply_depth;
}

// The place of the reply that `task` is about: an element of the list above it, which has its size already, or a new
// one at the top.
reply* place_of(const redisReadTask* task) {
    if (task->parent == nullptr) return new (std::nothrow) reply;
    reply_list& siblings = std::get<reply_list>(static_cast<reply*>(task->parent->obj)->value);
    return &siblings[static_cast<std::size_t>(task->idx)];
}

void* make_text(const redisReadTask* task, char* text, std::size_t size) {
    reply* const place = place_of(task);
    if (place == nullptr) return nullptr;
    if (task->type == REDIS_REPLY_ERROR)
        place->value = error_reply{std::string(text, size)};
    else
        place->value = std::string(text, size);
    return place;
}

// The count is an int in hiredis 0.14 and a size_t in later ones.
template <class Function>
struct list_maker;
template <class Count>
struct list_maker<void* (*)(const redisReadTask*, Count)> {
    // Null is what hiredis takes for out of memory; it ends the connection.
    static void* make(const redisReadTask* task, Count count) {
        auto& used = *static_cast<budget*>(task->privdata);
        const auto size = static_cast<std::size_t>(count);
        if (size > max_reply_elements - used.elements) used.refused = "has too many elements";
        if (is_too_deep(task)) used.refused = "is too deep";
        if (used.refused != nullptr || task->type != REDIS_REPLY_ARRAY) return nullptr;
        used.elements += size;
        reply* const place = place_of(task);
        if (place != nullptr) place->value = reply_list(size);
        return place;
    }
};

void* make_number(const redisReadTask* task, long long number) {
    reply* const place = place_of(task);
    if (place != nullptr) place->value = std::int64_t{number};
    return place;
}

void* make_nil(const redisReadTask* task) {
    return place_of(task);
}

// Only replies at the top are owned; the others are part of them.
void destroy(void* made) {
    delete static_cast<reply*>(made);
}

// Later versions know more types, which a server speaks only when asked to. Left null, hiredis would make pointers up.
template <class Functions>
void refuse_other_types(Functions& functions) {
    if constexpr (requires { functions.createDouble; }) {
        functions.createDouble = [](const redisReadTask*, double, char*, std::size_t) -> void* { return nullptr; };
        functions.createBool = [](const redisReadTask*, int) -> void* { return nullptr; };
    }
}

redisReplyObjectFunctions make_functions() {
    redisReplyObjectFunctions functions{};
    functions.createString = make_text;
    functions.createArray = list_maker<decltype(functions.createArray)>::make;
    functions.createInteger = make_number;
    functions.createNil = make_nil;
    functions.freeObject = destroy;
    refuse_other_types(functions);
    return functions;
}

} // namespace

void encode(const command& what, std::string& out) {
    std::vector<const char*> words;
    std::vector<std::size_t> sizes;
    for (const std::string& word : what) {
        words.push_back(word.data());
        sizes.push_back(word.size());
    }
    char* made = nullptr;
    // An int before hiredis 1.1.
    const long long size = redisFormatCommandArgv(&made, static_cast<int>(what.size()), words.data(), sizes.data());
    const std::unique_ptr<char, void (*)(char*)> bytes(made, redisFreeCommand);
    if (size < 0) throw std::bad_alloc();
    out.append(made, static_cast<std::size_t>(size));
}

struct decoder::impl {
    // hiredis keeps the address.
    redisReplyObjectFunctions functions = make_functions();
    budget used;
    std::unique_ptr<redisReader, void (*)(redisReader*)> reader{redisReaderCreateWithFunctions(&functions),
                                                                redisReaderFree};
};

decoder::decoder() : impl_(std::make_unique<impl>()) {
    if (!impl_->reader) throw std::bad_alloc();
    impl_->reader->privdata = &impl_->used;
}
decoder::~decoder() = default;
decoder::decoder(decoder&&) noexcept = default;

void decoder::feed(std::string_view bytes) {
    redisReader& reader = *impl_->reader;
    if (reader.len - reader.pos + bytes.size() > max_reply_bytes)
        throw net_failure("Redis sent a reply that is too large");
    if (redisReaderFeed(&reader, bytes.data(), bytes.size()) != REDIS_OK) throw net_failure(reader.errstr);
}

std::optional<reply> decoder::next() {
    void* made = nullptr;
    if (redisReaderGetReply(impl_->reader.get(), &made) != REDIS_OK)
        throw net_failure(impl_->used.refused != nullptr
                              ? fmt::format("Redis sent a reply that {}", impl_->used.refused)
                              : fmt::format("Redis sent what is no reply: {}", impl_->reader->errstr));
    if (made == nullptr) return std::nullopt;
    const std::unique_ptr<reply> whole(static_cast<reply*>(made));
    impl_->used = {};
    return std::move(*whole);
}

} // namespace delta::redis
