#pragma once
#include "models/demand/demand_law.h"
#include "models/environment/calendar.h"
#include "models/scenario/scenario.h"

#include <memory>
#include <span>
#include <vector>

namespace port {

/// What one trade is offered over time, and so when its calls are due.
///
/// A year's tonnes are as given; in years that are not given the trade's law says them (laws/). By the usual one they
/// grow evenly between two given years (by the same factor each year), after the last by `growth`, and before the first
/// they are the first's. Within a year the months share them by the season's weights (by their days where there are
/// none), evenly within a month. The warm-up has the first reported year's tonnes and the season of its own months.
class TradeDemand {
public:
    /// @param until    how far calls must be known: the horizon and the longest notice
    /// @param drivers  those of the scenario
    TradeDemand(const TradeSpec& trade, double factor, const Calendar& calendar, sim::Time until,
                std::span<const DriverSpec> drivers = {});

    /// Tonnes offered in a calendar year, scaled by the scenario's factor.
    [[nodiscard]] double in_year(int year) const;
    /// Whether the scenario gives that year's tonnes.
    [[nodiscard]] bool is_given(int year) const;
    /// What says the tonnes of the other years; null if the trade has no demand.
    [[nodiscard]] const DemandCurve* curve() const { return curve_.get(); }
    /// Tonnes offered in [from, to).
    [[nodiscard]] double between(sim::Time from, sim::Time to) const;

    /// Mean tonnes of a call over the trade's classes; nought if it has none.
    [[nodiscard]] double mean_parcel() const { return mean_parcel_; }
    /// When `calls` calls (a real number) are expected to have come since the run's start; the end of time if never.
    [[nodiscard]] sim::Time when(double calls) const;

private:
    /// A stretch with one rate: from `start` on, after `before` tonnes.
    struct Stretch {
        sim::Time start;
        double rate; ///< tonnes a tick
        double before;
    };
    [[nodiscard]] double until(sim::Time time) const;

    const TradeSpec* trade_;
    double factor_;
    double mean_parcel_ = 0;
    std::shared_ptr<const DemandCurve> curve_; ///< shared by copies, since it never changes
    std::vector<Stretch> stretches_;           ///< the last one only ends the one before
};

} // namespace port
