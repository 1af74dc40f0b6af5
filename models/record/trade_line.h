#pragma once
#include "models/record/ledger.h"

#include <vector>

namespace port {

/// Tonnes of one trade among those of a line of the ledger.
struct TradeLine {
    Ledger::LineId line;
    int trade;
    std::vector<double> tonnes; ///< by period
};

} // namespace port
