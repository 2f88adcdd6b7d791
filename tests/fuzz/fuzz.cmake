# Fuzzers, clang alone:
#   cmake --preset sanitize -B build/fuzz -DCMAKE_C_COMPILER=clang -DCMAKE_C_FLAGS="-O1 -fsanitize=fuzzer-no-link" -DSTEPPE_FUZZ=ON -DSTEPPE_WINDOW=OFF
#   ninja -C build/fuzz fuzz_save fuzz_world
#   mkdir -p build/fuzz/found build/fuzz/worlds
#   build/fuzz/tests/fuzz_save build/fuzz/found tests/fuzz/corpus_save -dict=tests/fuzz/save.dict -max_len=16384 -runs=1000000
#   build/fuzz/tests/fuzz_world build/fuzz/worlds -max_len=200 -runs=1000000
option(STEPPE_FUZZ "build the libFuzzer targets (clang)" OFF)
function(fuzzer NAME)
  add_executable(${NAME} ${CMAKE_CURRENT_SOURCE_DIR}/fuzz/${NAME}.c)
  target_include_directories(${NAME} PRIVATE ${CMAKE_CURRENT_SOURCE_DIR})
  target_link_libraries(${NAME} PRIVATE ${ARGN})
  target_link_options(${NAME} PRIVATE -fsanitize=fuzzer)
endfunction()
if(STEPPE_FUZZ AND TARGET st_save)
  fuzzer(fuzz_save st_save PkgConfig::CMOCKA)
endif()
if(STEPPE_FUZZ AND TARGET st_session)
  fuzzer(fuzz_world st_session)
endif()
