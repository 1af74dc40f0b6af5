// Small ports at random, through the whole model: what must hold for every port, whatever is built there. The flow
// engine has its own random networks (tests/sim/flow_random_test.cpp); here are berths, yards, trains and ships on it.
#include "models/catalogues.h"
#include "models/port.h"
#include "models/results/measure.h"
#include "models/run.h"
#include "models/scenario/check.h"
#include "tests/networks/random_port.h"
#include "tests/support/catch.h"

#include <map>

using namespace port;
using namespace port::test;

namespace {

std::string problems_of(const Scenario& scenario)
{
    std::string all;
    for (const Problem& p : check(scenario, catalogues())) all += p.code + " " + p.path + " " + p.found + "\n";
    return all;
}

/// Looks at the port again and again while it runs, after all that happens at an instant.
class Probe {
public:
    explicit Probe(Port& port) : port_(port), sim_(port.storage().network().simulation()) { look_later(); }
    Probe(const Probe&) = delete;

    std::string breach; ///< the first one
    int looks = 0;
    int at_bound = 0; ///< places that were full or empty
    int at_limit = 0; ///< machines that passed all that they may

private:
    void look_later()
    {
        struct Look {
            Probe* probe;
            void operator()() const { probe->look(); }
        };
        // Never a round time, and now and then in the midst of things.
        sim_.at(sim_.now() + std::chrono::microseconds(1'234'567'891 + looks), Look{this}, sim::Priority::last);
    }
    void look()
    {
        ++looks;
        const Storage& storage = port_.storage();
        sim::FlowNetwork& network = port_.storage().network();
        for (int store = 0; store < stores(); ++store)
            for (const Yard::Seen& place : storage.yard(store).places()) {
                const double level = network.level(place.place);
                const double capacity = network.capacity(place.place);
                if (level < 0 || level > capacity) tell(network.name(place.place), level, capacity);
                at_bound += level == 0 || level == capacity ? 1 : 0;
            }
        for (std::uint32_t m = 0; m < 200; ++m) {
            const Equipment* machine = storage.equipment(sim::MachineId{m});
            if (!machine) continue;
            const double passes = network.throughput(machine->machine());
            const double may = machine->is_down() ? 0 : machine->pace();
            if (passes > may * (1 + 1e-9)) tell(machine->name(), passes, may);
            at_limit += passes > 0 && passes > may * (1 - 1e-9) ? 1 : 0;
        }
        look_later();
    }
    [[nodiscard]] int stores() const
    {
        int last = -1;
        for (const Storage::Slot& slot : port_.storage().slots()) last = std::max(last, slot.store);
        return last + 1;
    }
    void tell(const std::string& of, double is, double may)
    {
        if (breach.empty()) breach = of + ": " + std::to_string(is) + " of " + std::to_string(may);
    }

    Port& port_;
    sim::Simulation& sim_;
};

struct Sums {
    int looks = 0, at_bound = 0, at_limit = 0, calls = 0, clear = 0, shifted = 0;
    double moved = 0;
};

/// Bounds and balances of one port.
void hold_bounds(const Scenario& scenario, std::uint64_t number, Sums& sums)
{
    CAPTURE(number);
    REQUIRE(problems_of(scenario) == "");
    const Versions days = versions_of(scenario);
    Port port(days, number, 0, true);
    Probe probe(port);
    port.run({}); // ends by itself if tonnes of a category are made or lost
    CHECK(probe.breach == "");
    const Facts facts = port.facts();
    for (const FlowFact& machine : facts.machines)
        for (std::size_t p = 0; p < machine.passed.size(); ++p) {
            double could = machine.possible[p];
            if (p < machine.down.size()) could -= machine.down[p];
            CAPTURE(machine.name);
            CHECK(machine.passed[p] <= could * (1 + 1e-9) + 1e-6);
        }
    // What ships took and brought, ship by ship, is what the quay's lines hold.
    double by_calls = 0;
    for (const TradeSpec& trade : scenario.trades)
        for (const ShipInPort& ship : trade.in_port) by_calls -= ship.moved.value; // before the run
    for (const CallRow& call : port.calls()) {
        const double all = call.parcel + call.further;
        CHECK(call.moved <= all * (1 + 1e-9));
        by_calls += call.moved;
        ++sums.calls;
        if (!call.reached.back()) continue;
        ++sums.clear;
        sums.shifted += call.berth.find(", ") == std::string::npos ? 0 : 1;
        CHECK(call.moved == Approx(all).epsilon(1e-9));
        std::int64_t spent = 0;
        for (const std::int64_t part : call.spent) spent += part;
        CHECK(spent == call.stage.back() - call.stage.front());
    }
    double by_quay = 0;
    for (const LedgerLine& line : facts.ledger.lines())
        if ((line.from == AccountKind::store && line.to == AccountKind::ship) ||
            (line.from == AccountKind::ship && line.to == AccountKind::store))
            for (const double tonnes : line.tonnes) by_quay += tonnes;
    CHECK(by_calls == Approx(by_quay).epsilon(1e-9).margin(1e-6));
    sums.looks += probe.looks;
    sums.at_bound += probe.at_bound;
    sums.at_limit += probe.at_limit;
    sums.moved += by_quay;
}

/// Every figure to the last bit, and every call.
std::map<std::string, std::string> all_of(const RunResult& run)
{
    std::map<std::string, std::string> all;
    const auto text = [](const std::optional<double>& value) {
        char digits[40] = "none";
        if (value) std::snprintf(digits, sizeof digits, "%a", *value);
        return std::string(digits);
    };
    for (const Measured& m : run.figures)
        all[m.key.measure + "|" + m.key.of + "|" + m.key.cause + "|" + std::to_string(m.key.year)] = text(m.value);
    for (const CallRow& call : run.calls) {
        std::string story = call.trade + " " + call.berth;
        for (const std::int64_t at : call.stage) story += " " + std::to_string(at);
        for (const std::int64_t spent : call.spent) story += " " + std::to_string(spent);
        all["call " + std::to_string(call.number)] = story;
    }
    return all;
}

void hold_order(std::uint64_t number)
{
    const Scenario scenario = random_port(number);
    const Scenario otherwise = listed_otherwise(scenario, number);
    CAPTURE(number);
    REQUIRE(problems_of(otherwise) == "");
    RunOptions options;
    options.calls = true;
    const auto one = all_of(run(scenario, number, 0, options));
    const auto other = all_of(run(otherwise, number, 0, options));
    REQUIRE(one.size() == other.size());
    std::string differs;
    for (const auto& [key, value] : one)
        if (differs.empty() && other.at(key) != value) differs = key + ": " + value + " and " + other.at(key);
    CHECK(differs == "");
}

double over_the_quay(const Scenario& scenario)
{
    for (const Measured& m : run(scenario, 1, 0).figures)
        if (m.key.measure == "throughput" && m.key.of == "port" && m.key.cause.empty()) return m.value.value_or(0);
    FAIL("no throughput");
    return 0;
}

/// @return whether the machine more helped
bool hold_more(std::uint64_t number, int berths, int links, bool one_berth_more)
{
    CAPTURE(number, berths, links, one_berth_more);
    const double with = over_the_quay(random_chain(number, berths, links));
    const double with_more =
        over_the_quay(random_chain(number, berths + (one_berth_more ? 1 : 0), links + (one_berth_more ? 0 : 1)));
    CHECK(with_more >= with * (1 - 1e-9));
    return with_more > with * (1 + 1e-6);
}

void hold_more_of_all(std::uint64_t from, std::uint64_t to)
{
    int helped = 0;
    for (std::uint64_t number = from; number < to; ++number) {
        const int berths = 1 + static_cast<int>(number % 3);
        const int links = 1 + static_cast<int>(number / 3 % 3);
        helped += hold_more(number, berths, links, true) ? 1 : 0;
        helped += hold_more(number, berths, links, false) ? 1 : 0;
    }
    CHECK(helped > static_cast<int>(to - from) / 4); // else the test would prove nothing
}

void hold_all_bounds(std::uint64_t from, std::uint64_t to)
{
    Sums sums;
    for (std::uint64_t number = from; number < to; ++number) hold_bounds(random_port(number), number, sums);
    const auto ports = static_cast<int>(to - from);
    CHECK(sums.looks > 1000 * ports);
    CHECK(sums.at_bound > 1000 * ports); // else the test would prove nothing
    CHECK(sums.at_limit > 100 * ports);
    CHECK(sums.clear > 5 * ports);
    CHECK(sums.clear < sums.calls);
}

void hold_all_calls(std::uint64_t from, std::uint64_t to)
{
    Sums sums;
    for (std::uint64_t number = from; number < to; ++number)
        hold_bounds(with_calls_of_all_kinds(random_port(number), number), number, sums);
    const auto ports = static_cast<int>(to - from);
    CHECK(sums.clear > 5 * ports);
    CHECK(sums.shifted > ports / 10); // else the test would prove nothing
}

} // namespace

TEST_CASE("random ports: no machine passes more than it may, no level leaves its bounds, nothing is lost", "[networks]")
{
    hold_all_bounds(1, 1000);
}

TEST_CASE("random ports hold their bounds with ships of several parcels, that shift, or are there at the start",
          "[networks]")
{
    hold_all_calls(1, 1000);
}

// Two pipelines bring a little each to two places that a ship has emptied: she once went to and fro between them at
// every tick, and the run came to no end.
TEST_CASE("places that are empty and filled a little are emptied together", "[networks]")
{
    Sums sums;
    hold_bounds(random_port(9763), 9763, sums);
    CHECK(sums.clear > 0);
}

TEST_CASE("random ports: the order in which parts are listed changes no byte", "[networks]")
{
    for (std::uint64_t number = 1; number < 1000; ++number) hold_order(number);
}

TEST_CASE("random chains: one more machine beside the others never lowers the throughput", "[networks]")
{
    hold_more_of_all(1, 1000);
}

TEST_CASE("a berth so slow that its ship would be there for centuries ends no run", "[networks]")
{
    Scenario scenario = random_chain(1, 1, 1);
    scenario.berths[0].handles[0].rate = tonnes_per_hour(0.001); // 400 kt take 45,000 years
    REQUIRE(problems_of(scenario) == "");
    CHECK(over_the_quay(scenario) == Approx(0.001 * 8 * 24).epsilon(0.01));
}

TEST_CASE("thousands of random ports: bounds, balances and order", "[networks][long]")
{
    hold_all_bounds(1000, 10'000);
    hold_all_calls(1000, 10'000);
    for (std::uint64_t number = 1000; number < 10'000; ++number) hold_order(number);
    hold_more_of_all(1000, 10'000);
}
