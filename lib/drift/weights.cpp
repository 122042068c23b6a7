// SPDX-License-Identifier: Apache-2.0
// Written by tests/bench/driftbench/fit.py from DriftBench's dev part; do not edit by hand.
#include "drift/weights.hpp"

#include "drift/score.hpp"

namespace delta::drift {
namespace {

constexpr std::array<weight, 28> gone = {{
    {feature::claims_in_doc, 0.140},   {feature::claims_near, 0.208},    {feature::co_change_known, 0.413},
    {feature::common_name, 0.111},     {feature::container_near, 0.182}, {feature::deprecated, -1.150},
    {feature::docs_with_name, -0.082}, {feature::code_form, 0.293},      {feature::imported, -0.129},
    {feature::element, 0.277},         {feature::entry, -0.261},         {feature::exported, 0.069},
    {feature::file, -0.115},           {feature::member, -0.383},        {feature::option_like, 0.308},
    {feature::renamed, 0.706},         {feature::type, 0.354},           {feature::left_package, -1.206},
    {feature::strength_code, 0.086},   {feature::strength_entry, 0.689}, {feature::strength_fence, 0.053},
    {feature::loose_match, 2.123},     {feature::strength_prose, 2.073}, {feature::whole_mention, 0.275},
    {feature::doc_mentions, 0.383},    {feature::new_in_strings, 0.048}, {feature::news_in_doc, 0.296},
    {feature::head_uses, -0.089},
}};

constexpr std::array<weight, 21> value = {{
    {feature::claims_in_doc, 0.054},   {feature::claims_near, 0.064},     {feature::co_change_known, 0.387},
    {feature::common_name, 0.264},     {feature::container_near, -0.069}, {feature::docs_with_name, -0.057},
    {feature::code_form, 0.152},       {feature::imported, -0.159},       {feature::element, 0.072},
    {feature::exported, 0.004},        {feature::option_like, 0.188},     {feature::strength_code, -0.002},
    {feature::strength_entry, 0.601},  {feature::strength_fence, -0.108}, {feature::loose_match, 1.223},
    {feature::strength_prose, 1.198},  {feature::whole_mention, 0.263},   {feature::news_in_doc, 0.286},
    {feature::value_distance, -1.195}, {feature::value_specific, -1.389}, {feature::value_stated, 0.412},
}};

constexpr std::array<weight, 27> replaced = {{
    {feature::claims_in_doc, 0.036},     {feature::claims_near, 0.046},     {feature::co_change, 1.370},
    {feature::co_change_known, 0.115},   {feature::common_name, 0.126},     {feature::container_near, 0.094},
    {feature::docs_with_name, -0.289},   {feature::code_form, 0.308},       {feature::imported, -0.072},
    {feature::element, 0.318},           {feature::exported, 0.220},        {feature::strength_code, -0.029},
    {feature::strength_entry, 0.402},    {feature::strength_fence, -0.275}, {feature::loose_match, 1.312},
    {feature::strength_prose, 1.287},    {feature::whole_mention, -0.161},  {feature::new_in_strings, -0.010},
    {feature::news_in_doc, 0.432},       {feature::path_affinity, 0.313},   {feature::in_default, 0.240},
    {feature::siblings_entries, -0.074}, {feature::siblings, 0.108},        {feature::siblings_share, 0.722},
    {feature::head_uses, -0.190},        {feature::value_specific, -0.960}, {feature::value_stated, 0.548},
}};

constexpr std::array<weight, 20> signature = {{
    {feature::claims_in_doc, 0.109},   {feature::claims_near, 0.158},    {feature::co_change, 1.446},
    {feature::co_change_known, 0.402}, {feature::common_name, 0.107},    {feature::docs_with_name, -0.063},
    {feature::code_form, 0.198},       {feature::imported, -0.191},      {feature::element, 0.220},
    {feature::exported, 0.127},        {feature::parameter, 0.574},      {feature::renamed, 0.384},
    {feature::strength_code, 0.242},   {feature::strength_entry, 0.605}, {feature::strength_fence, -0.062},
    {feature::loose_match, 1.159},     {feature::strength_prose, 1.134}, {feature::whole_mention, 0.086},
    {feature::news_in_doc, 0.239},     {feature::value_stated, 0.327},
}};

constexpr std::array<weight, 69> missing = {{
    {feature::added_names, -0.059},    {feature::advisory_doc, -2.326},
    {feature::change_files, -0.250},   {feature::change_size, -0.213},
    {feature::claims_in_doc, 0.187},   {feature::claims_near, 0.239},
    {feature::co_change, 2.273},       {feature::co_change_folder, 0.560},
    {feature::co_change_known, 0.408}, {feature::comment_lines, -0.008},
    {feature::common_name, 0.354},     {feature::container_near, -0.215},
    {feature::deprecated, -0.290},     {feature::doc_activity, -0.003},
    {feature::doc_marks, 0.017},       {feature::docs_with_name, 0.056},
    {feature::family_by_text, -0.387}, {feature::family_large, 0.260},
    {feature::family_told, 1.647},     {feature::code_form, 0.158},
    {feature::front_door, 0.225},      {feature::imported, -0.310},
    {feature::internal_path, -0.072},  {feature::callable, -0.362},
    {feature::element, -0.148},        {feature::entry, -0.436},
    {feature::exported, -0.251},       {feature::file, -0.037},
    {feature::fresh, -0.035},          {feature::member, -0.765},
    {feature::option_like, 0.164},     {feature::parameter, -0.498},
    {feature::renamed, 0.614},         {feature::type, 0.223},
    {feature::left_package, -0.320},   {feature::strength_code, 0.318},
    {feature::strength_entry, 0.715},  {feature::strength_fence, 0.194},
    {feature::loose_match, 1.388},     {feature::strength_prose, 1.363},
    {feature::whole_mention, 0.410},   {feature::doc_mentions, 0.373},
    {feature::name_in_comment, 0.155}, {feature::name_in_doc, -0.049},
    {feature::name_in_docs, -1.024},   {feature::name_in_section, 0.240},
    {feature::name_parts, -0.189},     {feature::new_in_strings, 0.208},
    {feature::newly_shown, 0.960},     {feature::news_in_doc, 0.338},
    {feature::path_affinity, 1.272},   {feature::readme, -0.308},
    {feature::reference_doc, -0.235},  {feature::removed_names, 0.024},
    {feature::in_default, 0.403},      {feature::siblings_entries, -0.159},
    {feature::siblings, 0.182},        {feature::sibling_group, 0.237},
    {feature::sibling_nearest, 0.219}, {feature::siblings_rarity, 0.065},
    {feature::siblings_share, 0.758},  {feature::shingles, -0.199},
    {feature::touches_tests, 0.094},   {feature::uses, -0.429},
    {feature::test_uses, -0.027},      {feature::head_uses, 0.022},
    {feature::value_distance, -0.321}, {feature::value_specific, -0.081},
    {feature::value_stated, 0.571},
}};

constexpr std::array<weight, 9> text = {{
    {feature::change_size, -0.240},
    {feature::claims_in_doc, 0.203},
    {feature::claims_near, 0.244},
    {feature::co_change, 1.988},
    {feature::co_change_known, 0.389},
    {feature::news_in_doc, 0.413},
    {feature::path_affinity, 0.924},
    {feature::readme, -0.024},
    {feature::shingles, -0.943},
}};

constexpr std::array<family_weights, family_count> tables = {{
    {-0.764, gone},
    {-0.505, value},
    {-0.689, replaced},
    {-0.849, signature},
    {0.380, missing},
    {0.213, text},
}};

} // namespace

const family_weights& weights_of(family f) {
    return tables.at(static_cast<std::size_t>(f));
}

const double default_min_score = 0.86;

} // namespace delta::drift
