// Random programs of takes, time-outs, interruptions, stops, changes of capacity and balking on one pool. After every
// instant: units are conserved, and nobody is stranded at units that are free. Expected to find what no hand-made case
// does.
#include "sim/any_of.h"
#include "sim/event.h"
#include "sim/pool.h"
#include "sim/process.h"
#include "tests/sim/dice.h"
#include "tests/support/catch.h"

using namespace std::chrono_literals;
using sim::Pool;
using sim::PoolRequest;
using sim::Simulation;

namespace {

/// Counts the units it stands for, however it goes.
class Counted {
public:
    Counted(int& held, const sim::Lease& lease) : held_(held), units_(lease.units()) { held_ += units_; }
    Counted(const Counted&) = delete;
    Counted& operator=(const Counted&) = delete;
    ~Counted() { held_ -= units_; }

private:
    int& held_;
    int units_;
};

/// Takes, waits with a limit, or for the first of three; holds for a while; ten times over. An interruption starts
/// anew.
sim::Process actor(Simulation& sim, Pool& pool, sim::Event& bell, int& held, std::uint64_t seed)
{
    Dice random(seed * 0x9e3779b97f4a7c15 + 1);
    for (int turn = 0; turn < 10; ++turn) {
        try {
            PoolRequest request{pool, 1 + random.below(4), random.below(3)};
            PoolRequest other{pool, 1 + random.below(4), random.below(3)};
            sim::EventWait heard{bell};
            sim::Lease lease;
            const int way = random.below(3);
            if (way == 0) {
                lease = co_await request;
            } else if (way == 1) {
                co_await sim::within(sim, random.below(4) * 1ns, request);
                lease = request.lease();
            } else {
                co_await sim::any_of(sim, heard, request, other);
                lease = request.lease();
                if (!lease) lease = other.lease();
            }
            {
                const Counted counted(held, lease);
                co_await sim::delay(sim, random.below(4) * 1ns);
                lease.give_back();
            }
            co_await sim::delay(sim, random.below(3) * 1ns);
        } catch (const sim::Interrupted&) {
            // whatever it had is given back by now
        }
    }
}

struct Program {
    Program(std::uint64_t seed, sim::Granting granting)
        : random(seed * 0x9e3779b97f4a7c15 + 1), pool(sim, {"pool"}, 4, granting), bell(sim, {"bell"})
    {
        for (int i = 0; i < 12; ++i)
            actors.push_back(
                sim.start(actor(sim, pool, bell, held, seed * 100 + static_cast<std::uint64_t>(i)), {"a", i}));
    }

    /// One blow from outside.
    void blow()
    {
        auto& actor = actors[static_cast<std::size_t>(random.below(12))];
        switch (random.below(8)) {
        case 0:
            actor.interrupt("blow");
            break;
        case 1:
            if (random.below(4) == 0) actor.stop();
            break;
        case 2:
            pool.resize(random.below(5));
            break;
        case 3:
            bell.trigger();
            break;
        case 4:
            bell.reset();
            break;
        case 5:
            (void)pool.try_take(1 + random.below(4));
            break;
        default:
            break;
        }
    }

    Dice random;
    int held = 0;
    Simulation sim;
    Pool pool;
    sim::Event bell;
    std::vector<sim::ProcessRef> actors;
};

} // namespace

TEST_CASE("random programs conserve the units of a pool and strand nobody", "[pool]")
{
    const auto grant = GENERATE(sim::Grant::at_once, sim::Grant::in_decisions);
    const bool passing = GENERATE(false, true);
    int instants = 0;
    int waits = 0;
    for (std::uint64_t seed = 1; seed <= 250; ++seed) {
        Program program(seed, {grant, 1, passing});
        for (int t = 1; program.sim.processes_alive() > 0 && t < 400; ++t) {
            program.sim.run_until(sim::Time{t * 1ns});
            if (program.held != program.pool.in_use()) FAIL("units are lost or doubled: seed " << seed << " at " << t);
            program.blow();
            program.sim.run_until(sim::Time{t * 1ns}); // what the blow set free is decided in this instant
            const int in_use = program.pool.in_use();
            if (program.pool.available() >= 4 && program.pool.queue_length() > 0)
                FAIL("somebody is stranded at free units: seed " << seed << " at " << t);
            if (program.held != in_use) FAIL("units are lost or doubled: seed " << seed << " at " << t);
            waits += program.pool.queue_length() > 0;
            ++instants;
        }
        // At the end all that is needed is given: everybody must come to his end by himself.
        program.pool.resize(4);
        program.bell.trigger();
        program.sim.run();
        if (program.sim.processes_alive() > 0 || program.pool.in_use() != 0 || program.pool.queue_length() != 0)
            FAIL("somebody never ended: seed " << seed);
    }
    CHECK(instants > 5'000);
    CHECK(waits > instants / 4); // else nothing was tried
}
