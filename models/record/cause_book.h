#pragma once
#include "models/record/periods.h"
#include "models/record/unit_ticks.h"

#include <array>
#include <string>
#include <vector>

namespace port {

/// The hours that the trains or trucks of one service spent, by cause and period. Integer ticks of many together:
/// exact.
///
/// `Cause` is an enum that counts from 0; `causes` is how many it has. Each cause is settled by itself, so a change
/// costs what two of them cost, however many there are.
template <class Cause, int causes> class CauseBook {
public:
    using Spent = std::array<UnitTicks, static_cast<std::size_t>(causes)>;

    CauseBook(const Periods& periods, std::string service)
        : periods_(&periods), service_(std::move(service)), spent_(static_cast<std::size_t>(periods.count())),
          cleared_(static_cast<std::size_t>(periods.count()))
    {
    }

    /// `vehicles` more (or, negative, fewer) spend their time for this cause from now on.
    void add(Cause cause, int vehicles, sim::Time now)
    {
        const auto c = static_cast<std::size_t>(cause);
        settle(c, now);
        in_[c] += vehicles;
    }
    void move(Cause from, Cause to, int vehicles, sim::Time now)
    {
        add(from, -vehicles, now);
        add(to, vehicles, now);
    }
    /// A vehicle is clear of the port; at a period's end it counts in the next.
    void cleared(sim::Time now) { ++cleared_[static_cast<std::size_t>(periods_->at(now))]; }
    /// Brings the books up to now; the run calls it before a period turns.
    void settle(sim::Time now)
    {
        for (std::size_t c = 0; c < in_.size(); ++c) settle(c, now);
    }

    [[nodiscard]] const std::string& service() const { return service_; }
    [[nodiscard]] const std::vector<Spent>& spent() const { return spent_; }
    /// Those that were clear, by period.
    [[nodiscard]] const std::vector<int>& clear() const { return cleared_; }

private:
    void settle(std::size_t c, sim::Time now)
    {
        if (in_[c] != 0)
            spent_[static_cast<std::size_t>(periods_->current())][c] +=
                static_cast<UnitTicks>((now - since_[c]).count()) * in_[c];
        since_[c] = now;
    }

    const Periods* periods_;
    std::string service_;
    std::array<int, static_cast<std::size_t>(causes)> in_{};
    std::array<sim::Time, static_cast<std::size_t>(causes)> since_{};
    std::vector<Spent> spent_;
    std::vector<int> cleared_;
};

} // namespace port
