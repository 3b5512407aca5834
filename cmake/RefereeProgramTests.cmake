# End-to-end tests of the program: each tests/cases/app/NAME.cmd is a command line with what it must print;
# each scenario of tests/app/scenarios.py needs more than one run.

include(RefereePython)

file(GLOB cases CONFIGURE_DEPENDS ${CMAKE_SOURCE_DIR}/tests/cases/app/*.cmd)
foreach(case IN LISTS cases)
  get_filename_component(name ${case} NAME_WE)
  add_test(NAME app.${name}
           COMMAND ${REFEREE_PYTHON} ${CMAKE_SOURCE_DIR}/tests/app/run_case.py $<TARGET_FILE:referee> ${case})
  set_tests_properties(app.${name} PROPERTIES LABELS "app")
endforeach()

set(scenarios jobs-do-not-matter shards-make-the-whole seeds-differ record-fits-schema huge-file-refused
              interrupt-keeps-verdicts resume-goes-on fmt-in-place)
foreach(scenario IN LISTS scenarios)
  add_test(NAME app.${scenario}
           COMMAND ${REFEREE_PYTHON} ${CMAKE_SOURCE_DIR}/tests/app/scenarios.py $<TARGET_FILE:referee> ${scenario})
  set_tests_properties(app.${scenario} PROPERTIES LABELS "app" SKIP_RETURN_CODE 77 TIMEOUT 600)
endforeach()
