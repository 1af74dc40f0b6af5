#pragma once
#include "models/scenario/scenario.h"
#include "models/storage/assembly.h"
#include "sim/flow_network.h"

#include <functional>
#include <memory>
#include <string>
#include <vector>

namespace port {

/// The grades that lie in a store: those of its list, then those that its trades bring. One alone where all mix.
[[nodiscard]] std::vector<std::string> grades_of(const Scenario& scenario, const StoreSpec& store);

/// The places of one store, and which of them is filled and emptied when.
///
/// A store that has one place for one grade, filled and emptied at once, is that place. Any other has, for each grade,
/// a front of no room on either side; what comes in passes the front and goes on into one place at a time, and what
/// goes out comes from one place at a time. Which, is decided whenever work starts or ends, a place is full or empty,
/// or has settled, before the rates of that instant are found:
/// - in: it stays with the place that it fills until that is full; then the lowest number of its grade with room, then
///   the lowest number that is empty and may hold the grade. If all are full it goes through the one that is emptied.
/// - out: it stays with the place that it empties; then the lowest number of its grade with stock. If all are empty it
///   comes through the one that is filled.
/// - A place that is empty, or down to its heel, and not being filled may hold another grade from then on; the heel
///   becomes that grade. In a dedicated yard a place keeps its grade.
/// - Not at once: a place is filled or emptied, never both, and settles for a time after it was filled.
/// Those who started to wait first choose first.
///
/// Where a reach table says which machines join which places with whom, each berth and each way over land has a front
/// of its own for each grade: it chooses among the places that it is joined with, and goes on into them through those
/// machines, over all series at once that join it with the place. Beside the place that it fills it fills those that
/// are emptied of its grade when it chooses, and beside the one that it empties it empties those that are filled: else
/// it would go to and fro between two full, or empty, places of which others take, or bring, a little.
///
/// An assembled yard has a pile for each ship instead: see Assembly.
class Yard {
public:
    static constexpr int everybody = -1;
    /// Told of tonnes that lie there and change their grade: a heel under another grade.
    using Regraded = std::function<void(std::size_t from, std::size_t to, double tonnes)>;

    /// @param holds  t that one place holds, by grade
    Yard(sim::FlowNetwork& network, const StoreSpec& store, std::vector<std::string> grades, std::vector<double> holds,
         const Quotas& quotas, Regraded regraded);
    Yard(const Yard&) = delete;

    /// One series of machines, and the places that it serves.
    struct Series {
        std::string name;
        std::vector<sim::MachineId> machines;
        std::vector<bool> place;
    };
    /// Who is joined with places, over which series; nothing for those who are not.
    struct User {
        std::string name;
        std::vector<Series> series;
    };
    /// The flows between a front and its place come and go, each over those series.
    struct Ways {
        std::function<void(sim::TransferId, const std::vector<sim::RouteId>&, const std::vector<const Series*>&)> made;
        std::function<void(sim::TransferId)> gone; ///< called while its routes are still there
    };
    /// Makes the fronts of a store with a reach table; users are called by their number from then on.
    void reach(std::vector<User> users, Ways ways);
    /// What goes on behind a front.
    struct Beyond {
        sim::TransferId transfer; ///< of the way on; of nobody where there is none
        int users = 0;            ///< at work over that front
        const std::vector<const Series*>* series = nullptr;
    };
    /// Behind the front of a grade's user; nothing in a store without a reach table.
    [[nodiscard]] Beyond beyond(std::size_t grade, int sign, int user) const;

    [[nodiscard]] const std::vector<std::string>& grades() const { return grades_; }
    /// Where routes of a grade lead, and whence they come.
    [[nodiscard]] sim::PlaceId into(std::size_t grade, int user = 0) const
    {
        if (assembly_) return assembly_->into(grade);
        return plain() ? heaps_[0].place : in_[number(grade, user)].front;
    }
    [[nodiscard]] sim::PlaceId out_of(std::size_t grade, int user = 0) const
    {
        return plain() ? heaps_[0].place : out_[number(grade, user)].front;
    }
    /// The ships' piles, of an assembled yard; null in others, which have a place for each grade to come out of.
    [[nodiscard]] Assembly* assembly() const { return assembly_.get(); }
    /// Somebody's work into it (sign +1) or out of it (-1) starts, or ends.
    void works(std::size_t grade, int sign, bool starts, int user = 0);

    [[nodiscard]] double level(std::size_t grade) const;
    [[nodiscard]] double level() const;
    /// t of a grade that can leave, and that there is room for: in all its places, or in those that a user is joined
    /// with.
    [[nodiscard]] double stock(std::size_t grade, int user = everybody) const;
    [[nodiscard]] double room(std::size_t grade, int user = everybody) const;
    /// Calls `action` when the stock (or the room) may have risen by `missing`, as things go now.
    [[nodiscard]] std::vector<sim::WatchId> watch(std::size_t grade, bool stock, double missing,
                                                  sim::FlowAction action);
    /// `told` is called when other places are filled or emptied than before.
    void tell(std::function<void()> told)
    {
        if (assembly_) assembly_->tell(told);
        told_ = std::move(told);
    }
    /// `may` says whether those who bring a grade now (for a user of the reach table, or for everybody) may take places
    /// in which it does not lie.
    void ask_before_new_places(std::function<bool(std::size_t grade, int user)> may) { may_ = std::move(may); }
    /// One place as it is now.
    struct Seen {
        sim::PlaceId place;
        std::size_t grade;
        bool filled, emptied;
    };
    [[nodiscard]] std::vector<Seen> places() const;
    /// Each place holds so many tonnes, by grade, from today on.
    void capacity(std::vector<double> holds);

private:
    static constexpr std::size_t none = ~std::size_t{0};
    struct Heap {
        sim::PlaceId place;
        std::size_t grade;         ///< of what lies there, or lay there last
        bool bound;                ///< to its grade, in a dedicated yard
        bool fresh;                ///< nothing but a heel of no grade has lain there yet
        std::size_t filled = none; ///< by work of which grade
        std::size_t emptied = none;
        int fillers = 0, emptiers = 0; ///< how many works do
        sim::Time settled{};           ///< when it can be emptied
    };
    /// All work of one grade, in or out; of one user where there is a reach table.
    struct Work {
        std::size_t grade;
        sim::Name name; ///< of its flows
        const User* user = nullptr;
        sim::PlaceId front{};
        sim::MachineId passes{}; ///< of the way between front and place, without a limit that could bind
        int users = 0;
        std::int64_t since = 0;            ///< in which order they began to want a place
        bool through = false;              ///< it only goes through a place that is full, or empty, and wants another
        std::vector<std::size_t> heaps{};  ///< chosen; several of a user of the reach table alone
        std::vector<std::size_t> joined{}; ///< the heaps that the routes lead to or from
        std::vector<sim::RouteId> routes{};
        std::vector<const Series*> series{}; ///< of the routes
        sim::TransferId transfer{};
    };

    [[nodiscard]] bool plain() const { return plain_; }
    [[nodiscard]] std::size_t number(std::size_t grade, int user) const;
    void add_works(const User* user);
    [[nodiscard]] static bool joins(const Work& work, std::size_t heap);
    [[nodiscard]] bool is_empty(const Heap& heap) const;
    [[nodiscard]] bool has_room(const Heap& heap) const;
    [[nodiscard]] bool has_stock(const Heap& heap) const;
    [[nodiscard]] bool may_fill(const Heap& heap, std::size_t grade) const;
    [[nodiscard]] bool may_empty(const Heap& heap, std::size_t grade) const;
    void ask_for_decision();
    void decide();
    void let_go();
    void choose();
    void choose_in(Work& work);
    [[nodiscard]] bool may_spread(const Work& work) const;
    void choose_out(Work& work);
    void come_through(Work& in);
    void go_through(Work& out);
    void fill(Work& work, std::size_t heap);
    void empty(Work& work, std::size_t heap);
    void fill_those_emptied(Work& work);
    void empty_those_filled(Work& work);
    [[nodiscard]] bool join(Work& work, bool in);
    void add_routes(Work& work, std::size_t heap, bool in);
    void leave(Work& work);
    void watch_bounds();
    void settles(Heap& heap);
    [[nodiscard]] std::vector<std::size_t> in_order(const std::vector<Work>& works) const;

    sim::FlowNetwork& network_;
    sim::Simulation& sim_;
    std::string name_;
    std::vector<std::string> grades_;
    std::vector<double> holds_; ///< t, by grade
    Regraded regraded_;
    std::function<void()> told_;
    std::function<bool(std::size_t, int)> may_;
    bool at_once_;
    sim::Duration settling_;
    double heel_;
    double fills_again_;
    double empties_again_;
    bool plain_;
    std::unique_ptr<Assembly> assembly_;
    std::vector<Heap> heaps_;
    std::vector<User> users_; ///< of the reach table
    Ways ways_;
    std::vector<std::size_t> rank_;          ///< of each grade, by name
    std::vector<std::size_t> place_of_user_; ///< of each user, by name
    std::vector<Work> in_, out_;             ///< by name of user, then of grade; none of a plain store
    std::vector<sim::WatchId> watches_;
    std::int64_t asked_ = 0;
    bool due_ = false;
};

} // namespace port
