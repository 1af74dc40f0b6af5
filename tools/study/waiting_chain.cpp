#include "tools/study/waiting_chain.h"

#include "models/record/clocks.h"
#include "models/scenario/handles.h"
#include "models/scenario/name_index.h"
#include "tools/study/waited_for.h"

#include <algorithm>
#include <set>

namespace port::study {
namespace {

/// What takes the most, and its part of all.
struct Greatest {
    Spent spent;
    double share = 0;
};

std::optional<Greatest> greatest(const std::vector<Spent>& all)
{
    double sum = 0;
    const Spent* most = nullptr;
    for (const Spent& s : all) {
        sum += s.amount;
        if (s.amount > 0 && (!most || s.amount > most->amount)) most = &s;
    }
    if (!most) return std::nullopt;
    return Greatest{*most, most->amount / sum};
}

/// What ships at a berth wait for in less than this share of their hours does not fill it.
constexpr double least_wait = 0.02;

/// At anchor, without a berth that she keeps others from.
bool is_without_berth(Cause cause)
{
    return cause == Cause::weather || cause == Cause::no_berth || cause == Cause::behind_another ||
           cause == Cause::berth_closed || cause == Cause::cargo_not_ready;
}

bool is_link(ResourceKind kind)
{
    return kind == ResourceKind::gate || kind == ResourceKind::pipeline;
}

/// Follows who waits for whom through the figures of one year.
class Walk {
public:
    Walk(const Scenario& scenario, const Summary& summary, int year)
        : scenario_(scenario), waited_(scenario, summary, year)
    {
    }

    std::vector<ChainLink> from_ships()
    {
        double longest = 0;
        for (const TradeSpec& trade : scenario_.trades) {
            double waits = 0;
            for (const Spent& s : waited_.waits_of(trade)) waits += s.amount;
            if (waits <= longest) continue;
            longest = waits;
            trade_ = &trade;
        }
        if (!trade_) return {};
        const auto g = greatest(waited_.waits_of(*trade_));
        add("ships of " + trade_->name, *g, "of what they wait", true);
        follow(g->spent.on);
        return std::move(links_);
    }

    std::vector<ChainLink> from(const Resource& resource)
    {
        follow(resource);
        return std::move(links_);
    }

private:
    void add(const std::string& who, const Greatest& g, const char* of, bool hours)
    {
        links_.push_back({who, g.spent.cause, g.share, hours ? std::optional(g.spent.amount) : std::nullopt, of,
                          g.spent.on ? called(*g.spent.on) : ""});
    }

    /// As people call it where they read of waiting: a yard is a yard, not its room.
    [[nodiscard]] std::string called(const Resource& r) const
    {
        return r.kind == ResourceKind::store ? r.name : more_of(r, scenario_).resource;
    }

    /// One step after another, until something waits for nobody. A store that the chain comes back to is at times
    /// empty and at times full: it has too little room.
    void follow(std::optional<Resource> next)
    {
        while (next) {
            const Resource now = *next;
            if (!seen_.insert(now).second) {
                if (now.kind == ResourceKind::store)
                    links_.push_back(
                        {more_of(now, scenario_).resource, "empty and full", 1, {}, "on its two sides", ""});
                return;
            }
            last_ = now;
            next = step(now);
        }
    }

    std::optional<Resource> step(const Resource& now)
    {
        switch (now.kind) {
        case ResourceKind::berth:
            return berth(now);
        case ResourceKind::store:
            return store(now);
        case ResourceKind::tracks:
            return trains(now, true);
        case ResourceKind::dumper:
            return dumper(now);
        case ResourceKind::gate:
            return gate(now);
        case ResourceKind::equipment:
            return end(called(now), "working", waited_.greatest_of_line("working share", now.name));
        case ResourceKind::depth:
            return end(called(now), "as deep as it is", 1);
        default:
            return in_use(now);
        }
    }

    std::optional<Resource> end(const std::string& who, const std::string& cause, double share)
    {
        links_.push_back({who, cause, share, {}, "of the time", ""});
        return std::nullopt;
    }

    std::optional<Resource> berth(const Resource& now)
    {
        const BerthSpec* spec = named(scenario_.berths, now.name);
        std::vector<Spent> at_berth;
        double most_ashore = 0;
        for (const TradeSpec& trade : scenario_.trades) {
            if (!spec || !handles(*spec, trade.category)) continue;
            const std::vector<Spent> all = waited_.hours_of(trade);
            for (std::size_t c = 0; c < causes; ++c) {
                if (is_without_berth(static_cast<Cause>(c)) || all[c].amount <= 0) continue;
                Spent s = all[c];
                if (static_cast<Cause>(c) == Cause::working) s.on = Resource{ResourceKind::equipment, now.name};
                if (s.on && s.on->kind == ResourceKind::store && s.amount > most_ashore) {
                    most_ashore = s.amount;
                    trade_ = &trade; // whose cargo the chain goes on with, if it goes ashore
                }
                gather(at_berth, s);
            }
        }
        auto g = greatest(at_berth);
        if (!g) return end(now.name, "occupied", waited_.greatest_of_line("berth occupancy", now.name));
        if (g->spent.on && g->spent.on->kind == ResourceKind::equipment)
            if (const auto busier = busier_than_work(at_berth, now)) g = busier;
        add(now.name, *g, "of what ships do at it", true);
        return g->spent.on;
    }

    /// Ships that work at a berth for most of their hours may yet be held back by what they wait for the rest of them:
    /// a dumper that never rests fills a berth whose equipment does. Of what they wait for, that at whose end the
    /// busiest resource stands, if it is busier than the equipment works.
    std::optional<Greatest> busier_than_work(const std::vector<Spent>& at_berth, const Resource& berth) const
    {
        double all = 0;
        for (const Spent& s : at_berth) all += s.amount;
        double busiest = waited_.greatest_of_line("working share", berth.name);
        std::optional<Greatest> found;
        for (const Spent& s : at_berth) {
            if (!s.on || s.on->kind == ResourceKind::equipment || s.amount < least_wait * all) continue;
            Walk ahead(*this);
            ahead.follow(s.on);
            const double busy = ahead.last_ ? waited_.value("utilisation", ahead.last_->name, "busy") : 0;
            if (busy <= busiest) continue;
            busiest = busy;
            found = Greatest{s, s.amount / all};
        }
        return found;
    }

    std::optional<Resource> store(const Resource& now)
    {
        const TradeSpec* trade = trade_of(now.name);
        const bool empty = trade && trade->direction == Direction::loaded;
        std::optional<Resource> most;
        double weight = -1;
        for (const TradeSpec& other : scenario_.trades) {
            if (!trade || other.store != now.name || other.direction != trade->direction) continue;
            for (const LandShare& land : other.land) {
                const double use = waited_.in_use(land.by);
                const double own = land.share.value * std::max(0.1, use * use);
                if (own <= weight || !waited_.link(land.by)) continue;
                weight = own;
                most = waited_.link(land.by);
            }
        }
        const char* level = empty ? "empty" : "full";
        if (!most) return end(more_of(now, scenario_).resource, level, 1);
        links_.push_back({now.name, level, 1, {}, "where ships wait for it", called(*most)});
        return most;
    }

    [[nodiscard]] const TradeSpec* trade_of(const std::string& store) const
    {
        if (trade_ && trade_->store == store) return trade_;
        for (const TradeSpec& trade : scenario_.trades)
            if (trade.store == store) return &trade;
        return nullptr;
    }

    /// The store at the port's end of a link; of several, the one that the chain came by.
    [[nodiscard]] std::optional<Resource> store_of(const std::string& link) const
    {
        const auto goes_by = [&](const TradeSpec& trade) {
            return std::any_of(trade.land.begin(), trade.land.end(), [&](const LandShare& l) { return l.by == link; });
        };
        if (trade_ && goes_by(*trade_)) return Resource{ResourceKind::store, trade_->store};
        for (const TradeSpec& trade : scenario_.trades)
            if (goes_by(trade)) return Resource{ResourceKind::store, trade.store};
        return std::nullopt;
    }

    /// By what its time passes for, of that in which it is neither idle nor closed.
    std::optional<Resource> in_use(const Resource& now)
    {
        const std::string link = now.kind == ResourceKind::points ? now.name.substr(0, now.name.rfind(", ")) : now.name;
        std::vector<Spent> all;
        for (std::size_t s = 0; s < states; ++s) {
            const auto state = static_cast<State>(s);
            if (state == State::idle || state == State::closed) continue;
            std::optional<Resource> on;
            if (state == State::blocked || state == State::starved) on = store_of(link);
            // A road or pipe that goes on at less than it can goes at what leaves its full store, or enters its empty
            // one.
            if (state == State::slowed && is_link(now.kind)) on = store_of(link);
            if (state == State::waiting) on = waited_.machine_of(link);
            gather(all, {state_names[s], waited_.value("utilisation", now.name, state_names[s]), on});
        }
        const auto g = greatest(all);
        if (!g) return end(called(now), "idle", waited_.value("utilisation", now.name, "idle"));
        add(called(now), *g, "of the time it is in use", false);
        return g->spent.on;
    }

    /// Its trains first: their time tells whether it is what unloads or loads them, or what lies before that.
    std::optional<Resource> dumper(const Resource& now)
    {
        if (!trains_seen_.insert(now).second) return in_use(now);
        seen_.erase(now); // the trains were looked at, not yet the dumper itself
        return trains(now, false);
    }

    /// The time of trains: all of it, or, on the tracks they stand on, what they do there.
    std::optional<Resource> trains(const Resource& now, bool on_tracks)
    {
        std::vector<Spent> all;
        for (const RailService& rail : scenario_.rail_services) {
            if (on_tracks ? rail.station != now.name : rail.name != now.name) continue;
            for (std::size_t c = 0; c < train_causes; ++c) {
                const auto cause = static_cast<TrainCause>(c);
                const bool before_a_track =
                    cause == TrainCause::no_path || cause == TrainCause::no_track || cause == TrainCause::running;
                if (on_tracks && before_a_track) continue;
                gather(all, {train_cause_names[c], waited_.value("train hours", rail.name, train_cause_names[c]),
                             waited_.by_trains(rail, cause, store_of(rail.name))});
            }
        }
        const auto g = greatest(all);
        if (!g) return on_tracks ? in_use(now) : dumper(now);
        add(on_tracks ? called(now) : "trains of " + now.name, *g,
            on_tracks ? "of what trains do on them" : "of their time", true);
        return g->spent.on;
    }

    /// Trucks that come one by one have hours of their own; as a flow, the gate alone has.
    std::optional<Resource> gate(const Resource& now)
    {
        std::vector<Spent> all;
        for (std::size_t c = 0; c < truck_causes; ++c)
            gather(all, {truck_cause_names[c], waited_.value("truck hours", now.name, truck_cause_names[c]),
                         waited_.by_trucks(now.name, static_cast<TruckCause>(c), store_of(now.name))});
        const auto g = greatest(all);
        if (!g) return in_use(now);
        add("trucks of " + now.name, *g, "of their time", true);
        return g->spent.on == now ? in_use(now) : g->spent.on;
    }

    const Scenario& scenario_;
    WaitedFor waited_;
    const TradeSpec* trade_ = nullptr; ///< whose ships, or whose cargo, the chain is at
    std::set<Resource> seen_, trains_seen_;
    std::optional<Resource> last_; ///< the last one that was looked at
    std::vector<ChainLink> links_;
};

} // namespace

std::vector<ChainLink> waiting_chain(const Scenario& scenario, const Summary& summary, int year,
                                     const std::optional<Resource>& from)
{
    Walk walk(scenario, summary, year);
    return from ? walk.from(*from) : walk.from_ships();
}

} // namespace port::study
