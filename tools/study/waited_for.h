#pragma once
#include "models/record/calls.h"
#include "models/record/trains.h"
#include "models/record/trucks.h"
#include "models/results/figures.h"
#include "models/results/more_of.h"
#include "models/scenario/scenario.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace port::study {

/// Hours, or a share of time, that pass for a cause, and the resource that is waited for; nothing where it is the
/// waiter's own work or something that waits for nobody in turn (weather, light, crews).
struct Spent {
    std::string cause;
    double amount = 0;
    std::optional<Resource> on;
};

/// Adds hours to those for the same thing, whatever they are called; where nothing is waited for, by cause.
void gather(std::vector<Spent>& all, const Spent& more);

/// Who is waited for, by the figures of one year. Of several berths, machines or sections alike, the most used one.
class WaitedFor {
public:
    WaitedFor(const Scenario& scenario, const Summary& summary, int year)
        : scenario_(scenario), summary_(summary), year_(year)
    {
    }

    /// The mean over replications; nought where there is no such figure.
    [[nodiscard]] double value(std::string_view measure, std::string_view of, std::string_view cause = "") const;

    /// The hours of all clear calls of a trade, an entry a cause in their order. What is lost while a ship works more
    /// slowly than she could counts for what slows her.
    [[nodiscard]] std::vector<Spent> hours_of(const TradeSpec& trade) const;
    /// The same without moves, papers and work.
    [[nodiscard]] std::vector<Spent> waits_of(const TradeSpec& trade) const;
    /// The greatest value among the berths of a line.
    [[nodiscard]] double greatest_of_line(const char* measure, const std::string& berth) const;

    /// The part of its time in which something is neither idle nor closed.
    [[nodiscard]] double in_use(const std::string& name) const;

    [[nodiscard]] std::optional<Resource> by_ships(const TradeSpec& trade, Cause cause) const;
    [[nodiscard]] std::optional<Resource> by_trains(const RailService& rail, TrainCause cause,
                                                    const std::optional<Resource>& store) const;
    [[nodiscard]] std::optional<Resource> by_trucks(const std::string& road, TruckCause cause,
                                                    const std::optional<Resource>& store) const;
    /// The machine that a land link works through.
    [[nodiscard]] std::optional<Resource> machine_of(const std::string& link) const;
    /// A land link by its name.
    [[nodiscard]] std::optional<Resource> link(const std::string& name) const;

private:
    [[nodiscard]] std::optional<Resource> most_used_berth(const TradeSpec& trade) const;
    [[nodiscard]] std::optional<Resource> most_used_section() const;
    [[nodiscard]] std::optional<Resource> most_used_machine(const TradeSpec& trade) const;
    [[nodiscard]] std::optional<Resource> most_used(const std::vector<std::string>& machines) const;

    const Scenario& scenario_;
    const Summary& summary_;
    int year_;
};

} // namespace port::study
