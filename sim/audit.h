#pragma once
#include "sim/simulation.h"

#include <string>
#include <vector>

namespace sim {

/// Who holds how much of what.
struct Holding {
    std::string process; ///< "an unnamed holder" where no process is known
    std::string what;    ///< "resource 'desk'"
    int units;
};

/// A process that must do something before a wait can end, and through what it stands in the way.
struct Blocker {
    const ProcessControl* process;
    std::string through;
};

/// What stands still in a simulation, in words: from `Simulation::audit`.
///
/// A circle is one of who waits for whom: through leases, lines, joins and all_of. A wait for the first of several, or
/// with a limit, closes none, since another of them may end it. While a run goes on a circle through a pool of several
/// units need not be a deadlock: another holder may give back. After `run()` all who wait are stuck, and it says why.
struct Audit {
    Time at;
    std::vector<Stuck> waiting;             ///< who waits for something other than time, oldest first
    std::vector<Holding> holding;           ///< of all pools and resources, in the order they were made
    std::vector<std::string> cycles;        ///< "job 1 -> resource 'right' -> job 2 -> resource 'left' -> job 1"
    [[nodiscard]] std::string text() const; ///< all of it, a line each
};

/// A primitive of which units are held: it is on its Simulation's list while it lives, so that an audit can ask it.
class Held {
public:
    Held(const Held&) = delete;
    Held& operator=(const Held&) = delete;

    virtual void holdings(std::vector<Holding>& all) const = 0;
    [[nodiscard]] const Held* newer() const { return newer_; }

protected:
    explicit Held(Simulation& sim);
    virtual ~Held();

private:
    Simulation& list_of_;
    Held* older_;
    Held* newer_ = nullptr;
};

/// Processes that wait can never go on. Says who, for what, who holds it, and which wait for each other in a circle.
class Deadlock : public std::runtime_error {
public:
    using std::runtime_error::runtime_error;
};

} // namespace sim
