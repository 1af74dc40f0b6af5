#pragma once
#include "models/bound/plan.h"

#include <optional>
#include <string>
#include <vector>

namespace port::bound {

/// Calls of one class of ships in a trade.
struct ClassCalls {
    std::size_t ship = 0;            ///< number of the class
    double calls = 0;                ///< in the period
    double parcel = 0;               ///< t, the mean
    double most = 0;                 ///< t, the largest
    double aboard = 0;               ///< t that stay aboard
    std::optional<double> work = {}; ///< s, the mean time that the cargo work takes where a law gives it
};

/// What one trade is offered in a period, as far as it is known without a run.
struct Offered {
    double tonnes = 0; ///< of this trade over the quay, also those that calls of other trades bring
    double calls = 0;  ///< of the trade's own ships
    std::vector<ClassCalls> by_class;
    /// Whether some ships come by what happens in the port (a closed fleet, calls by the stock ashore), so that their
    /// tonnes are not known beforehand and are left out.
    bool open = false;
};

/// By trade. Drawn calls are those that the demand asks for, as real numbers; listed ones those that arrive in the
/// period.
[[nodiscard]] std::vector<Offered> offered(const Plan& plan, int period);

} // namespace port::bound
