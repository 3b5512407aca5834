#pragma once

#include <string>

/// Whole files.

namespace referee {

/// Throws UsageError, with the system's reason, if it cannot be read.
std::string read_file(const std::string& path);

/// "-" is stdout. Throws UsageError if the file cannot be written.
void write_file(const std::string& path, const std::string& text);

/// Throws UsageError if write_file to that path would: asked before long work. Leaves the content alone.
void check_writable(const std::string& path);

}  // namespace referee
