# The rules of the house: sizes, comments, order of the folders, headers that compile alone.

include(RefereePython)

add_test(NAME house.rules COMMAND ${REFEREE_PYTHON} ${CMAKE_SOURCE_DIR}/scripts/house_rules.py)
set_tests_properties(house.rules PROPERTIES LABELS "house")
add_test(NAME house.accepts COMMAND ${REFEREE_PYTHON} ${CMAKE_SOURCE_DIR}/scripts/accepts.py --check)
set_tests_properties(house.accepts PROPERTIES LABELS "house")
add_test(NAME house.families
         COMMAND ${REFEREE_PYTHON} ${CMAKE_SOURCE_DIR}/scripts/families.py $<TARGET_FILE:referee> --check)
set_tests_properties(house.families PROPERTIES LABELS "house")

# A header with a source of the same name is the first thing that source includes (house.rules sees to it),
# so it compiles alone. For every other header a source is made that holds nothing but the header.
file(GLOB_RECURSE headers CONFIGURE_DEPENDS RELATIVE ${CMAKE_SOURCE_DIR}
     ${CMAKE_SOURCE_DIR}/numbers/*.h ${CMAKE_SOURCE_DIR}/theorems/*.h ${CMAKE_SOURCE_DIR}/generators/*.h
     ${CMAKE_SOURCE_DIR}/checks/*.h ${CMAKE_SOURCE_DIR}/reports/*.h ${CMAKE_SOURCE_DIR}/app/*.h)
set(lone_headers)
foreach(header IN LISTS headers)
  string(REGEX REPLACE "\\.h$" ".cpp" source ${header})
  if(NOT EXISTS ${CMAKE_SOURCE_DIR}/${source})
    set(lone ${CMAKE_CURRENT_BINARY_DIR}/headers/${source})
    file(CONFIGURE OUTPUT ${lone} CONTENT "#include \"${header}\"\n")
    list(APPEND lone_headers ${lone})
  endif()
endforeach()
add_library(header_checks OBJECT EXCLUDE_FROM_ALL ${lone_headers})
target_link_libraries(header_checks PRIVATE referee_app referee_options)
target_compile_options(header_checks PRIVATE -O0)
add_test(NAME house.headers COMMAND ${CMAKE_COMMAND} --build ${CMAKE_BINARY_DIR} --target header_checks)
set_tests_properties(house.headers PROPERTIES LABELS "house" TIMEOUT 1200)
