#pragma once
#include "tools/cli/sweep_options.h"

namespace CLI {
class App;
}

namespace port::cli {

/// Adds `portsim sweep` with its verbs; what is parsed goes to `options`, which outlives the parsing.
void add_sweep(CLI::App& app, SweepOptions& options);

} // namespace port::cli
