#pragma once
#include <functional>

namespace port::cli {

/// Runs a command; what it throws is told on stderr: how it was asked, what the input lacks, what a model or file did.
/// @return the exit code
[[nodiscard]] int answered(const std::function<int()>& command);

} // namespace port::cli
