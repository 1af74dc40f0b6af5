#include "models/scenario/arrival_names.h"
#include "models/scenario/change.h"
#include "models/scenario/checks.h"
#include "models/scenario/name_index.h"
#include "models/scenario/problems.h"
#include "models/scenario/run_span.h"
#include "models/scenario/scalar_text.h"
#include "models/scenario/squat.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <map>
#include <set>
#include <utility>

namespace port {
namespace {

constexpr double none = -std::numeric_limits<double>::infinity();

/// The best that ships and trains meet on any day of the scenario: what does not fit even then never fits.
class BestDays {
public:
    BestDays(const Scenario& scenario, Findings& findings)
        : s_(scenario), findings_(findings), depths_(s_.berths.size(), none), told_(s_.railways.size(), false),
          machines_(s_.machine_pools.size(), 0), small_(s_.stores.size(), false), rooms_(s_.stores.size(), 0),
          sections_(s_.marine.channel.size(), none)
    {
        for (std::size_t b = 0; b < s_.berths.size(); ++b)
            for (const HandlingSpec& h : s_.berths[b].handles) berths_of_[h.category].push_back(b);
    }

    /// Looks at the scenario as it stands on one of its days.
    void see(const Scenario& now)
    {
        for (std::size_t b = 0; b < depths_.size(); ++b)
            if (now.berths[b].count > 0) depths_[b] = std::max(depths_[b], now.berths[b].depth.value);
        double water = std::numeric_limits<double>::infinity();
        std::size_t shallowest = 0;
        for (std::size_t i = 0; i < now.marine.channel.size(); ++i)
            if (now.marine.channel[i].depth.value < water) {
                water = now.marine.channel[i].depth.value;
                shallowest = i;
            }
        if (water - now.marine.under_keel_clearance.value > water_) {
            water_ = water - now.marine.under_keel_clearance.value;
            shallowest_ = shallowest;
        }
        for (std::size_t i = 0; i < sections_.size(); ++i)
            sections_[i] =
                std::max(sections_[i], now.marine.channel[i].depth.value - now.marine.under_keel_clearance.value);
        if (!now.marine.tugs.empty()) tugs_ = std::max(tugs_, now.marine.tugs.front().count);
        for (std::size_t i = 0; i < told_.size(); ++i) {
            if (told_[i] || now.railways[i].left() >= 0) continue;
            told_[i] = true;
            findings_.add(codes::no_paths, item_path("railways", i), "other trains take more paths than there are",
                          "fewer trains or more paths");
        }
        for (std::size_t i = 0; i < machines_.size(); ++i)
            machines_[i] = std::max(machines_[i], now.machine_pools[i].count);
        for (std::size_t i = 0; i < rooms_.size(); ++i) rooms_[i] = std::max(rooms_[i], holds(now, now.stores[i], ""));
        for (std::size_t i = 0; i < small_.size(); ++i)
            if (!small_[i]) small_[i] = too_small(now, now.stores[i], item_path("stores", i));
    }

    /// Whether a ship of that class with `aboard` tonnes can lie at a berth of the trade, and come there.
    void can_come(const TradeSpec& trade, const ShipClass& ship, double aboard, const std::string& path) const
    {
        if (aboard > ship.deadweight.value)
            return findings_.add(codes::overloaded, path, "she would carry more than her deadweight",
                                 "a smaller parcel");
        const double draught = ship.ballast_draught.value +
                               (ship.laden_draught.value - ship.ballast_draught.value) * aboard / ship.deadweight.value;
        bool handled = false;
        bool long_enough = false;
        bool deep_enough = false;
        if (const auto berths = berths_of_.find(trade.category); berths != berths_of_.end())
            for (const std::size_t b : berths->second) {
                handled = handled || depths_[b] > none;
                if (s_.berths[b].length.value < ship.length.value || depths_[b] == none) continue;
                long_enough = true;
                const double sea = tide(floats_always(s_.berths[b], trade) ? -1 : 1);
                deep_enough = deep_enough || depths_[b] + sea + 1e-9 >= draught + s_.berths[b].clearance.value;
            }
        if (!deep_enough)
            findings_.add(codes::no_berth, path,
                          "no berth " + std::string(!handled ? "handles " + trade.category
                                                    : !long_enough
                                                        ? "is long enough for '" + ship.name + "'"
                                                        : "is deep enough for '" + ship.name + "' at the lowest tide"),
                          "she needs a berth that she can lie at");
        if (!s_.marine.channel.empty() && water_ + tide(1) < draught)
            findings_.add(codes::channel_shallow, path,
                          "'" + s_.marine.channel[shallowest_].name + "' is too shallow for '" + ship.name +
                              "' at every tide",
                          "she needs a deeper channel");
        else
            can_pass(ship, draught, path);
    }

    /// Whether so much of a parcel as must be ready can be gathered in the trade's yard, if it is an assembled one.
    void can_be_gathered(const TradeSpec& trade, const ScenarioNames& names, double parcel,
                         const std::string& path) const
    {
        if (!names.stores.has(trade.store)) return;
        const std::size_t store = names.stores.index(trade.store);
        const double gathered = trade.ready.value_or(share(1)).value * parcel;
        if (s_.stores[store].yard != YardUse::assembled || gathered <= rooms_[store] * (1 + 1e-9)) return;
        const auto text = [](double tonnes) { return readable_text(tonnes, *type_info<Mass>()); };
        findings_.add(codes::parcel_above_yard, path,
                      "'" + trade.store + "' has no room to gather " + text(gathered) + " of her cargo",
                      "at most " + text(rooms_[store]) + ", or loading that starts at a share of it ('ready')");
    }

    /// Whether the trade's store ever has so much stock, or room, that a ship with that parcel is called by it.
    void can_be_called(const TradeSpec& trade, const ScenarioNames& names, double parcel, const std::string& path) const
    {
        if (trade.arrivals.name != stock_controlled || !names.stores.has(trade.store)) return;
        const std::size_t number = names.stores.index(trade.store);
        const StoreSpec& store = s_.stores[number];
        const bool assembled = store.yard == YardUse::assembled;
        const double holds = (rooms_[number] - store.heel.value) * store.places;
        if (!assembled && parcel <= holds * (1 + 1e-9)) return;
        findings_.add(codes::never_called, path,
                      assembled ? "'" + trade.store + "' gathers cargo for ships that are called already"
                                : "her greatest parcel is more than '" + trade.store + "' ever holds",
                      assembled ? "a pooled or dedicated yard" : "at most " + readable_text(holds, *type_info<Mass>()));
    }

    /// The greatest capacity of each store's places, t.
    [[nodiscard]] const std::vector<double>& rooms() const { return rooms_; }

    /// Machines of a pool for each handling that names one.
    void enough_machines(const ScenarioNames& names) const
    {
        for (std::size_t b = 0; b < s_.berths.size(); ++b)
            for (std::size_t k = 0; k < s_.berths[b].handles.size(); ++k) {
                const HandlingSpec& h = s_.berths[b].handles[k];
                if (h.pool.empty() || !names.pools.has(h.pool)) continue;
                const int most = machines_[names.pools.index(h.pool)];
                if (h.least <= most || h.least > h.most) continue;
                findings_.add(codes::few_machines, item_path(item_path("berths", b) + ".handles", k) + ".least",
                              "needs " + std::to_string(h.least) + " of '" + h.pool + "'",
                              "there are " + std::to_string(most));
            }
    }

    /// Tugs are the same for all calls of a class.
    void enough_tugs(const ShipClass& ship, const std::string& path) const
    {
        const int most = std::max({ship.tugs, ship.tugs_out.value_or(0), ship.tugs_shift.value_or(0)});
        if (s_.marine.tugs.empty() || most <= tugs_) return;
        findings_.add(codes::few_tugs, path, "'" + ship.name + "' needs " + std::to_string(most) + " tugs",
                      "there are " + std::to_string(tugs_));
    }

    /// Nor may ice ask for more than there are, of a class that it does not keep out.
    void enough_tugs_in_ice(const ShipClass& ship) const
    {
        if (s_.marine.tugs.empty() || ship.tugs > tugs_) return;
        for (std::size_t k = 0; k < s_.marine.ice.bands.size(); ++k) {
            const IceBand& band = s_.marine.ice.bands[k];
            int more = band.tugs;
            std::set<IceCloses> closed(band.closes.begin(), band.closes.end());
            for (const IceForClass& of : band.classes) {
                if (of.ship != ship.name) continue;
                more = of.tugs.value_or(more);
                closed.insert(of.closes.begin(), of.closes.end());
            }
            if (closed.size() == 2 || ship.tugs + more <= tugs_) continue;
            findings_.add(codes::few_tugs, item_path("marine.ice.bands", k) + ".tugs",
                          "'" + ship.name + "' would need " + std::to_string(ship.tugs + more) + " tugs",
                          "there are " + std::to_string(tugs_));
        }
    }

private:
    /// Whether each section has water for a ship with her squat on some day. Where ice slows her, squat by her speed
    /// may be next to nothing.
    void can_pass(const ShipClass& ship, double draught, const std::string& path) const
    {
        for (std::size_t i = 0; i < sections_.size(); ++i) {
            const ChannelSection& section = s_.marine.channel[i];
            double speed = s_.marine.ice.bands.empty() ? ship.channel_speed.value : 0;
            if (section.greatest_speed) speed = std::min(speed, section.greatest_speed->value);
            const double sinks = squat(&ship, section, speed);
            if (sinks <= 0 || sections_[i] + tide(1) >= draught + sinks) continue;
            return findings_.add(codes::channel_shallow, path,
                                 "'" + section.name + "' is too shallow for '" + ship.name + "' and her squat of " +
                                     readable_text(sinks, *type_info<Length>()) + " at every tide",
                                 "she needs a deeper channel, or less speed");
        }
    }

    /// Whether a ship must float there at every tide, as she comes and as she goes: also where ships wait for water, if
    /// she comes with her cargo.
    static bool floats_always(const BerthSpec& berth, const TradeSpec& trade)
    {
        if (berth.at_low_water == AtLowWater::lies_aground) return false;
        return berth.at_low_water == AtLowWater::does_not_come || trade.direction == Direction::unloaded ||
               !trade.also.empty();
    }

    /// Whether a store holds too little for its heel or its thresholds; told at the level that asks for more.
    bool too_small(const Scenario& now, const StoreSpec& store, const std::string& path)
    {
        if (!findings_.intact(path)) return false;
        double most = store.grades.empty() ? holds(now, store, "") : holds(now, store, store.grades[0].grade);
        bool first = store.grades.empty();
        const auto see = [&](const std::string& grade) {
            const double full = holds(now, store, grade);
            most = std::exchange(first, false) ? full : std::min(most, full);
        };
        for (const StoreGrade& grade : store.grades) see(grade.grade);
        for (const TradeSpec& trade : now.trades)
            if (trade.store == store.name && !store.mixing) see(trade.grade);
        if (most <= 0) return false; // of no known size, which is told apart
        const char* level = nullptr;
        if (store.heel.value >= most) level = ".heel";
        if (store.fills_again_below && store.fills_again_below->value >= most) level = ".fills_again_below";
        if (store.empties_again_above && store.empties_again_above->value > most) level = ".empties_again_above";
        if (level)
            findings_.add(codes::store_levels, path + level,
                          "does not fit into the " + readable_text(most, *type_info<Mass>()) + " that it holds",
                          "a level below its capacity on every day");
        return level != nullptr;
    }

    [[nodiscard]] double tide(double sign) const
    {
        const TideSpec& tide = s_.marine.tide;
        if (!tide.heights.empty()) {
            const auto lower = [](const TideHeight& a, const TideHeight& b) { return a.height < b.height; };
            const auto [low, high] = std::minmax_element(tide.heights.begin(), tide.heights.end(), lower);
            return (sign < 0 ? low : high)->height.value;
        }
        double level = tide.mean.value;
        for (const TideConstituent& c : tide.constituents) level += sign * std::abs(c.amplitude.value);
        return level;
    }

    const Scenario& s_;
    Findings& findings_;
    std::vector<double> depths_;   ///< of each berth; `none` if it never opens
    std::vector<bool> told_;       ///< of each railway
    std::vector<int> machines_;    ///< of each pool
    std::vector<bool> small_;      ///< of each store: it is too small for its levels on a day
    std::vector<double> rooms_;    ///< of each store: its greatest capacity
    std::vector<double> sections_; ///< of each section of the channel, its depth less the clearance kept
    std::map<std::string, std::vector<std::size_t>> berths_of_;
    double water_ = none; ///< depth of the channel less the clearance kept
    std::size_t shallowest_ = 0;
    int tugs_ = 0;
};

/// Walks through the days of change once; each mistake of a change or a scaling is told once.
void walk_days(const Scenario& s, const Catalogues& catalogues, Findings& findings, BestDays& best)
{
    Scenario now = s;
    now.investments.clear();
    now.scaled.clear();
    std::vector<Problem> problems;
    std::vector<Problem> of_scalings;
    const auto see = [&] {
        if (s.scaled.empty()) return best.see(now);
        Scenario scaled = now;
        std::vector<Problem> today;
        apply_scalings(scaled, s, catalogues, today);
        if (of_scalings.empty()) of_scalings = std::move(today);
        best.see(scaled);
    };
    see();
    const std::vector<std::size_t> order = opening_order(s);
    const Moment end = last_second(s);
    for (std::size_t k = 0; k < order.size(); ++k) {
        const Date day = s.investments[order[k]].opens;
        apply_investment(now, s, order[k], catalogues, problems);
        const bool last_of_day = k + 1 == order.size() || s.investments[order[k + 1]].opens != day;
        if (last_of_day && midnight_of(day) < end) see();
    }
    problems.insert(problems.end(), of_scalings.begin(), of_scalings.end());
    for (Problem& p : problems)
        findings.add(p.code, p.path, std::move(p.found), std::move(p.expected), std::move(p.hint));
}

} // namespace

void check_days(const Scenario& s, const ScenarioNames& names, const Catalogues& catalogues, Findings& findings)
{
    BestDays best(s, findings);
    walk_days(s, catalogues, findings, best);
    if (findings.intact("berths") && findings.intact("machine_pools")) best.enough_machines(names);
    // Whether a ship can come rests on many values; with one of them unread, nothing can be said.
    for (const char* part : {"berths", "marine", "ships", "investments", "scaled"})
        if (!findings.intact(part)) return;
    std::vector<bool> calls(s.ships.size(), false);
    const auto judge = [&](const TradeSpec& trade, const std::string& name, double aboard, const std::string& path) {
        if (!names.ships.has(name) || !names.categories.has(trade.category)) return;
        const std::size_t number = names.ships.index(name);
        calls[number] = true;
        if (findings.intact(path)) best.can_come(trade, s.ships[number], aboard, path);
    };
    if (findings.intact("stores")) check_parcels_in_quotas(s, best.rooms(), findings);
    const auto gather = [&](const TradeSpec& trade, Mass parcel, const std::string& path) {
        if (findings.intact("stores") && findings.intact(path)) best.can_be_gathered(trade, names, parcel.value, path);
    };
    for (std::size_t i = 0; i < s.trades.size(); ++i) {
        const TradeSpec& t = s.trades[i];
        const std::string path = item_path("trades", i);
        for (std::size_t k = 0; k < t.ships.size(); ++k) {
            gather(t, t.ships[k].most, item_path(path + ".ships", k));
            if (findings.intact("stores") && findings.intact(path))
                best.can_be_called(t, names, t.ships[k].most.value, item_path(path + ".ships", k));
        }
        for (std::size_t k = 0; k < t.fleet.size(); ++k) gather(t, t.fleet[k].most, item_path(path + ".fleet", k));
        for (std::size_t k = 0; k < t.calls.size(); ++k) gather(t, t.calls[k].parcel, item_path(path + ".calls", k));
        for (std::size_t k = 0; k < t.also.size(); ++k)
            if (const TradeSpec* other = named(s.trades, t.also[k].trade))
                gather(*other, t.also[k].most, item_path(path + ".also", k));
    }
    for (std::size_t i = 0; i < s.trades.size(); ++i) {
        const TradeSpec& t = s.trades[i];
        double further = 0; // all at once aboard, at the worst
        for (const FurtherParcel& more : t.also) further += more.most.value;
        for (std::size_t k = 0; k < t.ships.size(); ++k)
            judge(t, t.ships[k].ship, t.ships[k].most.value + t.ships[k].aboard.value + further,
                  item_path(item_path("trades", i) + ".ships", k));
        for (std::size_t k = 0; k < t.fleet.size(); ++k)
            judge(t, t.fleet[k].ship, t.fleet[k].most.value + t.fleet[k].aboard.value + further,
                  item_path(item_path("trades", i) + ".fleet", k));
        for (std::size_t k = 0; k < t.in_port.size(); ++k)
            judge(t, t.in_port[k].ship, t.in_port[k].parcel.value + further,
                  item_path(item_path("trades", i) + ".in_port", k));
        for (std::size_t k = 0; k < t.calls.size(); ++k)
            judge(t, t.calls[k].ship, t.calls[k].parcel.value + further,
                  item_path(item_path("trades", i) + ".calls", k));
    }
    for (std::size_t i = 0; i < s.ships.size(); ++i)
        if (calls[i]) {
            best.enough_tugs(s.ships[i], item_path("ships", i) + ".tugs");
            best.enough_tugs_in_ice(s.ships[i]);
        }
}

} // namespace port
