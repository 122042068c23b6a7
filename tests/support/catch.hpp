// SPDX-License-Identifier: Apache-2.0
// Debian 12 ships Catch2 v2, Debian 13 ships v3; tests use what both have.
#pragma once

#if __has_include(<catch2/catch_test_macros.hpp>)
#include <catch2/catch_approx.hpp>
#include <catch2/catch_test_macros.hpp>
#include <catch2/generators/catch_generators.hpp>
#include <catch2/matchers/catch_matchers.hpp>
using Catch::Approx;

#if defined(__GNUC__) && !defined(__clang__)
// Catch's own names the expression twice more, in __builtin_constant_p and behind `false &&`, to keep warnings about
// it. g++ 14 runs what is awaited in either place, so that CHECK(co_await next() == 1) would ask three times.
#undef INTERNAL_CATCH_TEST
#define INTERNAL_CATCH_TEST(macro, disposition, ...)                                                 \
    do {                                                                                             \
        Catch::AssertionHandler catch_assertion(macro##_catch_sr, CATCH_INTERNAL_LINEINFO,           \
                                                CATCH_INTERNAL_STRINGIFY(__VA_ARGS__), disposition); \
        try {                                                                                        \
            _Pragma("GCC diagnostic push") _Pragma("GCC diagnostic ignored \"-Wparentheses\"")       \
                catch_assertion.handleExpr(Catch::Decomposer() <= __VA_ARGS__);                      \
            _Pragma("GCC diagnostic pop")                                                            \
        } catch (...) {                                                                              \
            catch_assertion.handleUnexpectedInflightException();                                     \
        }                                                                                            \
        catch_assertion.complete();                                                                  \
    } while (false)
#endif
#else
#include <catch2/catch.hpp>
#endif
