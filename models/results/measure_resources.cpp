#include "models/results/by_name.h"
#include "models/results/measure.h"
#include "models/results/measure_parts.h"
#include "models/scenario/name_index.h"

namespace port {
namespace {

/// Shares of a resource's time by state; nothing where it did not exist.
std::optional<std::array<double, states>> shares(const StateClock& clock, int period)
{
    const auto total = static_cast<double>(clock.total(period));
    if (total <= 0) return std::nullopt;
    std::array<double, states> share{};
    for (std::size_t s = 0; s < states; ++s) share[s] = static_cast<double>(clock.spent(period)[s]) / total;
    return share;
}

double of(const std::array<double, states>& share, State state)
{
    return share[static_cast<std::size_t>(state)];
}

/// Hours of berths in ticks, and what of the calendar they are shares of.
struct BerthHours {
    double occupied = 0, assigned = 0, working = 0;
    double open = 0;             ///< less planned closures while no ship occupies it
    double open_or_assigned = 0; ///< less planned closures while it is nobody's

    void add_figures(FigureList& list, const std::string& berth) const
    {
        const auto share = [](double ticks, double all) { return all > 0 ? std::optional(ticks / all) : std::nullopt; };
        list.add("berth occupancy", berth, "share", share(occupied, open));
        list.add("berth occupancy from assigned", berth, "share", share(assigned, open_or_assigned));
        list.add("working share", berth, "share", share(working, open));
    }
};

/// What berths are used of the hours in which they are not closed by plan. A closure counts only while nobody has the
/// berth: a ship that lies there nevertheless occupies it, and those hours stay on both sides.
void measure_berths(const Facts& facts, int period, FigureList& list)
{
    BerthHours port;
    // Figures stand in the order of the scenario, sums run in order of name.
    std::vector<BerthHours> hours(facts.resources.size());
    for (std::size_t i = 0; i < facts.resources.size(); ++i) {
        const ResourceFact& r = facts.resources[i];
        if (r.kind != ResourceKind::berth || !r.clock) continue;
        const auto share = shares(*r.clock, period);
        if (!share) continue;
        const auto closed = r.closed ? r.closed->by_period[static_cast<std::size_t>(period)] : ClosedTime::Ticks{};
        const auto ticks = static_cast<double>(r.clock->total(period));
        const double from_assigned = 1 - of(*share, State::idle);
        const double occupancy = from_assigned - of(*share, State::reserved);
        const double at_work = of(*share, State::busy) + of(*share, State::slowed);
        // In shares of the calendar, which then are rounded alike with and without closures.
        BerthHours own{occupancy, from_assigned, at_work, 1, 1};
        own.open_or_assigned -= static_cast<double>(closed.idle) / ticks;
        own.open -= static_cast<double>(closed.idle + closed.reserved) / ticks;
        constexpr double rounding = 1e-12; // a berth that never was open has no share
        if (own.open < rounding) own.open = 0;
        if (own.open_or_assigned < rounding) own.open_or_assigned = 0;
        own.add_figures(list, r.name);
        hours[i] = {own.occupied * ticks, own.assigned * ticks, own.working * ticks, own.open * ticks,
                    own.open_or_assigned * ticks};
    }
    for (const std::size_t i : by_name(facts.resources)) {
        port.occupied += hours[i].occupied;
        port.assigned += hours[i].assigned;
        port.working += hours[i].working;
        port.open += hours[i].open;
        port.open_or_assigned += hours[i].open_or_assigned;
    }
    if (port.open_or_assigned > 0) port.add_figures(list, "port");
}

/// How many trains or trucks of a service were clear, and their hours by cause, in all and for each.
template <class Fact, class Names>
void measure_vehicles(const Fact& fact, const Names& causes, const std::string& what, std::size_t p, FigureList& list)
{
    const int n = fact.cleared[p];
    list.add(what + "s", fact.service, what + "s", n);
    for (std::size_t c = 0; c < causes.size(); ++c)
        if (fact.spent[p][c] != 0)
            list.add(what + " hours", fact.service, "h", unit_hours(fact.spent[p][c]), causes[c]);
    for (std::size_t c = 0; c < causes.size(); ++c)
        if (fact.spent[p][c] != 0 && n > 0)
            list.add(what + " time", fact.service, "h", unit_hours(fact.spent[p][c]) / n, causes[c]);
}

void measure_links(const Facts& facts, int period, FigureList& list)
{
    const auto p = static_cast<std::size_t>(period);
    std::vector<std::string> names;
    for (const LedgerLine& line : facts.ledger.lines())
        if (over_quay(line) || line.from == AccountKind::train || line.to == AccountKind::train ||
            line.from == AccountKind::land || line.to == AccountKind::land)
            if (std::find(names.begin(), names.end(), line.of) == names.end()) names.push_back(line.of);
    const std::vector<std::size_t> in_order = lines_by_name(facts);
    for (const std::string& name : names) {
        double tonnes = 0;
        for (const std::size_t number : in_order) {
            const LedgerLine& line = facts.ledger.lines()[number];
            // What a train brings or takes is counted where it meets the store, so that nothing counts twice.
            const bool at_store = line.from == AccountKind::store || line.to == AccountKind::store;
            if (line.of == name && at_store) tonnes += line.tonnes[p];
        }
        list.add("throughput", name, "t", tonnes);
    }
    for (const DeferredFact& pipeline : facts.deferred)
        list.add("deferred", pipeline.pipeline, "t", pipeline.tonnes[p]);
    for (const TrainFact& train : facts.trains) measure_vehicles(train, train_cause_names, "train", p, list);
    for (const TruckFact& truck : facts.trucks) measure_vehicles(truck, truck_cause_names, "truck", p, list);
}

/// Shares of what a machine, or a pool of them, could have passed; they add up to 1.
void measure_machine(const FlowFact& machine, std::size_t p, FigureList& list)
{
    const double busy = std::min(1.0, machine.passed[p] / machine.possible[p]);
    list.add("utilisation", machine.name, "share", busy, "busy");
    double idle = 1 - busy;
    const auto lost = [&](State state, const std::vector<double>& tonnes) {
        if (tonnes.empty()) return;
        // What rounding of the rates leaves is no time of its own.
        const double share = std::min(std::max(0.0, idle), tonnes[p] / machine.possible[p]);
        idle -= share;
        const char* const name = state_names[static_cast<std::size_t>(state)];
        if (share > 0) list.add("utilisation", machine.name, "share", share, name);
    };
    lost(State::blocked, machine.blocked);
    lost(State::starved, machine.starved);
    lost(State::down, machine.down);
    lost(State::weather, machine.weather);
    list.add("utilisation", machine.name, "share", std::max(0.0, idle), "idle");
}

/// The same stock in pieces, and in cubic metres where its store has a volume.
void measure_stock_units(const Facts& facts, const StockFact& stock, std::size_t p, FigureList& list)
{
    const StoreSpec* store = named(facts.scenario.stores, stock.name);
    const CategorySpec* category = store ? named(facts.scenario.categories, store->category) : nullptr;
    if (!category) return;
    if (!category->piece.name.empty()) {
        const double mass = category->piece.mass.value;
        list.add("stock in pieces", stock.name, category->piece.name, stock.mean[p] / mass, stock.grade);
        list.add("closing stock in pieces", stock.name, category->piece.name, stock.closing[p] / mass, stock.grade);
    }
    if (stock.mean_m3.empty()) return;
    list.add("stock in m3", stock.name, "m3", stock.mean_m3[p], stock.grade);
    list.add("closing stock in m3", stock.name, "m3", stock.closing_m3[p], stock.grade);
}

} // namespace

void measure_resources(const Facts& facts, int period, FigureList& list)
{
    const auto p = static_cast<std::size_t>(period);
    measure_berths(facts, period, list);
    for (const ResourceFact& r : facts.resources)
        if (const auto share = r.clock ? shares(*r.clock, period) : std::nullopt)
            for (std::size_t s = 0; s < states; ++s)
                if ((*share)[s] > 0 || s == static_cast<std::size_t>(State::busy))
                    list.add("utilisation", r.name, "share", (*share)[s], state_names[s]);
    for (const FlowFact& machine : facts.machines)
        if (machine.possible[p] > 0) measure_machine(machine, p, list);
    for (const StockFact& stock : facts.stocks) {
        list.add("stock", stock.name, "t", stock.mean[p], stock.grade);
        list.add("closing stock", stock.name, "t", stock.closing[p], stock.grade);
        measure_stock_units(facts, stock, p, list);
    }
    measure_links(facts, period, list);
    for (const AirFact& link : facts.air) list.add("air freight", link.link, "t", link.tonnes[p]);
    for (const WeatherFact& weather : facts.weather)
        list.add("weather", weather.state, "share",
                 unit_hours(weather.ticks[p]) / sim::to_hours(facts.periods.end(period) - facts.periods.start(period)));
    for (const IceFact& ice : facts.ice) list.add("ice", ice.band, "h", unit_hours(ice.ticks[p]));
    if (!facts.ice_breakers.leads.empty()) {
        list.add("leads", "ice-breakers", "leads", facts.ice_breakers.leads[p]);
        list.add("ships led", "ice-breakers", "ships", facts.ice_breakers.ships[p]);
    }
}

std::vector<Measured> measure(const Facts& facts)
{
    std::vector<Measured> all;
    for (int period = 1; period < facts.periods.count(); ++period) {
        FigureList list(all, facts.periods.year(period));
        measure_calls(facts, period, list);
        measure_laytime(facts, period, list);
        measure_costs(facts, period, list);
        measure_energy(facts, period, list);
        measure_resources(facts, period, list);
    }
    return all;
}

} // namespace port
