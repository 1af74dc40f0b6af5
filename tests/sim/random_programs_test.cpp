// A hundred thousand random programs of every operation, run by the engine and by a plain interpreter: their traces
// must be the same. A program that fails is printed as the least that does.
#include "sim/all_of.h"
#include "sim/any_of.h"
#include "sim/condition.h"
#include "sim/container.h"
#include "sim/event.h"
#include "sim/gate.h"
#include "sim/pool.h"
#include "sim/process.h"
#include "sim/store.h"
#include "tests/sim/program_oracle.h"
#include "tests/support/catch.h"

#include <memory>

using programs::Do;
using programs::Op;
using programs::Program;
using programs::Trace;
using sim::Task;
using std::chrono::nanoseconds;

namespace {

struct World {
    World(const Program& p, programs::Way way) : program(p), granting(way.in_decisions ? decided : sim::Granting{})
    {
        sim.ties(way.lifo ? sim::Ties::lifo() : sim::Ties::fifo());
    }
    void tell(int process, int what, int value)
    {
        trace.push_back({sim.now().time_since_epoch().count(), process, what, value});
    }

    static constexpr sim::Granting decided{sim::Grant::in_decisions, 0, false};

    const Program& program;
    sim::Granting granting;
    sim::Simulation sim;
    sim::Pool pool{sim, {"pool"}, programs::pool_capacity, granting};
    sim::Container silo{sim, {"silo"}, programs::silo_capacity, programs::silo_level, granting};
    sim::Store<int> store{sim, {"store"}, sim::StoreOrder::fifo, programs::store_capacity, granting};
    sim::Event bell{sim, {"bell"}};
    sim::Gate gate{sim, {"gate"}, false};
    sim::Condition changed{sim, {"changed"}, granting};
    int tokens = 0;
    std::vector<sim::ProcessRef> processes;
    Trace trace;
};

using Leases = std::vector<sim::Lease>;

/// Waits bare, or with the limit of the step. Not for what brings something.
template <class W> Task<int> come(World& w, W& wait, int limit)
{
    if (limit < 0) {
        co_await wait;
        co_return 1;
    }
    const bool came = co_await sim::within(w.sim, nanoseconds(limit), wait);
    co_return came ? 1 : 0;
}

int keep(Leases& leases, sim::Lease lease)
{
    const int units = lease.units();
    leases.push_back(std::move(lease));
    return units;
}

Task<int> take(World& w, Op op, Leases& leases)
{
    sim::PoolRequest request{w.pool, op.a, sim::Asking{op.b, op.what == Do::force, false}};
    if (op.limit < 0) {
        sim::Lease lease = co_await request;
        co_return keep(leases, std::move(lease));
    }
    const bool came = co_await sim::within(w.sim, nanoseconds(op.limit), request);
    co_return came ? keep(leases, request.lease()) : 0;
}

Task<int> take_and_listen(World& w, Op op, Leases& leases)
{
    sim::PoolRequest request{w.pool, op.a, op.b};
    sim::EventWait heard{w.bell};
    if (op.what == Do::either)
        co_await sim::any_of(w.sim, heard, request);
    else
        co_await sim::all_of(w.sim, heard, request);
    co_return keep(leases, request.lease());
}

struct Parity {
    int wanted;
    bool operator()(const int& item) const { return wanted > 1 || item % 2 == wanted; }
};

Task<int> fetch(World& w, Op op)
{
    sim::StoreChoice<int, Parity> request{w.store, Parity{op.a}, op.b};
    if (op.limit < 0) {
        const int item = co_await request;
        co_return item;
    }
    const bool came = co_await sim::within(w.sim, nanoseconds(op.limit), request);
    co_return came ? *request.item() : -1;
}

struct Enough {
    const int* tokens;
    int needed;
    bool operator()() const { return *tokens >= needed; }
};

/// The steps that may wait; the others are done by `act`.
Task<int> wait_for(World& w, Op op, int item, Leases& leases)
{
    if (op.what == Do::sleep) co_await sim::delay(w.sim, nanoseconds(op.a));
    if (op.what == Do::take || op.what == Do::force) co_return co_await take(w, op, leases);
    if (op.what == Do::either || op.what == Do::both) co_return co_await take_and_listen(w, op, leases);
    if (op.what == Do::fetch) co_return co_await fetch(w, op);
    if (op.what == Do::put) {
        sim::ContainerPut request{w.silo, static_cast<double>(op.a), op.b};
        co_return co_await come(w, request, op.limit);
    }
    if (op.what == Do::get) {
        sim::ContainerGet request{w.silo, static_cast<double>(op.a), op.b};
        co_return co_await come(w, request, op.limit);
    }
    if (op.what == Do::fill) {
        sim::StorePut<int> request{w.store, item, op.b};
        co_return co_await come(w, request, op.limit);
    }
    if (op.what == Do::listen) {
        sim::EventWait request{w.bell};
        co_return co_await come(w, request, op.limit);
    }
    if (op.what == Do::pass) {
        sim::GateWait request{w.gate};
        co_return co_await come(w, request, op.limit);
    }
    if (op.what == Do::join) {
        sim::JoinWait request{w.sim, w.processes[static_cast<std::size_t>(op.a)]};
        co_return co_await come(w, request, op.limit);
    }
    if (op.what == Do::await) {
        sim::ConditionWaitFor<Enough> request{w.changed, Enough{&w.tokens, op.a}, op.b};
        const int came = co_await come(w, request, op.limit);
        if (came) w.tokens -= op.a;
        co_return came;
    }
    co_return 1;
}

int act(World& w, Op op, int me, Leases& leases)
{
    switch (op.what) {
    case Do::give:
        for (sim::Lease& lease : leases)
            if (lease) {
                lease.give_back();
                return 1;
            }
        return 0;
    case Do::ring:
        w.bell.trigger();
        return 1;
    case Do::hush:
        w.bell.reset();
        return 1;
    case Do::open:
        w.gate.open();
        return 1;
    case Do::close:
        w.gate.close();
        return 1;
    case Do::add:
        w.tokens += op.a;
        w.changed.signal();
        return 1;
    case Do::interrupt:
        w.processes[static_cast<std::size_t>(op.a)].interrupt("blow");
        return 1;
    case Do::stop:
        if (op.a != me) w.processes[static_cast<std::size_t>(op.a)].stop();
        return 1;
    case Do::resize:
        w.pool.resize(op.a);
        return 1;
    default:
        return -2;
    }
}

sim::Process actor(World& w, int me)
{
    Leases leases;
    const auto& ops = w.program[static_cast<std::size_t>(me)];
    for (std::size_t i = 0; i < ops.size(); ++i) {
        const Op op = ops[i];
        try {
            int value = act(w, op, me, leases);
            if (value == -2) value = co_await wait_for(w, op, me * 100 + static_cast<int>(i), leases);
            w.tell(me, static_cast<int>(op.what), value);
        } catch (const sim::Preempted&) {
            w.tell(me, programs::pre_empted, 0);
        } catch (const sim::Interrupted&) {
            w.tell(me, programs::interrupted, 0);
        }
    }
    w.tell(me, programs::ended, 0);
}

Trace run_by_engine(const Program& program, programs::Way way)
{
    World w(program, way);
    for (int p = 0; p < static_cast<int>(program.size()); ++p)
        w.processes.push_back(
            w.sim.start_at(sim::Time{}, actor(w, p), {"actor", p}, sim::Priority::ends)); // as all else
    try {
        w.sim.run();
    } catch (const std::exception&) {
        w.tell(-1, programs::broken, 0); // the oracle never says so
    }
    w.tell(-1, 0, w.pool.in_use());
    w.tell(-1, 1, static_cast<int>(w.silo.level()));
    w.tell(-1, 2, static_cast<int>(w.store.size()));
    w.tell(-1, 3, w.tokens);
    w.tell(-1, 4,
           static_cast<int>(w.pool.queue_length() + w.silo.putting() + w.silo.getting() + w.store.putting() +
                            w.store.getting()));
    Trace trace = w.trace;
    w.sim.stop_all();
    return trace;
}

/// What a set of programs tried.
struct Tried {
    std::size_t steps = 0;
    std::size_t interruptions = 0;
    std::size_t pre_emptions = 0;
};

/// Runs programs by both and fails with the least that differs.
Tried compare(std::uint64_t first, std::uint64_t end)
{
    Tried tried;
    for (std::uint64_t seed = first; seed < end; ++seed) {
        const programs::Way way{seed % 4 == 3, seed % 3 == 0};
        const auto differs = [way](const Program& p) { return run_by_engine(p, way) != programs::run_plainly(p, way); };
        const Program program = programs::random_program(seed);
        const Trace trace = run_by_engine(program, way);
        tried.steps += trace.size();
        for (const programs::Happening& h : trace) {
            tried.interruptions += h.what == programs::interrupted;
            tried.pre_emptions += h.what == programs::pre_empted;
        }
        if (trace == programs::run_plainly(program, way)) continue;
        const Program least = programs::shrunk(program, differs);
        FAIL("seed " << seed << (way.lifo ? ", lifo" : "") << (way.in_decisions ? ", in decisions\n" : "\n")
                     << programs::text(least) << "engine:\n"
                     << programs::text(run_by_engine(least, way)) << "oracle:\n"
                     << programs::text(programs::run_plainly(least, way)));
    }
    return tried;
}

} // namespace

TEST_CASE("a hundred thousand random programs do what a plain interpreter says", "[random]")
{
    const Tried tried = compare(1, 100'001);
    CHECK(tried.steps > 1'000'000); // else nothing was tried
    CHECK(tried.interruptions > 10'000);
    CHECK(tried.pre_emptions > 1'000);
}

TEST_CASE("a program that fails is shrunk to the least that does", "[random]")
{
    // Fails if some process forces and a later one resizes: two steps must be left.
    const auto fails = [](const Program& program) {
        bool forced = false;
        for (const auto& ops : program)
            for (const Op& op : ops) {
                if (forced && op.what == Do::resize) return true;
                forced |= op.what == Do::force;
            }
        return false;
    };
    int shrunk = 0;
    for (std::uint64_t seed = 1; seed < 500; ++seed) {
        const Program program = programs::random_program(seed);
        if (!fails(program)) continue;
        std::size_t steps = 0;
        for (const auto& ops : programs::shrunk(program, fails)) steps += ops.size();
        CHECK(steps == 2);
        ++shrunk;
    }
    CHECK(shrunk > 20);
}
