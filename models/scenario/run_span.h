#pragma once
#include "models/scenario/scenario.h"

namespace port {

/// The latest whole second at or before the run begins, warm-up included.
[[nodiscard]] Moment first_second(const Scenario& scenario);
/// The earliest whole second at or after the end of the run: of its last year, or of its horizon.
[[nodiscard]] Moment last_second(const Scenario& scenario);

} // namespace port
