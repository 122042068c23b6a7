# SPDX-License-Identifier: Apache-2.0
# cmake -DFOLDER=sql -DOUTPUT=file.cpp -P embed_sql.cmake: writes the pairs NNNN_name.{up,down}.sql as a C++ source that
# defines what store/migrations.hpp declares.
file(GLOB ups "${FOLDER}/*.up.sql")
list(SORT ups)
set(entries "")
foreach(up IN LISTS ups)
  get_filename_component(file_name "${up}" NAME)
  if(NOT file_name MATCHES "^0*([1-9][0-9]*)_([a-z0-9_]+)\\.up\\.sql$")
    message(FATAL_ERROR "${file_name} is not named like 0001_initial.up.sql")
  endif()
  set(number "${CMAKE_MATCH_1}")
  set(name "${CMAKE_MATCH_2}")
  string(REGEX REPLACE "\\.up\\.sql$" ".down.sql" down "${up}")
  if(NOT EXISTS "${down}")
    message(FATAL_ERROR "${file_name} has no .down.sql beside it")
  endif()
  file(READ "${up}" up_sql)
  file(READ "${down}" down_sql)
  string(APPEND entries "    {${number}, \"${name}\", R\"delta(${up_sql})delta\", R\"delta(${down_sql})delta\"},\n")
endforeach()
file(WRITE "${OUTPUT}" "#include \"store/migrations.hpp\"

namespace delta::store {
namespace {

constexpr pg::migration all[] = {
${entries}};

} // namespace

std::span<const pg::migration> migrations() {
    return all;
}

} // namespace delta::store
")
