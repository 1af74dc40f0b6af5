#pragma once
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace port::study {

/// One call's wait as it was and as it is predicted, h.
struct ForecastWait {
    double observed = 0;
    double predicted = 0; ///< mean over replications
    double low = 0;       ///< 5 % of the replications' waits are below
    double high = 0;      ///< 5 % are above
    bool within = false;  ///< the observed one lies from low to high, but for the tolerance
};

/// How far predictions are from what was, over some calls; error = predicted - observed.
struct WaitErrors {
    std::size_t calls = 0;
    double observed = 0;               ///< mean, h
    double predicted = 0;              ///< mean, h
    double mean_error = 0;             ///< h
    double mean_absolute_error = 0;    ///< h
    double root_mean_square_error = 0; ///< h
    double spread = 0; ///< standard deviation of the observed, over calls, h: the root mean square error
                       ///< of one who says their mean of every call
    std::optional<double> correlation; ///< Pearson's; nothing where either does not vary
    double within = 0;                 ///< share of calls within the band
};
/// @return nothing for no calls
[[nodiscard]] std::optional<WaitErrors> wait_errors(std::span<const ForecastWait> waits);

/// What a hindcast has to reach to pass.
struct HindcastLimits {
    double least_within =
        0.7; ///< share of calls within the band of 90 %; waits go together, so a true record may have less
    double most_bias = 0.25; ///< size of the mean error, as a part of the observed mean
    double most_error = 1;   ///< root mean square error, as a part of the observed spread
    double least_correlation = 0.5;
    double most_unserved = 0.01;  ///< share of calls that some replication does not serve
    std::size_t least_calls = 30; ///< of a trade among several: fewer tell of chance, and are shown but not judged
    double tolerance = 1;         ///< h: so good is the record; no difference below it counts
};

/// One criterion and whether it holds.
struct Criterion {
    std::string of; ///< a trade, or "all"
    std::string name;
    std::optional<double> value; ///< nothing: it can't be told, and neither passes nor fails
    bool at_least = false;       ///< the limit is the least that passes, else the most
    double limit = 0;
    bool judged = true; ///< not where there are too few calls
    bool passes = true; ///< what is not judged does
    /// What a record of the model itself would give: 5 and 95 % of the values with each replication in turn as the
    /// record and the others as the prediction. Nothing for fewer than three replications.
    std::optional<double> own_low{}, own_high{};
};

/// The criteria for some calls.
/// @param unserved  calls that some replication did not serve; they are in no error
/// @param judged    whether they are enough to be judged by
[[nodiscard]] std::vector<Criterion> criteria(const std::string& of, std::span<const ForecastWait> waits,
                                              std::size_t unserved, const HindcastLimits& limits, bool judged = true);

} // namespace port::study
