# Writes build/assets.cpp: every file of assets/ that browsers ask for, as bytes in the program,
# those of text also packed. All are served under one hash of everything, so that an address never
# changes its content and stylesheets may name their fonts by relative paths.
file(GLOB_RECURSE asset_files CONFIGURE_DEPENDS
  ${CMAKE_SOURCE_DIR}/assets/*.css ${CMAKE_SOURCE_DIR}/assets/*.js ${CMAKE_SOURCE_DIR}/assets/*.svg
  ${CMAKE_SOURCE_DIR}/assets/*.woff2 ${CMAKE_SOURCE_DIR}/assets/*.png)
list(SORT asset_files)
find_program(GZIP gzip REQUIRED)
set(WELLMET_ASSETS_CPP ${CMAKE_BINARY_DIR}/assets.cpp)
set(hashes "")
set(blocks "")
set(rows "")
set(number 0)
function(embed_block path symbol)
  set(blocks "${blocks}__asm__(\".section .rodata\\n.balign 16\\n${symbol}: .incbin \\\"${path}\\\"\\n${symbol}_end: .byte 0\\n.previous\\n\");\nextern \"C\" const char ${symbol}[], ${symbol}_end[];\n" PARENT_SCOPE)
endfunction()
foreach(file ${asset_files})
  set_property(DIRECTORY APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS ${file})
  file(RELATIVE_PATH name ${CMAKE_SOURCE_DIR}/assets ${file})
  file(SHA256 ${file} hash)
  string(APPEND hashes "${name} ${hash}\n")
  embed_block("${file}" "wellmet_asset_${number}")
  set(packed "{}")
  if(name MATCHES "\\.(css|js|svg)$")
    set(packed_file ${CMAKE_BINARY_DIR}/assets/${number}.gz)
    file(MAKE_DIRECTORY ${CMAKE_BINARY_DIR}/assets)
    execute_process(COMMAND ${GZIP} -9nc ${file} OUTPUT_FILE ${packed_file} COMMAND_ERROR_IS_FATAL ANY)
    embed_block("${packed_file}" "wellmet_packed_${number}")
    set(packed "{wellmet_packed_${number}, wellmet_packed_${number}_end}")
  endif()
  string(APPEND rows "    {\"${name}\", {wellmet_asset_${number}, wellmet_asset_${number}_end}, ${packed}},\n")
  math(EXPR number "${number} + 1")
endforeach()
string(SHA256 hash "${hashes}")
string(SUBSTRING ${hash} 0 12 hash)
file(CONFIGURE OUTPUT ${WELLMET_ASSETS_CPP} @ONLY CONTENT "#include \"web/page/assets.h\"\n
${blocks}
namespace wellmet::web {
const std::vector<Asset>& assets() {
  static const std::vector<Asset> all = {
${rows}  };
  return all;
}
std::string_view assets_hash() { return \"${hash}\"; }
}  // namespace wellmet::web
")
set_source_files_properties(${WELLMET_ASSETS_CPP} PROPERTIES OBJECT_DEPENDS "${asset_files}")
