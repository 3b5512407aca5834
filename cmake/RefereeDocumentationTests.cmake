# The examples of each page of the documentation that has some, run as a reader would run them.

include(RefereePython)

file(GLOB pages CONFIGURE_DEPENDS ${CMAKE_SOURCE_DIR}/docs/*.md)
foreach(page IN LISTS pages)
  file(STRINGS ${page} examples REGEX "^```referee")
  if(NOT examples)
    continue()
  endif()
  get_filename_component(name ${page} NAME_WE)
  add_test(NAME docs.${name}
           COMMAND ${REFEREE_PYTHON} ${CMAKE_SOURCE_DIR}/tests/app/documentation.py $<TARGET_FILE:referee> ${page})
  set_tests_properties(docs.${name} PROPERTIES LABELS "docs" TIMEOUT 600)
  set_property(DIRECTORY APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS ${page})
endforeach()
