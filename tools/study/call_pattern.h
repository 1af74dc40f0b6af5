#pragma once
#include "models/scenario/dates.h"

#include <array>
#include <cstddef>
#include <optional>
#include <span>
#include <vector>

namespace port::study {

/// Whether calls come by chance: of a Poisson process the counts of equal spans of time have the variance of their
/// mean.
struct Dispersion {
    int days = 1; ///< of a span: a day, or a week or 30 days where fewer than one call a span came
    std::size_t spans = 0;
    double mean = 0;  ///< calls a span
    double index = 0; ///< variance, over spans - 1, by mean: 1 by chance, above clustered, below regular
    double p = 1;     ///< of an index as far from 1, to either side, by chi-square of (spans - 1) index
};
/// Over the spans from the day of the first call on that end not after the day of the last.
/// @param calls  in order of time
/// @return nothing for fewer than two spans
/// Source: Cox and Lewis, "The Statistical Analysis of Series of Events", Methuen 1966, section 6.3.
[[nodiscard]] std::optional<Dispersion> dispersion(std::span<const Moment> calls);

/// How a gap goes with those before it.
struct Correlation {
    std::vector<double> by_lag; ///< from 1
    double bound = 0;           ///< 1.96 / sqrt(n): of gaps that know nothing of each other, 19 in 20 stay within it
};
/// @return nothing for fewer than `lags` + 2 gaps, or all alike
/// Source: Box and Jenkins, "Time Series Analysis: Forecasting and Control", 1970, section 2.1.
[[nodiscard]] std::optional<Correlation> correlation(std::span<const double> gaps, std::size_t lags);

/// Whether there is a season: calls by month of the year beside those that as many days of an even year would bring.
struct Months {
    std::array<int, 12> calls{};
    std::array<int, 12> days{};        ///< of the record, from the day of the first call to that of the last
    std::array<double, 12> expected{}; ///< calls
    double p = 1;                      ///< of counts as uneven, by chi-square over the months seen less one
    std::size_t seen = 0;
};
/// @return nothing for a record within one month
/// Source: Pearson, "On the criterion that a given system of deviations ...", Philosophical Magazine 50, 1900.
[[nodiscard]] std::optional<Months> months(std::span<const Moment> calls);

/// The chance that chi-square of `degrees` exceeds x.
[[nodiscard]] double chi_square_above(double x, double degrees);

} // namespace port::study
