# SPDX-License-Identifier: Apache-2.0
# cmake -DOUTPUT=file.cpp -DHEADER=room/files.hpp -DNAMESPACE=a::b -DFILES="x.css;y.js" -P embed_files.cmake: a C++ source
# that defines, for each file, the std::string_view of its name with '_' for '.': x_css.
set(entries "")
foreach(file IN LISTS FILES)
  get_filename_component(name "${file}" NAME)
  string(MAKE_C_IDENTIFIER "${name}" identifier)
  file(READ "${file}" content)
  string(APPEND entries "const std::string_view ${identifier} = R\"delta(${content})delta\";\n")
endforeach()
file(WRITE "${OUTPUT}" "#include \"${HEADER}\"\n\nnamespace ${NAMESPACE} {\n\n${entries}\n} // namespace ${NAMESPACE}\n")
