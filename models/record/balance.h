#pragma once
#include "models/record/ledger.h"

namespace port {

/// The books of one category against its places: in + opening = out + closing, all in tonnes.
///
/// What came in and went out is the ledger's; `opening` and `closing` are read from the places' levels, so that the two
/// can disagree.
struct Balance {
    double in = 0;
    double opening = 0;
    double out = 0;
    double closing = 0;
    double moved = 0; ///< all postings, also those within the port

    [[nodiscard]] double gap() const { return in + opening - out - closing; }
    /// Whether the gap is at most 1e-6 of what moved (of one tonne, where less moved).
    [[nodiscard]] bool closes() const;
};

/// The balance of a category from the run's start to the end of a period.
[[nodiscard]] Balance balance_of(const Ledger& ledger, int category, int period, double opening, double closing);

} // namespace port
