#include "models/results/by_name.h"
#include "models/results/measure_parts.h"

#include <tuple>

namespace port {
namespace {

/// What the calls of some trades add up to in one period.
struct Sum {
    CallTotals totals;
    double planned = 0;
    double moved = 0;
    double at_sea = 0;
    double at_sea_before = 0;
};

void append(std::vector<double>& to, const std::vector<double>& more)
{
    to.insert(to.end(), more.begin(), more.end());
}

Sum sum_of(const Facts& facts, const std::vector<std::size_t>& trades, int period)
{
    const auto p = static_cast<std::size_t>(period);
    Sum sum;
    for (const std::size_t t : trades) {
        const CallTotals& own = facts.visits.totals(t, period);
        sum.totals.arrived += own.arrived;
        sum.totals.cleared += own.cleared;
        sum.totals.gave_up += own.gave_up;
        sum.totals.not_served += own.not_served;
        sum.totals.demand += own.demand;
        sum.totals.unfinished += own.unfinished;
        for (std::size_t c = 0; c < causes; ++c) {
            sum.totals.spent[c] += own.spent[c];
            sum.totals.slowed[c] += own.slowed[c];
        }
        append(sum.totals.waiting, own.waiting);
        append(sum.totals.service, own.service);
        append(sum.totals.turnaround, own.turnaround);
        sum.planned += has_demand(facts.scenario.trades[t]) ? facts.demand[t][p] : own.demand;
        sum.at_sea += facts.at_sea[t][p];
        sum.at_sea_before += facts.at_sea[t][p - 1];
    }
    return sum;
}

double mean(const std::vector<double>& values)
{
    return std::accumulate(values.begin(), values.end(), 0.0) / static_cast<double>(values.size());
}

void add_calls(FigureList& list, const std::string& of, const Sum& sum)
{
    const CallTotals& t = sum.totals;
    list.add("demand", of, "t", sum.planned);
    list.add("offered", of, "t", t.demand);
    list.add("throughput", of, "t", sum.moved);
    list.add("calls", of, "calls", t.arrived);
    list.add("unfinished calls", of, "calls", t.arrived - t.cleared - t.gave_up);
    if (t.gave_up > 0) list.add("diverted calls", of, "calls", t.gave_up);
    if (t.not_served > 0) list.add("diverted", of, "t", t.not_served);
    list.add("unfinished hours", of, "h", unit_hours(t.unfinished));
    list.add("mean parcel", of, "t", t.arrived ? std::optional(t.demand / t.arrived) : std::nullopt);
    list.add_spread("waiting", of, t.waiting);
    list.add_spread("service", of, t.service);
    list.add_spread("turnaround", of, t.turnaround);
    list.add("waiting ratio", of, "share",
             t.cleared > 0 && mean(t.service) > 0 ? std::optional(mean(t.waiting) / mean(t.service)) : std::nullopt);
    list.add("backlog", of, "t", sum.at_sea);
    list.add("backlog growth", of, "t", sum.at_sea - sum.at_sea_before);
    for (std::size_t c = 0; c < causes; ++c)
        if (t.spent[c] != 0 && t.cleared > 0)
            list.add("time in port", of, "h", unit_hours(t.spent[c]) / t.cleared, cause_names[c]);
    for (std::size_t c = 0; c < causes; ++c)
        if (t.slowed[c] != 0 && t.cleared > 0)
            list.add("working time lost", of, "h", t.slowed[c] / t.cleared, cause_names[c]);
}

} // namespace

bool over_quay(const LedgerLine& line)
{
    return (line.from == AccountKind::store && line.to == AccountKind::ship) ||
           (line.from == AccountKind::ship && line.to == AccountKind::store);
}

std::vector<std::size_t> lines_by_name(const Facts& facts)
{
    return by_name(facts.ledger.lines(), [&](const LedgerLine& line) {
        return std::tie(line.of, line.from, line.to,
                        facts.scenario.categories[static_cast<std::size_t>(line.category)].name);
    });
}

double tonnes_of(const Facts& facts, std::size_t trade, int period)
{
    // The ledger knows berths and categories; of a trade, what was at sea before, came, went with ships that
    // gave up, and is still there.
    const auto p = static_cast<std::size_t>(period);
    const CallTotals& own = facts.visits.totals(trade, period);
    return facts.at_sea[trade][p - 1] + own.demand - own.went - facts.at_sea[trade][p];
}

void measure_calls(const Facts& facts, int period, FigureList& list)
{
    const Scenario& scenario = facts.scenario;
    const std::vector<std::size_t> in_order = lines_by_name(facts);
    const auto moved = [&](int category, std::optional<Direction> direction) {
        double sum = 0;
        for (const std::size_t number : in_order) {
            const LedgerLine& line = facts.ledger.lines()[number];
            if (!over_quay(line) || (category >= 0 && line.category != category)) continue;
            if (direction && (*direction == Direction::loaded) != (line.to == AccountKind::ship)) continue;
            sum += line.tonnes[static_cast<std::size_t>(period)];
        }
        return sum;
    };
    const std::vector<std::size_t> all = by_name(scenario.trades);
    Sum port = sum_of(facts, all, period);
    port.moved = moved(-1, {});
    add_calls(list, "port", port);
    for (std::size_t c = 0; c < scenario.categories.size(); ++c) {
        const std::string& name = scenario.categories[c].name;
        std::vector<std::size_t> own;
        for (const std::size_t t : all)
            if (scenario.trades[t].category == name) own.push_back(t);
        if (own.empty()) continue;
        Sum sum = sum_of(facts, own, period);
        sum.moved = moved(static_cast<int>(c), {});
        add_calls(list, name, sum);
        if (const PieceSpec& piece = scenario.categories[c].piece; !piece.name.empty())
            list.add("throughput in pieces", name, piece.name, sum.moved / piece.mass.value);
        for (const Direction way : {Direction::loaded, Direction::unloaded})
            if (const double tonnes = moved(static_cast<int>(c), way); tonnes > 0)
                list.add("throughput", name + ", " + std::string(words<Direction>[static_cast<std::size_t>(way)]), "t",
                         tonnes);
        std::sort(own.begin(), own.end()); // figures stand in the order of the scenario
        for (const std::size_t t : own) {
            if (scenario.trades[t].name == name) continue;
            Sum trade = sum_of(facts, {t}, period);
            trade.moved = tonnes_of(facts, t, period);
            add_calls(list, scenario.trades[t].name, trade);
        }
    }
    for (std::size_t c = 0; c < scenario.ships.size(); ++c) {
        const ClassTotals& own = facts.visits.classes()[c][static_cast<std::size_t>(period)];
        if (own.turnaround.empty()) continue;
        list.add_spread("waiting by class", scenario.ships[c].name, own.waiting);
        list.add_spread("service by class", scenario.ships[c].name, own.service);
        list.add_spread("turnaround by class", scenario.ships[c].name, own.turnaround);
    }
}

} // namespace port
