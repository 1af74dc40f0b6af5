#pragma once
#include "models/results/figures.h"

#include <optional>
#include <span>
#include <stdexcept>
#include <string>
#include <string_view>

namespace port::study {

/// Which number of a figure is meant: the mean or total that it is itself, or a quantile over calls.
enum class Statistic { mean, p50, p90, p95, most };

/// One number of a run that a study looks at.
struct Quantity {
    FigureKey key;
    Statistic statistic = Statistic::mean;
};

/// No figure goes by that name; the text says so, with the nearest name there is.
struct UnknownMeasure : std::runtime_error {
    using std::runtime_error::runtime_error;
};

/// How a quantity is written: `measure.of.cause@year.statistic`, such as `waiting.coal@2009.p90` or `train hours.coal
/// trains.blocked@2009`. A cause that a figure does not have, a year that is not a whole one and `.mean` are left out.
[[nodiscard]] std::string measure_name(const Quantity& quantity);

/// The quantity that a text names, among the figures of a run. Of a name as above may be left out: the statistic (it is
/// then the mean), the year (the last reported), and `of` (the port). Case does not count.
/// @param known  the keys of one replication; a measure that no call had is among them without a value
/// @throws UnknownMeasure
[[nodiscard]] Quantity named_measure(std::string_view text, std::span<const Measured> known);

/// That number of a replication's figures; nothing where it has none.
[[nodiscard]] std::optional<double> value_of(const Quantity& quantity, std::span<const Measured> figures);

} // namespace port::study
