#pragma once
#include "models/scenario/recorded_calls.h"
#include "tools/study/call_pattern.h"
#include "tools/study/fitted_law.h"

#include <cstdint>
#include <optional>
#include <span>
#include <stdexcept>
#include <string>
#include <vector>

namespace port::study {

/// A record from which nothing can be fitted; the text says why.
struct FitRefused : std::runtime_error {
    using std::runtime_error::runtime_error;
};

/// One law beside others for the same sample.
struct RankedLaw {
    std::string_view law;
    std::optional<FittedLaw> fitted; ///< nothing: the sample can't come from it
    std::optional<Goodness> goodness{};
};

/// The laws for one sample, the best by Akaike's criterion first, those that can't be last.
struct Ranking {
    std::size_t n = 0;
    double mean = 0;   ///< of the sample, in its own unit
    double spread = 0; ///< standard deviation, over n - 1, by mean
    std::vector<RankedLaw> laws;

    /// The first; nullptr if none can be.
    [[nodiscard]] const RankedLaw* best() const;
    [[nodiscard]] const RankedLaw* find(std::string_view law) const;
};

/// The parcels of one class of ships, or of all where the record names none.
struct ParcelFit {
    std::string ship; ///< empty: of all
    Ranking tonnes;   ///< t; constant and triangular, as scenarios have them
};

/// What was found in one category's calls.
struct CategoryFit {
    std::string category; ///< empty where the record has no such column
    std::size_t calls = 0;
    Moment first, last;
    Ranking gaps;         ///< h; all laws that arrivals can have
    std::size_t ties = 0; ///< gaps of nought, which count as half the record's step
    double half_step = 0; ///< h
    std::optional<Dispersion> dispersion;
    std::optional<Correlation> correlation;
    std::optional<Months> months;
    std::vector<ParcelFit> parcels; ///< none without tonnes
};

struct FitRequest {
    std::size_t bootstrap = 199; ///< samples for each p-value
    std::uint64_t seed = 1;
    std::size_t lags = 5;
    unsigned threads = 0; ///< 0: as many as there are cores
};

struct FitAnswer {
    std::vector<CategoryFit> categories; ///< in order of name; one at least
    std::vector<std::string> left_out;   ///< sentences: a category with fewer than three calls, or all at one time
};

/// Fits the laws of gaps between calls and of parcels, by category. The same answer for any number of threads.
///
/// Most books are kept to the minute or the hour, so two calls can bear one time, and no law but a few lets a gap be
/// nought: such a gap counts as half the step of the record, the greatest time of which all gaps are multiples.
/// @param calls  in order of time
/// @throws FitRefused  if all categories are left out
[[nodiscard]] FitAnswer fit_calls(std::span<const RecordedCall> calls, const FitRequest& request);

} // namespace port::study
