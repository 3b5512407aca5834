# The system's Python first: the packages that the tests use (python3-jsonschema) are installed for it.
find_program(REFEREE_PYTHON python3 PATHS /usr/bin NO_DEFAULT_PATH)
find_program(REFEREE_PYTHON python3 REQUIRED)
