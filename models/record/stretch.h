#pragma once
#include "sim/time.h"

namespace port {

/// A stretch of time, [from, to).
struct Stretch {
    sim::Time from, to;
};

} // namespace port
