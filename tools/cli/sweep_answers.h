#pragma once
#include "tools/cli/sweep_options.h"

namespace port::cli {

/// `portsim sweep show`: a row a point, a heat table, a page.
/// @throws BadUsage, FileFailure, store::StoreFailure
[[nodiscard]] int show_sweep(const SweepOptions& options);
/// `portsim sweep predict`: what a figure is between the points.
/// @throws BadUsage, sweep::CantPredict, store::StoreFailure
[[nodiscard]] int predict_sweep(const SweepOptions& options);

} // namespace port::cli
