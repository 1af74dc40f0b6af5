#pragma once
#include "models/bound/berth_groups.h"
#include "models/bound/chain.h"

namespace port::bound {

/// What one category, or the port, can have over the quay in a period.
struct Bound {
    std::string of; ///< a category, or "port"
    /// Of the port's own chain, whatever is asked: no run exceeds it.
    ChainBound most;
    /// Of the whole chain, with the land behind the port: what of the demand can pass.
    ChainBound served;
    double demand = 0; ///< t, as far as it is known without a run
    bool open = false; ///< not all of its demand is known
};

/// A period of a scenario without a run.
struct BoundYear {
    int period = 1;
    int year = 0;                 ///< 0 where the time is not whole years
    std::vector<Offered> offered; ///< by trade
    Links links;
    std::vector<BerthGroup> groups;
    std::vector<Bound> bounds; ///< each category, then the port
};

/// The bounds of a period alone: each category by itself, then the port with all of them at once.
[[nodiscard]] std::vector<Bound> bounds_of(const Plan& plan, const Links& links, const std::vector<Offered>& all,
                                           int period);
/// All reported periods.
[[nodiscard]] std::vector<BoundYear> years_of(const Plan& plan);

} // namespace port::bound
