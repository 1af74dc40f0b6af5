#include "models/bound/chain.h"

#include "models/hinterland/assignment.h"
#include "models/scenario/name_index.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace port::bound {
namespace {

constexpr double kilograms = 1000;                                         // a tonne
constexpr std::int64_t endless_room = std::int64_t{1'000'000'000'000'000}; // kg; more than all ports move
constexpr double endless = std::numeric_limits<double>::infinity();
constexpr std::size_t source = 0;
constexpr std::size_t sink = 1;

/// A link with a bound: cargo comes to `in` and goes on from `out`.
struct Node {
    std::size_t in, out;
};

/// Makes the graph from the land to the sea.
class Builder {
public:
    Builder(const Plan& plan, const Links& links, int period, const ChainOf& of)
        : s_(plan.scenario()), links_(links), of_(of), on_(plan.calendar().date(plan.periods().start(period)))
    {
        chain_.graph.places = 2;
    }

    Chain build()
    {
        make_nodes();
        for (std::size_t s = 0; s < s_.stores.size(); ++s) join_store(s);
        return std::move(chain_);
    }

private:
    std::size_t place() { return chain_.graph.places++; }
    /// An arc with room for so many tonnes, rounded up.
    void join(std::size_t from, std::size_t to, double tonnes = endless, const std::string& name = "")
    {
        const double room = std::ceil(tonnes * kilograms);
        const bool bounded = room < static_cast<double>(endless_room);
        chain_.graph.arcs.push_back({from, to, bounded ? static_cast<std::int64_t>(room) : endless_room, 0});
        chain_.names.push_back(bounded ? name : "");
    }
    Node node(double tonnes, const std::string& name)
    {
        const Node made{place(), place()};
        join(made.in, made.out, tonnes, name);
        return made;
    }
    Node node(const Waterfall& link) { return node(link.bound.value_or(endless), link.name); }
    std::vector<Node> nodes(const std::vector<Waterfall>& links)
    {
        std::vector<Node> all;
        for (const Waterfall& link : links) all.push_back(node(link));
        return all;
    }

    void make_nodes();
    void make_berths();
    std::size_t along(std::size_t from, const std::vector<std::string>& machines);
    void join_reach(std::size_t store, const std::string& user, std::size_t from, std::size_t to);
    void join_store(std::size_t store);
    void join_land(std::size_t store, const std::string& way, std::size_t from, std::size_t to);
    void join_quay(std::size_t store, std::size_t trade, std::size_t from);
    std::size_t terminal(const TradeSpec& trade);
    [[nodiscard]] bool is_there(std::size_t trade) const { return of_.most[trade] > 0; }

    const Scenario& s_;
    const Links& links_;
    const ChainOf& of_;
    Date on_;
    Chain chain_;
    std::vector<Node> pools_, machines_, dumpers_, stations_, railways_, gates_, pipelines_, berths_;
    std::vector<std::vector<Node>> handlings_;
    std::vector<std::size_t> places_[2]; ///< of the network, for what is loaded and what is unloaded
};

void Builder::make_nodes()
{
    pools_ = nodes(links_.pools);
    machines_ = nodes(links_.machines);
    dumpers_ = nodes(links_.dumpers);
    stations_ = nodes(links_.stations);
    railways_ = nodes(links_.railways);
    gates_ = nodes(links_.gates);
    pipelines_ = nodes(links_.pipelines);
    make_berths();
}

/// A berth works one ship at a time, so where her parcels are worked in order it never does more than its fastest
/// equipment would.
void Builder::make_berths()
{
    const bool together = std::any_of(s_.trades.begin(), s_.trades.end(),
                                      [](const TradeSpec& t) { return t.parcels == ParcelsWorked::together; });
    for (std::size_t b = 0; b < s_.berths.size(); ++b) {
        double fastest = 0;
        for (const Waterfall& h : links_.handlings[b]) fastest = std::max(fastest, h.bound.value_or(endless));
        berths_.push_back(node(together || s_.berths[b].continuous ? endless : fastest, s_.berths[b].name));
        join(berths_[b].out, sink);
        auto& own = handlings_.emplace_back();
        for (std::size_t k = 0; k < links_.handlings[b].size(); ++k) {
            const HandlingSpec& h = s_.berths[b].handles[k];
            own.push_back(node(links_.handlings[b][k]));
            std::size_t at = own.back().out;
            if (!h.pool.empty()) {
                const Node& pool = pools_[static_cast<std::size_t>(index_of(s_.machine_pools, h.pool))];
                join(at, pool.in);
                at = pool.out;
            }
            join(along(at, h.through), berths_[b].in);
        }
    }
}

/// Over machines in series. @return where that leads
std::size_t Builder::along(std::size_t from, const std::vector<std::string>& machines)
{
    for (const std::string& name : machines) {
        const Node& machine = machines_[static_cast<std::size_t>(index_of(s_.machines, name))];
        join(from, machine.in);
        from = machine.out;
    }
    return from;
}

/// Between a store's places and a user: over the machines of its reach table, if it has one.
void Builder::join_reach(std::size_t store, const std::string& user, std::size_t from, std::size_t to)
{
    const std::vector<ReachSpec>& table = s_.stores[store].reach;
    if (table.empty()) return join(from, to);
    for (const ReachSpec& reach : table)
        if (reach.joins(user)) join(along(from, reach.through), to);
}

/// What several ways share comes first and the way itself last, so that it does not carry what came by another.
void Builder::join_land(std::size_t store, const std::string& way, std::size_t from, std::size_t to)
{
    for (std::size_t n = 0; n < s_.rail_services.size(); ++n) {
        const RailService& service = s_.rail_services[n];
        if (service.name != way) continue;
        const auto station = static_cast<std::size_t>(index_of(s_.stations, service.station));
        const auto line = static_cast<std::size_t>(index_of(s_.railways, s_.stations[station].line));
        join(along(from, service.through), railways_[line].in);
        join(railways_[line].out, stations_[station].in);
        join(stations_[station].out, dumpers_[n].in);
        join_reach(store, way, dumpers_[n].out, to);
    }
    for (std::size_t n = 0; n < s_.road_services.size(); ++n) {
        if (s_.road_services[n].name != way) continue;
        join(along(from, s_.road_services[n].through), gates_[n].in);
        join_reach(store, way, gates_[n].out, to);
    }
    for (std::size_t n = 0; n < s_.pipelines.size(); ++n) {
        if (s_.pipelines[n].name != way) continue;
        join(along(from, s_.pipelines[n].through), pipelines_[n].in);
        join_reach(store, way, pipelines_[n].out, to);
    }
}

void Builder::join_quay(std::size_t store, std::size_t trade, std::size_t from)
{
    const TradeSpec& its = s_.trades[trade];
    const Node cargo = node(of_.most[trade], "demand of " + its.name);
    join(from, cargo.in);
    for (std::size_t b = 0; b < s_.berths.size(); ++b)
        if (const HandlingSpec* h = handling_of(s_.berths[b], its.category))
            join_reach(store, s_.berths[b].name, cargo.out,
                       handlings_[b][static_cast<std::size_t>(h - s_.berths[b].handles.data())].in);
}

/// Where a trade's cargo enters the port from the land, or leaves to it: its terminal, if it is in the network. Cargo
/// that is unloaded goes through the network the other way round, beside what is loaded.
std::size_t Builder::terminal(const TradeSpec& trade)
{
    const NetworkSpec& network = s_.network;
    if (!of_.network || trade.inland.empty() || trade.terminal.empty()) return source;
    const bool loaded = trade.direction == Direction::loaded;
    std::vector<std::size_t>& places = places_[loaded ? 0 : 1];
    if (places.empty()) {
        for (std::size_t p = 0; p < network.places.size(); ++p) places.push_back(place());
        for (const LinkSpec& link : network.links) {
            if (!carries_freight(link, on_)) continue;
            const std::size_t from = places[static_cast<std::size_t>(index_of(network.places, link.from))];
            const std::size_t to = places[static_cast<std::size_t>(index_of(network.places, link.to))];
            const std::string name = link.name + " (" + link.from + " - " + link.to + ")";
            if (loaded || !link.one_way) join(from, to, link.capacity.value, name);
            if (!loaded || !link.one_way) join(to, from, link.capacity.value, name);
        }
    }
    for (const InlandShare& part : trade.inland)
        join(source, places[static_cast<std::size_t>(index_of(network.places, part.place))]);
    return places[static_cast<std::size_t>(index_of(network.places, trade.terminal))];
}

void Builder::join_store(std::size_t store)
{
    const StoreSpec& its = s_.stores[store];
    std::vector<std::size_t> trades;
    bool way[2] = {false, false};
    for (std::size_t t = 0; t < s_.trades.size(); ++t) {
        if (s_.trades[t].store != its.name) continue;
        way[static_cast<std::size_t>(s_.trades[t].direction)] = true;
        if (is_there(t)) trades.push_back(t);
    }
    if (trades.empty()) return;
    const std::size_t stock = place();
    if (way[0] && way[1])
        join(source, stock);
    else
        join(source, stock, links_.room[store], "what " + its.name + " holds");
    std::vector<std::string> told;
    for (const TradeSpec& trade : s_.trades) {
        if (trade.store != its.name) continue;
        const std::size_t from = terminal(trade);
        for (const LandShare& land : trade.land) {
            if (std::find(told.begin(), told.end(), land.by + "/" + trade.terminal) != told.end()) continue;
            told.push_back(land.by + "/" + trade.terminal);
            join_land(store, land.by, from, stock);
        }
    }
    for (const std::size_t t : trades) join_quay(store, t, stock);
}

} // namespace

Chain chain_of(const Plan& plan, const Links& links, int period, const ChainOf& of)
{
    return Builder(plan, links, period, of).build();
}

ChainBound greatest(const Chain& chain)
{
    const Flow flow = greatest_flow(chain.graph, source, sink);
    if (flow.value >= endless_room) return {std::nullopt, {}};
    ChainBound bound{static_cast<double>(flow.value) / kilograms, {}};
    for (const std::size_t arc : flow.cut)
        if (std::find(bound.cut.begin(), bound.cut.end(), chain.names[arc]) == bound.cut.end())
            bound.cut.push_back(chain.names[arc]);
    return bound;
}

} // namespace port::bound
