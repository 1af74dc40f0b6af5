// Ships that the stock calls: each at the very instant at which what has come makes up for her and all before her, so
// that what is produced is what is shipped.
#include "models/catalogues.h"
#include "models/run.h"
#include "tests/support/catch.h"
#include "tests/tools/scenario_io/small_port.h"

using namespace port;

namespace {

const std::string yard = R"(title: Called by the stock
start: 2009-01-01
horizon: 360 days
categories:
  - {name: coal}
marine: {berthing: 0.5 h, unberthing: 0.5 h}
ships:
  - {name: coaster, deadweight: 20 kt, length: 120 m, beam: 20 m, laden_draught: 6 m, ballast_draught: 4 m, tugs: 0,
     pilot: no, channel_speed: 16 km/h}
berths:
  - {name: quay, count: 2, length: 150 m, depth: 15 m, handles: [{category: coal, rate: 500 t/h}]}
stores:
  - {name: yard, category: coal, capacity: 60 kt, opening: 7 kt}
trades:
  - name: coal
    category: coal
    direction: loaded
    store: yard
    arrivals: {law: stock controlled, sailing: 30 h}
    ships:
      - {ship: coaster, weight: 2, least: 2 kt, usual: 5 kt, most: 9 kt}
      - {ship: coaster, weight: 1, least: 9 kt, usual: 12 kt, most: 19 kt}
    land:
      - {by: line}
pipelines:
  - {name: line, rate: 150 t/h}
)";

Scenario scenario_of(const std::string& text)
{
    const io::ReadResult read = io::test::read(text);
    CAPTURE(io::test::printed(read));
    REQUIRE(read.ok());
    return read.scenario;
}

RunResult run_with_calls(const Scenario& scenario)
{
    RunOptions options;
    options.calls = true;
    return run(scenario, 3, 0, options);
}

double figure(const RunResult& run, const std::string& measure, const std::string& of)
{
    for (const Measured& m : run.figures)
        if (m.key.measure == measure && m.key.of == of && m.key.cause.empty() && m.value) return *m.value;
    FAIL(measure + " of " + of);
    return 0;
}

} // namespace

TEST_CASE("a ship is called to the tick when so much has come as she and all before her take")
{
    const RunResult run = run_with_calls(scenario_of(yard));
    double parcels = 0;
    for (const CallRow& call : run.calls) {
        parcels += call.parcel;
        const double called = std::max(0.0, (parcels - 7000) / 150); // h
        const double arrives = static_cast<double>(call.stage.front()) / 3.6e12;
        CAPTURE(call.number, call.parcel, called);
        REQUIRE(std::abs(arrives - called - 30) < 1e-9); // h: some thousand ticks of rounding, over hundreds of calls
    }
    CHECK(run.calls.size() > 150);
}

TEST_CASE("what is produced is what is shipped, whatever brings it")
{
    const bool by_rail = GENERATE(false, true);
    std::string text = yard;
    double brought = 150.0 * 360 * 24;
    if (by_rail) { // trains by a timetable: 50 x 60 t, and two of them a day
        text =
            io::test::with(text, "pipelines:\n  - {name: line, rate: 150 t/h}\n",
                           "railways: [{name: main, paths: 24}]\nstations: [{name: sidings, line: main, tracks: 3}]\n"
                           "rail_services:\n  - {name: line, station: sidings, rate: 2000 t/h, come: timetable, "
                           "times: [03:00, 15:00]}\n");
        brought = 2 * 3000.0 * 360;
    }
    const Scenario scenario = scenario_of(text);
    const RunResult run = run_with_calls(scenario);
    const double shipped = figure(run, "throughput", "coal");
    const double closing = figure(run, "closing stock", "yard");
    CHECK(shipped == Approx(brought).epsilon(0.02));
    CHECK(closing < 30'000); // what waits for ships that were called, and less than a parcel beside it
    // No ship waits alongside for cargo: it was there when she was called.
    const auto starved = static_cast<std::size_t>(Cause::starved);
    for (const CallRow& call : run.calls) REQUIRE(call.spent[starved] == 0);
}

TEST_CASE("ships of two trades are not promised the same stock, and one that gives up frees hers")
{
    std::string text = io::test::with(yard, "    land:\n", "    patience: {law: constant, time: 1 h}\n    land:\n");
    text = io::test::with(text, "count: 2", "count: 1");
    text = io::test::with(text, "rate: 500 t/h", "rate: 160 t/h");
    text = io::test::with(text, "pipelines:",
                          "  - {name: more coal, category: coal, direction: loaded, store: yard, "
                          "arrivals: {law: stock controlled, sailing: 10 h}, "
                          "ships: [{ship: coaster, least: 3 kt, usual: 4 kt, most: 5 kt}], patience: {law: constant, "
                          "time: 1 h}, land: [{by: line}]}\npipelines:");
    const RunResult run = run_with_calls(scenario_of(text));
    double called = 0; // t of those that were called and did not give up, in order of their calls
    int gave_up = 0;
    int both = 0;
    std::vector<std::pair<double, double>> calls; // h of the call, t
    for (const CallRow& call : run.calls) {
        const double sailing = call.trade == "coal" ? 30 : 10;
        gave_up += call.gave_up ? 1 : 0;
        both += call.trade == "coal" ? 0 : 1;
        if (!call.gave_up) calls.emplace_back(static_cast<double>(call.stage.front()) / 3.6e12 - sailing, call.parcel);
    }
    std::sort(calls.begin(), calls.end());
    for (const auto& [at, parcel] : calls) {
        called += parcel;
        CAPTURE(at, parcel, called);
        REQUIRE(called <= 7000 + 150 * at + 1e-3);
    }
    CHECK(gave_up > 5);
    CHECK(both > 20);
    CHECK(called > 0.75 * 150 * 360 * 24); // some hours of the berth are lost
}
