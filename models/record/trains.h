#pragma once
#include "models/record/periods.h"
#include "models/record/unit_ticks.h"

#include <array>
#include <string>
#include <vector>

namespace port {

/// Why a train's hours pass, from being ordered to standing clear of the port.
enum class TrainCause {
    no_path,
    no_track,
    running,
    shunting,
    dumper_taken,
    blocked,
    starved,
    machine_taken,
    working,
    path_out
};
inline constexpr int train_causes = 10;
inline constexpr std::array<const char*, train_causes> train_cause_names = {
    "no path", "no track", "running",       "shunting", "dumper taken",
    "blocked", "starved",  "machine taken", "working",  "waiting for a path out"};

/// The hours that trains of one service spent, by cause and period. Integer train-ticks: exact.
class TrainBook {
public:
    TrainBook(const Periods& periods, std::string service)
        : periods_(&periods), service_(std::move(service)), spent_(static_cast<std::size_t>(periods.count())),
          cleared_(static_cast<std::size_t>(periods.count()))
    {
    }

    /// `trains` more (or, negative, fewer) spend their time for this cause from now on.
    void add(TrainCause cause, int trains, sim::Time now)
    {
        settle(now);
        in_[static_cast<std::size_t>(cause)] += trains;
    }
    void move(TrainCause from, TrainCause to, int trains, sim::Time now)
    {
        settle(now);
        in_[static_cast<std::size_t>(from)] -= trains;
        in_[static_cast<std::size_t>(to)] += trains;
    }
    /// A train is clear of the port; at a period's end it counts in the next.
    void cleared(sim::Time now) { ++cleared_[static_cast<std::size_t>(periods_->at(now))]; }
    /// Brings the books up to now; the run calls it before a period turns.
    void settle(sim::Time now)
    {
        const UnitTicks elapsed = (now - since_).count();
        since_ = now;
        auto& spent = spent_[static_cast<std::size_t>(periods_->current())];
        for (std::size_t c = 0; c < train_causes; ++c) spent[c] += elapsed * in_[c];
    }

    [[nodiscard]] const std::string& service() const { return service_; }
    [[nodiscard]] const std::vector<std::array<UnitTicks, train_causes>>& spent() const { return spent_; }
    [[nodiscard]] const std::vector<int>& trains() const { return cleared_; }

private:
    const Periods* periods_;
    std::string service_;
    std::array<int, train_causes> in_{};
    sim::Time since_{};
    std::vector<std::array<UnitTicks, train_causes>> spent_;
    std::vector<int> cleared_;
};

} // namespace port
