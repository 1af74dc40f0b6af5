// What can befall a wait just before, exactly at (on either side of it in the order of events) and just after what it
// waits for comes, for each primitive. In every case the next in line must be served at once, and units must be
// conserved.
#include "sim/any_of.h"
#include "sim/container.h"
#include "sim/event.h"
#include "sim/gate.h"
#include "sim/pool.h"
#include "sim/process.h"
#include "tests/support/catch.h"

#include <functional>
#include <optional>

using namespace std::chrono_literals;
using sim::Duration;
using sim::Simulation;
using sim::Time;

namespace {

enum class Blow { interrupt, stop, time_out, cancel };
enum class When { before, at_but_first, at_but_last, after };

struct Outcome {
    std::string end;
    std::optional<Time> at;
};

/// What the request brought, if it brings anything.
template <class Request> auto collect(Request& request)
{
    if constexpr (sim::BringsSomething<Request>)
        return request.lease();
    else
        return 0;
}

/// Keeps what came for 5 s.
template <class RequestOf>
sim::Process waiter(Simulation& sim, RequestOf request_of, sim::Event& recall, Blow blow, Duration limit,
                    Outcome& outcome)
{
    try {
        auto request = request_of();
        bool came = true;
        if (blow == Blow::time_out) {
            came = co_await sim::within(sim, limit, request);
        } else {
            sim::EventWait recalled{recall};
            const std::size_t winner = co_await sim::any_of(sim, request, recalled);
            came = winner == 0;
        }
        const auto kept = collect(request);
        outcome.end = came ? "came" : "did not come";
        outcome.at = sim.now();
        if (came) co_await sim::delay(sim, 5s);
        (void)kept;
    } catch (const sim::Interrupted&) {
        if (!outcome.at) {
            outcome.end = "interrupted";
            outcome.at = sim.now();
        }
    }
}

/// Runs one case: `offer()` is what lets the first of those who wait go on; it comes at 10 s.
template <class RequestOf>
std::pair<Outcome, Outcome> run_case(Simulation& sim, RequestOf request_of, std::function<void()> offer, Blow blow,
                                     When when)
{
    Outcome first;
    Outcome second;
    sim::Event recall{sim, {"recall"}};
    sim::Event never{sim, {"never"}};
    const Time at = Time{10s} + (when == When::before ? -1ns : when == When::after ? 1ns : 0ns);
    sim::ProcessRef victim;
    const auto strike = [&] {
        if (blow == Blow::interrupt) victim.interrupt("blow");
        if (blow == Blow::stop) victim.stop();
        if (blow == Blow::cancel) recall.trigger();
    };
    const auto offer_then = [&] { sim.at(Time{10s}, [&offer] { offer(); }); };
    const auto strike_then = [&] {
        victim = sim.start(waiter(sim, request_of, recall, blow, at - Time{}, first), {"victim"});
        sim.run_until(Time{}); // it asks, and its time-out takes its place in the order of events
        if (blow != Blow::time_out) sim.at(at, [&strike] { strike(); });
    };
    if (when == When::at_but_last) offer_then();
    strike_then();
    if (when != When::at_but_last) offer_then();
    sim.start(waiter(sim, request_of, never, Blow::interrupt, 0s, second), {"next"});
    sim.run();
    return {first, second};
}

/// What the victim must come to: the same for every primitive.
void check_victim(const Outcome& first, Blow blow, When when)
{
    const bool robbed = when == When::at_but_last && (blow == Blow::interrupt || blow == Blow::stop);
    const bool came = !robbed && (when == When::at_but_last || when == When::after);
    if (came) {
        CHECK(first.end == "came");
        CHECK(first.at == Time{10s});
    } else if (blow == Blow::stop) {
        CHECK(first.end.empty());
    } else {
        CHECK(first.end == (blow == Blow::interrupt ? "interrupted" : "did not come"));
        CHECK(first.at == (when == When::before ? Time{10s} - 1ns : Time{10s}));
    }
}

} // namespace

#define EVERY_CASE                                                                                                     \
    const auto blow = GENERATE(Blow::interrupt, Blow::stop, Blow::time_out, Blow::cancel);                             \
    const auto when = GENERATE(When::before, When::at_but_first, When::at_but_last, When::after);                      \
    CAPTURE(static_cast<int>(blow), static_cast<int>(when));                                                           \
    Simulation sim

TEST_CASE("a blow around the grant of a pool", "[same-instant][pool]")
{
    EVERY_CASE;
    sim::Pool pool{sim, {"pool"}, 1};
    auto held = pool.try_take(1);
    const auto [first, second] = run_case(
        sim,
        [&pool] {
            return sim::PoolRequest{pool, 1};
        },
        [&held] { held.reset(); }, blow, when);
    check_victim(first, blow, when);

    // The next is served when the victim does not take it (at 10 s), or has lost it (1 ns later), or leaves (at 15 s).
    CHECK(second.end == "came");
    const bool violent = blow == Blow::interrupt || blow == Blow::stop;
    const bool kept = first.end == "came";
    CHECK(second.at == (!kept ? Time{10s} : when == When::after && violent ? Time{10s} + 1ns : Time{15s}));
    CHECK(pool.in_use() == 0);
    CHECK(pool.queue_length() == 0);
    CHECK(sim.stuck().empty());
}

TEST_CASE("a blow around the grant of a container", "[same-instant][container]")
{
    EVERY_CASE;
    sim::Container silo{sim, {"silo"}, 10};
    const auto [first, second] = run_case(
        sim,
        [&silo] {
            return sim::ContainerGet{silo, 3};
        },
        [&silo] { CHECK(silo.try_put(3)); }, blow, when);
    check_victim(first, blow, when);

    // There is enough for one of the two, and it lies waiting for nobody.
    CHECK(silo.level() == 0);
    CHECK((second.end == "came") == (first.end != "came"));
    if (second.at) CHECK(second.at == Time{10s});
    CHECK(silo.getting() == (first.end == "came" ? 1 : 0));
}

TEST_CASE("a blow around the trigger of an event", "[same-instant][event]")
{
    EVERY_CASE;
    sim::Event bell{sim, {"bell"}};
    const auto [first, second] = run_case(
        sim, [&bell] { return sim::EventWait{bell}; }, [&bell] { bell.trigger(); }, blow, when);
    check_victim(first, blow, when);
    CHECK(second.at == Time{10s});
    CHECK(bell.queue_length() == 0);
}

TEST_CASE("a blow around the opening of a gate", "[same-instant][gate]")
{
    EVERY_CASE;
    sim::Gate gate{sim, {"gate"}, false};
    const auto [first, second] = run_case(
        sim, [&gate] { return sim::GateWait{gate}; }, [&gate] { gate.open(); }, blow, when);
    check_victim(first, blow, when);
    CHECK(second.at == Time{10s});
    CHECK(gate.queue_length() == 0);
}
