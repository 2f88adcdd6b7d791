# The real window under Xvfb with real clicks and keys.
find_program(XVFB Xvfb)
find_program(XDOTOOL xdotool)
find_program(PYTHON3 python3)
if(TARGET steppe AND XVFB AND XDOTOOL AND PYTHON3)
  foreach(name campaign resize)
    add_test(NAME window_${name} COMMAND ${PYTHON3} ${CMAKE_CURRENT_LIST_DIR}/${name}.py $<TARGET_FILE:steppe> $<TARGET_FILE:steppe-cli>
      ${CMAKE_BINARY_DIR}/window_${name})
    set_tests_properties(window_${name} PROPERTIES LABELS window TIMEOUT 600 RUN_SERIAL TRUE)
  endforeach()
endif()
