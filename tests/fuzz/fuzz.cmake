# Fuzzers, clang alone:
#   cmake --preset sanitize -B build/fuzz -DCMAKE_C_COMPILER=clang -DCMAKE_C_FLAGS="-O1 -fsanitize=fuzzer-no-link" -DSTEPPE_FUZZ=ON -DSTEPPE_WINDOW=OFF
#   ninja -C build/fuzz fuzz_save
#   mkdir -p build/fuzz/found && build/fuzz/tests/fuzz_save build/fuzz/found tests/fuzz/corpus_save -dict=tests/fuzz/save.dict -max_len=16384 -runs=1000000
option(STEPPE_FUZZ "build the libFuzzer targets (clang)" OFF)
if(STEPPE_FUZZ AND TARGET st_save)
  add_executable(fuzz_save ${CMAKE_CURRENT_SOURCE_DIR}/fuzz/fuzz_save.c)
  target_include_directories(fuzz_save PRIVATE ${CMAKE_CURRENT_SOURCE_DIR})
  target_link_libraries(fuzz_save PRIVATE st_save PkgConfig::CMOCKA)
  target_link_options(fuzz_save PRIVATE -fsanitize=fuzzer)
endif()
