# The front door. On a fresh Debian 12: `make book` decides the book, `make test` runs every test.
# Each target installs what is missing, builds what has changed, and does no more.

BUILD := build/release
REFEREE := $(BUILD)/referee
RECORD := build/book.json
REPORT := build/book.html
JOBS = $(shell scripts/jobs)
export REFEREE_COMPILER_LAUNCHER ?= $(shell command -v ccache 2>/dev/null)

.PHONY: all help setup configure build book test format tidy clean

all: build

help:
	@echo 'make book     decides every claim of the book; record in $(RECORD), report in $(REPORT)'
	@echo 'make test     builds everything and runs every test'
	@echo 'make          builds the program, $(REFEREE)'
	@echo 'make format   puts the C++ sources into their layout (clang-format-19)'
	@echo 'make tidy     looks for mistakes in the C++ sources (clang-tidy-19)'
	@echo 'make clean    removes what was built'

setup:
	@scripts/setup

configure: setup
	@test -f $(BUILD)/build.ninja || cmake --preset release

build: configure
	@cmake --build $(BUILD) --target referee -j $(JOBS)

book: build
	@$(REFEREE) verify --json $(RECORD) --html $(REPORT) --allow-not-decided
	@echo "report: $(REPORT)"

test: configure
	@cmake --build $(BUILD) -j $(JOBS)
	@cd $(BUILD) && ctest -j $(JOBS) --output-on-failure

format:
	@scripts/setup scripts/packages-developers.txt
	@find numbers theorems generators checks reports app tests -name '*.h' -o -name '*.cpp' | xargs clang-format-19 -i

tidy: configure
	@scripts/setup scripts/packages-developers.txt
	@scripts/tidy $(BUILD)

clean:
	rm -rf build
