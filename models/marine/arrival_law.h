#pragma once
#include "models/scenario/catalogue.h"
#include "sim/stream.h"

#include <optional>

namespace port {

/// The law of the time between calls, scaled to mean 1; one file each in arrivals/. The season and growth of a trade
/// bend this time, so that any law follows them.
class ArrivalLaw {
public:
    virtual ~ArrivalLaw() = default;
    /// The next gap, of mean 1.
    [[nodiscard]] virtual double gap(sim::Stream& stream) const = 0;
    /// From a moment picked at random to the next call: how a run begins in the midst of things.
    [[nodiscard]] virtual double first(sim::Stream& stream) const = 0;
    /// How much later than by the gaps a call comes, s; it moves no other call. Not below -earliest().
    [[nodiscard]] virtual double lateness(sim::Stream&) const { return 0; }
    /// How much before her time a ship may come at most, s.
    [[nodiscard]] virtual double earliest() const { return 0; }
    /// Of a law by which ships are called when the stock is enough, not by gaps: how long they sail after the call, s.
    [[nodiscard]] virtual std::optional<double> called_by_stock() const { return std::nullopt; }
};

/// All of them; written from the folder by cmake/strategies.cmake.
[[nodiscard]] const Catalogue<ArrivalLaw>& arrival_laws();

} // namespace port
