# One library per folder. A folder's headers are reachable only through the target that owns them (each
# target publishes an include root that holds nothing but a link to its folder), so an include that goes
# against the order of the folders does not build.

add_library(referee_options INTERFACE)
target_compile_options(referee_options INTERFACE -Wall -Wextra -Wpedantic -Werror -ffp-contract=off)
if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU")
  # g++ 12 reports these inside Eigen's and the standard library's templates, where nothing is wrong.
  target_compile_options(referee_options INTERFACE -Wno-maybe-uninitialized -Wno-array-bounds
                                                   -Wno-stringop-overflow -Wno-restrict -Wno-dangling-reference)
  if(CMAKE_CXX_COMPILER_VERSION VERSION_LESS 13)
    target_compile_options(referee_options INTERFACE -Wno-dangling-pointer)
  endif()
endif()

function(referee_include_root target name folder)
  set(root ${CMAKE_BINARY_DIR}/include/${name})
  get_filename_component(parent ${root}/${folder} DIRECTORY)
  file(MAKE_DIRECTORY ${parent})
  file(CREATE_LINK ${CMAKE_SOURCE_DIR}/${folder} ${root}/${folder} SYMBOLIC)
  get_target_property(type ${target} TYPE)
  if(type STREQUAL "EXECUTABLE")
    target_include_directories(${target} PRIVATE ${root})
  elseif(type STREQUAL "INTERFACE_LIBRARY")
    target_include_directories(${target} INTERFACE ${root})
  else()
    target_include_directories(${target} PUBLIC ${root})
  endif()
endfunction()

# referee_library(NAME FOLDER LINK targets...): the library referee_NAME of all sources in FOLDER.
function(referee_library name folder)
  cmake_parse_arguments(ARG "" "" "LINK" ${ARGN})
  file(GLOB sources CONFIGURE_DEPENDS ${folder}/*.cpp ${folder}/families/*.cpp)
  list(FILTER sources EXCLUDE REGEX "/main\\.cpp$")
  set(target referee_${name})
  if(sources)
    add_library(${target} STATIC ${sources})
    target_link_libraries(${target} PUBLIC ${ARG_LINK} PRIVATE referee_options)
  else()
    add_library(${target} INTERFACE)
    target_link_libraries(${target} INTERFACE ${ARG_LINK})
  endif()
  referee_include_root(${target} ${name} ${folder})
endfunction()

# referee_test(NAME LIBRARIES...): the test program NAME_test of all sources in tests/NAME.
function(referee_test name)
  file(GLOB sources CONFIGURE_DEPENDS ${CMAKE_SOURCE_DIR}/tests/${name}/*.cpp)
  if(NOT sources)
    return()
  endif()
  add_executable(${name}_test ${sources})
  target_link_libraries(${name}_test PRIVATE referee_test_main ${ARGN} referee_options)
  target_compile_definitions(${name}_test PRIVATE REFEREE_SOURCE_DIR="${CMAKE_SOURCE_DIR}")
  add_test(NAME unit.${name} COMMAND ${name}_test)
  set_tests_properties(unit.${name} PROPERTIES LABELS "unit")
endfunction()
