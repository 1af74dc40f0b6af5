#pragma once
#include "models/berths/berth.h"
#include "models/record/visits.h"

#include <vector>

namespace port {

/// What a ship does alongside, put together from what is done with each parcel that is worked just now.
///
/// She works while any of them moves; else her hours pass for what keeps the first of them. While she works, the hours
/// below her best rate are those of all her parcels together, each for what slowed or stopped that parcel.
class Alongside {
public:
    Alongside(sim::Simulation& sim, BerthLease& berth, Visit& visit) : sim_(sim), berth_(berth), visit_(visit) {}
    Alongside(const Alongside&) = delete;

    /// One parcel's part of it; ends when it goes.
    class Part {
    public:
        explicit Part(Alongside& all);
        ~Part();
        Part(const Part&) = delete;

        /// It moves at `rate`, below the best one for that cause if at all.
        void works(double rate, double best, Cause why) { shows({why, rate, best}); }
        /// It stands for that cause, and would move at `best`.
        void stands(Cause why, double best) { shows({why, 0, best}); }
        [[nodiscard]] BerthLease& berth() const { return all_.berth_; }

    private:
        friend class Alongside;
        struct Now {
            Cause why;
            double rate; ///< t/h
            double best; ///< t/h
        };
        void shows(Now now);

        Alongside& all_;
        Now now_{Cause::working, 0, 0};
    };

private:
    void settle();
    void show();

    sim::Simulation& sim_;
    BerthLease& berth_;
    Visit& visit_;
    std::vector<Part*> parts_; ///< in the order in which they began
    sim::Time since_;
};

} // namespace port
