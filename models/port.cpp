#include "models/port.h"

#include "models/record/balance.h"
#include "models/scenario/name_index.h"

#include <algorithm>
#include <sstream>

namespace port {

Port::Port(const Versions& versions, std::uint64_t seed, std::uint64_t replication, bool keep_calls)
    : versions_(versions), calendar_(given()), periods_(calendar_.periods()), ledger_(periods_),
      visits_(periods_, given().trades.size(), keep_calls, given().ships.size()),
      weather_(sim_, given(), calendar_, periods_, seed, replication),
      storage_(sim_, first(), periods_, ledger_, weather_, seed, replication), tide_(given().marine.tide, calendar_),
      marine_(sim_, first(), calendar_, periods_, tide_, weather_),
      berths_(sim_, first(), calendar_, periods_, storage_, ledger_, weather_, tide_),
      rail_(sim_, first(), calendar_, periods_, storage_, ledger_, seed, replication), roads_(first(), periods_),
      links_(sim_, first(), calendar_, periods_, storage_, ledger_, roads_),
      trucks_(sim_, first(), calendar_, periods_, storage_, ledger_, roads_, seed, replication),
      traffic_(sim_, first(), calendar_, periods_, storage_, ledger_, visits_, marine_, berths_, seed, replication)
{
    for (const Date day : versions.from) changes_.push_back(calendar_.midnight(day));
}

Port::~Port()
{
    sim_.stop_all(); // ships and trains hold parts of the rooms: they go first
}

void Port::run(const std::stop_token& stop)
{
    for (int period = 0; period < periods_.count(); ++period) {
        const sim::Time end = periods_.end(period);
        while (version_ < changes_.size() && changes_[version_] < end) {
            run_to(changes_[version_], stop);
            if (sim_.now() < changes_[version_]) break; // the last ship was clear before
            change();
        }
        run_to(end, stop);
        if (sim_.now() < end) cut(period);
        close_period(period);
        periods_.turn();
    }
    traffic_.close(sim_.now());
}

void Port::run_to(sim::Time end, const std::stop_token& stop)
{
    if (first().ends == RunEnds::when_clear) return run_until_clear(end, stop);
    // In stretches of thirty days, so that a stop asked for is seen soon.
    for (sim::Time at = sim_.now(); at < end;) {
        if (stop.stop_requested()) throw RunStopped("the run was asked to stop");
        at = std::min(end, at + 30 * one_day);
        sim_.run_before(at, sim::Priority::begins);
    }
}

/// To `end`, or to the instant at which the last ship is clear.
void Port::run_until_clear(sim::Time end, const std::stop_token& stop)
{
    bool is_over = false;
    struct Over {
        bool* over;
        void operator()() const { *over = true; }
    };
    const sim::EventHandle bound = sim_.at(end, Over{&is_over}, sim::Priority::first);
    const auto is_clear = [&] { return sim_.now() > calendar_.start() && traffic_.all_clear(); };
    for (std::uint64_t events = 1; !is_over && !is_clear(); ++events) {
        if (events % 65'536 == 0 && stop.stop_requested()) throw RunStopped("the run was asked to stop");
        sim_.step();
    }
    sim_.cancel(bound);
    sim_.run_before(sim_.now(), sim::Priority::begins); // whatever else ends at this instant
}

/// The period ends now, before its time, and with it the run.
void Port::cut(int period)
{
    storage_.cut(periods_.end(period) - sim_.now());
    periods_.end_now(sim_.now());
}

void Port::change()
{
    const Scenario& now = versions_.scenarios[++version_];
    storage_.change(now);
    marine_.change(now);
    berths_.change(now);
    rail_.change(now);
    roads_.change(now, sim_.now());
    links_.change(now);
    trucks_.change(now);
    traffic_.change(now);
}

void Port::close_period(int period)
{
    const sim::Time now = sim_.now();
    storage_.close_period();
    weather_.settle(now);
    rail_.settle(now);
    roads_.settle(now);
    links_.settle(now);
    trucks_.settle(now);
    for (Berth& berth : berths_.all()) berth.settle(now);
    for (Marine::Section& section : marine_.sections()) section.clock.settle(now);
    if (marine_.tugs()) marine_.tugs()->settle(now);
    if (marine_.pilots()) marine_.pilots()->settle(now);
    if (marine_.ice_breakers()) marine_.ice_breakers()->clock().settle(now);
    at_sea_.push_back(traffic_.at_sea());
    check_balance(period);
}

void Port::check_balance(int period) const
{
    const Scenario& scenario = first();
    for (std::size_t c = 0; c < scenario.categories.size(); ++c) {
        const int category = static_cast<int>(c);
        const Balance balance =
            balance_of(ledger_, category, period, storage_.opening(category), storage_.level(category));
        if (balance.closes()) continue;
        std::ostringstream says;
        says << "the balance of " << scenario.categories[c].name << " does not close: in " << balance.in
             << " t + opening " << balance.opening << " t - out " << balance.out << " t - closing " << balance.closing
             << " t = " << balance.gap() << " t";
        throw ModelFailure(says.str());
    }
}

/// The stock of each store, and of each grade where a store has several.
void Port::add_stocks(Facts& facts) const
{
    const auto n = static_cast<std::size_t>(periods_.count());
    const std::vector<Storage::Slot>& slots = storage_.slots();
    for (std::size_t s = 0; s < first().stores.size(); ++s) {
        const std::string& name = first().stores[s].name;
        const std::vector<std::string>& grades = storage_.yard(static_cast<int>(s)).grades();
        StockFact all{name, std::vector<double>(n), std::vector<double>(n), {}};
        std::vector<StockFact> by_grade;
        const StoreSpec& store = first().stores[s];
        const bool has_volume = store.volume.value > 0;
        if (has_volume) all.mean_m3 = all.closing_m3 = std::vector<double>(n);
        for (std::size_t slot = 0; slot < slots.size(); ++slot) {
            if (slots[slot].store != static_cast<int>(s)) continue;
            const StockBook& book = storage_.stocks()[slot];
            StockFact own{name, std::vector<double>(n), book.closing, grades[slots[slot].grade]};
            if (has_volume) own.mean_m3 = own.closing_m3 = std::vector<double>(n);
            const double density = density_of(*named(first().categories, store.category), grades[slots[slot].grade]);
            for (std::size_t p = 0; p < n; ++p) {
                const int period = static_cast<int>(p);
                const auto whole = static_cast<double>((periods_.end(period) - periods_.start(period)).count());
                own.mean[p] = whole > 0 ? book.tonne_ticks[p] / whole : 0;
                all.mean[p] += own.mean[p];
                all.closing[p] += own.closing[p];
                if (!has_volume) continue;
                all.mean_m3[p] += own.mean_m3[p] = own.mean[p] / density;
                all.closing_m3[p] += own.closing_m3[p] = own.closing[p] / density;
            }
            by_grade.push_back(std::move(own));
        }
        facts.stocks.push_back(std::move(all));
        for (StockFact& own : by_grade)
            if (by_grade.size() > 1 && !own.grade.empty()) facts.stocks.push_back(std::move(own));
    }
}

/// Freight by air is as given: it follows its demand.
void Port::add_air(Facts& facts) const
{
    for (const AirLink& link : first().air) {
        TradeSpec as_trade;
        as_trade.demand = link.demand;
        as_trade.growth = link.growth;
        CallSpec& unit = as_trade.ships.emplace_back(); // what calls it makes does not matter
        unit.least = unit.usual = unit.most = tonnes(1);
        const TradeDemand demand(as_trade, 1, calendar_, periods_.horizon());
        AirFact own{link.name, {}};
        for (int p = 0; p < periods_.count(); ++p)
            own.tonnes.push_back(demand.between(periods_.start(p), periods_.end(p)));
        facts.air.push_back(std::move(own));
    }
}

/// How long each band of the ice held, and the thickest of it.
void Port::add_ice(Facts& facts) const
{
    const Ice& ice = weather_.ice();
    const std::vector<IceBand>& bands = first().marine.ice.bands;
    for (std::size_t b = 0; b < bands.size(); ++b) {
        IceFact& fact = facts.ice.emplace_back(IceFact{bands[b].name, {}});
        for (int p = 0; p < periods_.count(); ++p)
            fact.ticks.push_back(ice.held(static_cast<int>(b), periods_.start(p), periods_.end(p)).count());
    }
}

Facts Port::facts()
{
    Facts facts{versions_.scenarios.back(), periods_, ledger_, visits_, {}, {}, {}, {}, {}, {}, {}, {}};
    const auto n = static_cast<std::size_t>(periods_.count());
    for (std::size_t t = 0; t < traffic_.demand().size(); ++t) {
        facts.demand.emplace_back(n);
        facts.at_sea.emplace_back(n);
        for (std::size_t p = 0; p < n; ++p) {
            facts.demand[t][p] =
                traffic_.demand()[t].between(periods_.start(static_cast<int>(p)), periods_.end(static_cast<int>(p)));
            facts.at_sea[t][p] = at_sea_[p][t];
        }
    }
    for (Berth& berth : berths_.all())
        facts.resources.push_back({ResourceKind::berth, berth.name, &berth.clock, &berth.closed});
    if (marine_.tugs()) facts.resources.push_back({ResourceKind::tugs, "tugs", marine_.tugs()});
    if (marine_.pilots()) facts.resources.push_back({ResourceKind::pilots, "pilots", marine_.pilots()});
    if (IceBreakers* breakers = marine_.ice_breakers()) {
        facts.resources.push_back({ResourceKind::ice_breakers, "ice-breakers", &breakers->clock()});
        facts.ice_breakers = {breakers->use().leads, breakers->use().ships};
    }
    add_ice(facts);
    for (Marine::Section& s : marine_.sections())
        facts.resources.push_back({ResourceKind::channel, s.clock.resource(), &s.clock});
    for (Rail::Station& s : rail_.stations())
        facts.resources.push_back({ResourceKind::tracks, s.clock.resource(), &s.clock});
    for (Rail::Service& s : rail_.services()) {
        facts.resources.push_back({ResourceKind::dumper, s.clock.resource(), &s.clock});
        facts.trains.push_back({s.book.service(), s.book.spent(), s.book.clear()});
    }
    for (Link& link : links_.all()) {
        facts.resources.push_back({link.road ? ResourceKind::gate : ResourceKind::pipeline, link.name, &link.clock});
        if (!link.road) facts.deferred.push_back({link.name, link.deferred});
    }
    for (Trucks::Service& s : trucks_.services()) {
        facts.resources.push_back({ResourceKind::gate, s.gate.resource(), &s.gate});
        facts.resources.push_back({ResourceKind::points, s.work.resource(), &s.work});
        facts.trucks.push_back({s.book.service(), s.book.spent(), s.book.clear()});
    }
    for (const Equipment* machine : storage_.machines()) {
        const Equipment::Use& use = machine->use();
        facts.machines.push_back(
            {machine->name(), use.passed, use.possible, use.down, use.weather, use.blocked, use.starved});
    }
    for (const MachinePool& pool : storage_.pools()) {
        const MachinePool::Use& use = pool.use();
        facts.machines.push_back(
            {pool.name(), use.passed, use.possible, use.down, use.weather, use.blocked, use.starved});
    }
    for (const Weather::Held& held : weather_.held()) facts.weather.push_back({held.state, held.ticks});
    for (const Berths::StoppedWork& work : berths_.stopped_work()) {
        facts.stopped_work.push_back({work.line, work.category, weather_.stops()[work.stops].stretches});
        for (Stretch& s : facts.stopped_work.back().stretches) s.to = std::min(s.to, periods_.horizon());
    }
    for (std::size_t r = 0; r < roads_.use().size(); ++r)
        facts.machines.push_back({first().roads[r].name, roads_.use()[r].entered, roads_.use()[r].possible, {}, {}});
    for (std::size_t l = 0; l < rail_.line_use().size(); ++l)
        facts.machines.push_back(
            {first().railways[l].name, rail_.line_use()[l].used, rail_.line_use()[l].offered, {}, {}});
    add_stocks(facts);
    add_air(facts);
    facts.investments = given().investments;
    facts.trade_lines = storage_.trade_lines();
    return facts;
}

} // namespace port
