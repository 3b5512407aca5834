# One test per claim of the book and of the examples. The claims are asked for when ctest runs, not when the project is
# configured: a new claim is a test at once.

set(include_file ${CMAKE_CURRENT_BINARY_DIR}/book_tests.cmake)
file(GENERATE OUTPUT ${include_file} CONTENT
"set(REFEREE \"$<TARGET_FILE:referee>\")
set(PROJECT \"${CMAKE_SOURCE_DIR}\")
set(BOOK \"${CMAKE_SOURCE_DIR}/theorems/book\")
set(EXAMPLES \"${CMAKE_SOURCE_DIR}/tests/cases/examples\")
include(\"${CMAKE_SOURCE_DIR}/cmake/RegisterBookTests.cmake\")
")
set_property(DIRECTORY APPEND PROPERTY TEST_INCLUDE_FILES ${include_file})
