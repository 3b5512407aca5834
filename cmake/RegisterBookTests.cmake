# Run by ctest, which sets REFEREE (the program), PROJECT (its folder), BOOK and EXAMPLES (folders of claims): registers `book.ID` and
# `example.ID` for every claim. Labels: chapter, kind, expected verdict. What cannot be decided yet is skipped.

function(register_claims prefix folder)
  set(listed 1)
  if(EXISTS ${REFEREE})
    execute_process(COMMAND ${REFEREE} list --format ctest ${folder}
                    RESULT_VARIABLE listed OUTPUT_VARIABLE claims ERROR_VARIABLE problems)
  endif()
  if(listed EQUAL 4)
    return()
  elseif(NOT listed EQUAL 0)
    # Not built, or the claims have mistakes: one test that says so.
    add_test(${prefix}.can-be-read ${REFEREE} lint ${folder})
    set_tests_properties(${prefix}.can-be-read PROPERTIES LABELS "${prefix}")
    return()
  endif()

  string(REGEX MATCHALL "[^\n]+" claims "${claims}")
  foreach(claim IN LISTS claims)
    string(REPLACE "\t" ";" fields "${claim}")
    list(GET fields 0 id)
    list(GET fields 1 file)
    list(GET fields 2 labels)
    string(REPLACE "," ";" labels "${labels}")
    add_test(${prefix}.${id} ${REFEREE} verify ${file} --only ${id} --effort quick --jobs 1 --color never --ctest)
    set_tests_properties(${prefix}.${id} PROPERTIES
                         LABELS "${prefix};${labels}" SKIP_RETURN_CODE 77 TIMEOUT 600
                         WORKING_DIRECTORY ${PROJECT})
  endforeach()
endfunction()

register_claims(book ${BOOK})
register_claims(example ${EXAMPLES})
