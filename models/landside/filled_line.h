#pragma once
#include "models/landside/link.h"
#include "models/record/ledger.h"
#include "sim/event.h"
#include "sim/process.h"

#include <deque>
#include <vector>

namespace port {

/// A pipeline with its fill: it is always full, so what enters at one end pushes as much out at the other, batch by
/// batch in the order in which they entered. A batch is the cargo of one trade; the first tonnes of one emerge when the
/// whole fill before it has been pushed out. What the line holds stays in it until more comes.
///
/// Orders are pumped one after another. `settle` brings the books of what is in the line up to now: in between they lag
/// behind, by as much at both ends.
class FilledLine {
public:
    /// @param holds  the trade whose cargo fills it at the start
    FilledLine(sim::Simulation& sim, const Scenario& scenario, Storage& storage, Ledger& ledger, Link& link,
               double fill, std::size_t holds, sim::FlowAction warm);

    void order(std::size_t trade, double tonnes);
    void settle();

private:
    /// A trade's cargo in the line.
    struct Cargo {
        std::size_t trade;
        sim::PlaceId held;
        sim::RouteId shore;        ///< between its store and the line's end
        Ledger::LineId at_far_end; ///< between the line and the land
    };
    struct Batch {
        std::size_t cargo; ///< number in cargo_
        double tonnes;
    };
    /// What moves now: the batch that enters, and the one it pushes out.
    struct Stroke {
        sim::TransferId transfer;
        std::size_t enters = 0, emerges = 0;
        double booked = 0; ///< t of it that stand in the line's books
        bool pumping = false;
    };

    void add(const Scenario& scenario, std::size_t trade);
    [[nodiscard]] std::size_t cargo_of(std::size_t trade) const;
    void book(double tonnes);
    void pushed(double tonnes);
    sim::Process pump();

    sim::Simulation& sim_;
    const Scenario& scenario_; ///< names alone
    Storage& storage_;
    Ledger& ledger_;
    Link& link_;
    sim::FlowAction warm_;
    bool to_port_ = true;
    std::vector<Cargo> cargo_;
    std::deque<Batch> batches_; ///< the next to emerge first
    std::deque<Batch> orders_;
    sim::Event ordered_;
    Stroke stroke_;
};

} // namespace port
