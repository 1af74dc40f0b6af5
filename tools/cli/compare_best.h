#pragma once
#include "tools/cli/options.h"

namespace port::cli {

/// `portsim compare --best`: selects the best of the scenarios. @return the exit code
/// @throws as the commands it is part of
[[nodiscard]] int select_best_answer(const CompareOptions& options);

} // namespace port::cli
