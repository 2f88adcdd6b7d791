# CMake generated Testfile for 
# Source directory: /work/wt/fast/tests/check
# Build directory: /work/wt/fast/b/tests/check
# 
# This file includes the relevant testing commands required for 
# testing this directory and lists subdirectories to be tested as well.
add_test([=[check_floors]=] "sh" "/work/wt/fast/tests/check/floors.sh" "/work/wt/fast")
set_tests_properties([=[check_floors]=] PROPERTIES  _BACKTRACE_TRIPLES "/work/wt/fast/tests/check/CMakeLists.txt;2;add_test;/work/wt/fast/tests/check/CMakeLists.txt;0;")
add_test([=[check_headers]=] "sh" "/work/wt/fast/tests/check/headers.sh" "/work/wt/fast" "/usr/bin/cc")
set_tests_properties([=[check_headers]=] PROPERTIES  _BACKTRACE_TRIPLES "/work/wt/fast/tests/check/CMakeLists.txt;3;add_test;/work/wt/fast/tests/check/CMakeLists.txt;0;")
add_test([=[check_symbols]=] "sh" "/work/wt/fast/tests/check/symbols.sh" "/work/wt/fast/b")
set_tests_properties([=[check_symbols]=] PROPERTIES  _BACKTRACE_TRIPLES "/work/wt/fast/tests/check/CMakeLists.txt;4;add_test;/work/wt/fast/tests/check/CMakeLists.txt;0;")
add_test([=[check_float]=] "sh" "/work/wt/fast/tests/check/float.sh" "/work/wt/fast" "/usr/bin/cc")
set_tests_properties([=[check_float]=] PROPERTIES  _BACKTRACE_TRIPLES "/work/wt/fast/tests/check/CMakeLists.txt;5;add_test;/work/wt/fast/tests/check/CMakeLists.txt;0;")
