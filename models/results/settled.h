#pragma once
#include "models/results/figures.h"

#include <compare>
#include <string>
#include <vector>

namespace port {

/// A year without a steady state, for a category, a trade or the port: no mean wait is to be read from it.
struct Unsettled {
    int year = 0;
    std::string of;
    friend auto operator<=>(const Unsettled&, const Unsettled&) = default;
};

/// The years without a steady state, ascending; the port's, "port", where any of its parts has one.
///
/// A year is unsettled if the backlog at sea grows over it by more than 2 % of the year's demand and by more than one
/// mean parcel, with the interval above 0 (with one replication, which has none, by five times as much); or if the year
/// before was and more than that still waits at its end.
[[nodiscard]] std::vector<Unsettled> unsettled(const Summary& summary);

/// Whether `of` has a steady state in that year, by what `unsettled` gave.
[[nodiscard]] bool is_settled(const std::vector<Unsettled>& unsettled, const std::string& of, int year);

} // namespace port
