# Run by ctest, which sets REFEREE (the program) and BOOK (its folder): registers `book.ID` for every claim.
# Labels: chapter, kind, expected verdict. What cannot be decided yet is reported as skipped.

set(listed 1)
if(EXISTS ${REFEREE})
  execute_process(COMMAND ${REFEREE} list --format ctest ${BOOK}
                  RESULT_VARIABLE listed OUTPUT_VARIABLE claims ERROR_VARIABLE problems)
endif()

if(listed EQUAL 4)
  return()
elseif(NOT listed EQUAL 0)
  # Not built, or the book has mistakes: one test that says so.
  add_test(book.can-be-read ${REFEREE} lint ${BOOK})
  set_tests_properties(book.can-be-read PROPERTIES LABELS "book")
  return()
endif()

string(REGEX MATCHALL "[^\n]+" claims "${claims}")
foreach(claim IN LISTS claims)
  string(REPLACE "\t" ";" fields "${claim}")
  list(GET fields 0 id)
  list(GET fields 1 file)
  list(GET fields 2 labels)
  string(REPLACE "," ";" labels "${labels}")
  add_test(book.${id} ${REFEREE} verify ${file} --only ${id} --effort quick --jobs 1 --color never --ctest)
  set_tests_properties(book.${id} PROPERTIES LABELS "book;${labels}" SKIP_RETURN_CODE 77 TIMEOUT 600)
endforeach()
