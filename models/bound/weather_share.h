#pragma once
#include "models/bound/windows.h"

#include <optional>
#include <string>
#include <vector>

namespace port::bound {

/// What weather does to some equipment, seen by its kind and by the category that it works.
struct Exposed {
    std::string equipment;     ///< its kind; no text: none that the weather names
    std::string category = {}; ///< of cargo; no text: what closes work on cargo does not stop it by itself
};

/// The weather of a port without a run.
class WeatherShare {
public:
    explicit WeatherShare(const WeatherSpec& weather);

    /// When it stands by weather that is known beforehand: listed closures, and the rows of a record.
    [[nodiscard]] Windows stops(const Exposed& what, const Calendar& calendar, Window within) const;
    /// What chance leaves of its rate in the long run; 1 where there is a record instead. Nothing if that has no closed
    /// form: a state that nothing follows, or a stay whose mean is not known.
    [[nodiscard]] std::optional<double> expected(const Exposed& what) const;
    /// The share of time of each state in the long run; empty as above, or if there is no chance in it.
    ///
    /// Of a semi-Markov process: p_i = v_i m_i / sum v_j m_j, where v is the stationary law of the chain of states and
    /// m the mean stay. Where odds have a season, the mean over the twelve months of what each would settle at. Source:
    /// Cinlar, Introduction to Stochastic Processes, 1975, section 10.5.
    [[nodiscard]] const std::vector<double>& shares() const { return shares_; }

private:
    const WeatherSpec& weather_;
    std::vector<double> shares_;
    bool known_ = true;
};

} // namespace port::bound
