#pragma once
#include "models/storage/quotas.h"
#include "sim/flow_network.h"

#include <functional>
#include <list>
#include <string>
#include <vector>

namespace port {

/// An assembled yard: cargo for a named ship is gathered into a pile of her own, which is hers until she has loaded.
///
/// Ships are served in the order in which they are called. Gathering for one starts when room for all of her cargo can
/// be reserved, none before one that was called earlier; cargo larger than the yard has all of its room. What comes of
/// a grade goes to the first ship, in that order, whose cargo of the grade is not complete; while there is none it
/// waits outside. Her room is free again when her pile is given up. A ship whose owner has a quota of the yard waits
/// until what is reserved for the owner leaves room for her; others who were called later do not wait for that.
class Assembly {
public:
    /// One ship's cargo.
    struct Lot {
        std::size_t grade;
        double tonnes;
        int quota;                    ///< of her owner; -1: none
        std::function<void()> begins; ///< called when its gathering starts
        sim::PlaceId pile;
        bool begun = false;
        bool complete = false;
        double reserved = 0; ///< t of the yard's room
    };

    Assembly(sim::FlowNetwork& network, std::string name, double capacity, std::size_t grades, const Quotas& quotas);
    Assembly(const Assembly&) = delete;

    /// One more ship is called. The lot stays where it is until `give_up`.
    Lot& call(std::size_t grade, double tonnes, int quota, std::function<void()> begins);
    /// Her cargo is aboard.
    void give_up(Lot& lot);

    /// Where routes of a grade lead.
    [[nodiscard]] sim::PlaceId into(std::size_t grade) const { return fronts_[grade].place; }
    /// t of a grade that lie there, and that there is room for in lots whose gathering has begun.
    [[nodiscard]] double level(std::size_t grade) const;
    [[nodiscard]] double room(std::size_t grade) const;
    /// Another capacity from today on; what is reserved stays.
    void capacity(double tonnes);
    /// `told` is called when the gathering of a lot has begun.
    void tell(std::function<void()> told) { told_ = std::move(told); }

private:
    /// What comes of a grade, and the lot that it goes to.
    struct Front {
        sim::PlaceId place;
        sim::MachineId passes; ///< without a limit that could bind
        Lot* lot = nullptr;
        sim::RouteId route{};
        sim::TransferId transfer{};
    };
    void ask_for_decision();
    void decide();
    [[nodiscard]] double reserved_for(int quota) const;
    void join(std::size_t grade);
    void leave(Front& front);
    void completed(std::size_t grade);

    sim::FlowNetwork& network_;
    std::string name_;
    const Quotas& quotas_;
    double capacity_;
    std::vector<Front> fronts_; ///< by grade
    std::list<Lot> lots_;       ///< in the order called; a list: ships point at them
    std::function<void()> told_;
    std::int64_t called_ = 0;
    bool due_ = false;
};

} // namespace port
