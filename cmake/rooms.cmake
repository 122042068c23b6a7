# SPDX-License-Identifier: Apache-2.0
# delta_room(NAME [LIBRARIES...]): one object library for lib/NAME. What it may link is what
# lib/LAYERS lets it include; tests/lint/layers checks the includes themselves.
function(delta_room name)
  file(GLOB_RECURSE sources CONFIGURE_DEPENDS "${CMAKE_CURRENT_SOURCE_DIR}/*.cpp")
  add_library(delta_${name} OBJECT ${sources})
  target_link_libraries(delta_${name} PUBLIC delta_options fmt::fmt ${ARGN})
  set_property(GLOBAL APPEND PROPERTY DELTA_ROOMS delta_${name})
endfunction()

# delta_link_rooms(TARGET): links every room's objects and their libraries into an executable.
function(delta_link_rooms target)
  get_property(rooms GLOBAL PROPERTY DELTA_ROOMS)
  target_link_libraries(${target} PRIVATE ${rooms})
endfunction()

# delta_link_check(TARGET): links the rooms `delta check` is made of, and of their objects only those it uses.
function(delta_link_check target)
  set(objects "")
  foreach(room IN ITEMS base json async syntax grammars docs drift git report check)
    list(APPEND objects $<TARGET_OBJECTS:delta_${room}>)
  endforeach()
  add_library(${target}_rooms STATIC ${objects})
  set_target_properties(${target}_rooms PROPERTIES LINKER_LANGUAGE CXX)
  target_sources(${target} PRIVATE ${check_sources})
  target_link_libraries(${target} PRIVATE delta_options ${target}_rooms Boost::headers delta_check_libraries)
  target_link_options(${target} PRIVATE -Wl,--as-needed)
endfunction()
