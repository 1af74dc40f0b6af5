#include "models/scenario/checks.h"
#include "models/scenario/name_index.h"
#include "models/scenario/problems.h"

#include <algorithm>

namespace port {
namespace {

/// The times of a daily timetable ascend; 24:00 is the next day's 00:00.
void check_timetable(const std::vector<TimeOfDay>& times, const std::string& path, Findings& findings)
{
    for (std::size_t k = 0; k < times.size(); ++k) {
        const std::string at = item_path(path, k);
        if (times[k].seconds >= 86400)
            findings.add(codes::timetable_order, at, "is the end of the day", "00:00, the start of the next");
        else if (k > 0 && times[k] <= times[k - 1] && findings.intact(item_path(path, k - 1)))
            findings.add(codes::timetable_order, at, "does not come after the time before", "times that rise");
    }
}

void check_line(const RailLine& line, const std::string& path, Findings& findings)
{
    if (line.from >= line.to && findings.intact(path + ".to"))
        findings.add(codes::bad_hours, path + ".from", "is not before 'to'", "hours that begin before they end");
    check_timetable(line.slots, path + ".slots", findings);
    check_timetable(line.passengers, path + ".passengers", findings);
    if (!line.passengers.empty() && line.passenger_trains > 0)
        findings.add(codes::two_timetables, path + ".passenger_trains", "counts the trains of 'passengers' again",
                     "one of the two");
    if (!line.slots.empty() && line.paths > static_cast<double>(line.slots.size()) && findings.intact(path + ".slots"))
        findings.add(codes::few_slots, path + ".paths", "are more than the line's slots",
                     std::to_string(line.slots.size()) + " at most");
}

/// Whether a law always draws nought, or never a time.
bool takes_no_time(const Choice& law)
{
    return std::all_of(law.values.begin(), law.values.end(), [](const Choice::Value& v) {
        return !v.type || v.type->kind != Kind::quantity || v.value == 0;
    });
}

/// What a service asks of the trades that name it.
void check_trades_of(const Scenario& s, const RailService& service, const std::string& path, Findings& findings)
{
    int trades = 0;
    for (const TradeSpec& trade : s.trades) {
        const auto by_it = [&](const LandShare& land) { return land.by == service.name; };
        if (std::none_of(trade.land.begin(), trade.land.end(), by_it)) continue;
        ++trades;
        const StoreSpec* store = named(s.stores, trade.store);
        if (service.whole && trade.direction == Direction::loaded && store &&
            service.wagons * service.net_load.value >
                holds(s, *store, store->mixing ? "" : trade.grade) * store->places)
            findings.add(codes::never_whole, path + ".whole",
                         "a train brings more than '" + trade.store + "' ever holds", "shorter trains or more room");
    }
    if (service.come != TrainsCome::stem && trades > 1 && findings.intact("trades"))
        findings.add(codes::one_trade, path + ".come", "serves " + std::to_string(trades) + " trades", "one trade");
}

void check_service(const RailService& service, const std::string& path, Findings& findings)
{
    if (service.opens >= service.closes && findings.intact(path + ".closes"))
        findings.add(codes::bad_hours, path + ".opens", "is not before 'closes'", "hours that begin before they end");
    check_timetable(service.times, path + ".times", findings);
    if (service.come == TrainsCome::timetable && service.times.empty() && findings.intact(path + ".times"))
        findings.add(codes::trains_come, path + ".come", "has no times", "'times', at least one");
    if (service.come == TrainsCome::spread && takes_no_time(service.between) && findings.intact(path + ".between"))
        findings.add(codes::trains_come, path + ".come", "has no time between trains", "'between', above nought");
}

/// A line that is always full carries cargo one way, and holds some of it at the start.
void check_pipeline(const Scenario& s, const Pipeline& line, const std::string& path, Findings& findings)
{
    if ((line.fill.value <= 0 && line.fill_volume.value <= 0) || !findings.intact("trades")) return;
    std::vector<const TradeSpec*> trades;
    for (const TradeSpec& trade : s.trades)
        if (std::any_of(trade.land.begin(), trade.land.end(), [&](const LandShare& l) { return l.by == line.name; }))
            trades.push_back(&trade);
    if (trades.empty()) return;
    for (const TradeSpec* trade : trades)
        if (trade->direction != trades.front()->direction)
            return findings.add(codes::line_ways, path + ".fill", "is of trades in both directions", "one direction");
    const auto held = [&](const TradeSpec* trade) { return trade->name == line.holds; };
    if (line.holds.empty() ? trades.size() > 1 : std::none_of(trades.begin(), trades.end(), held))
        findings.add(codes::line_holds, path + (line.holds.empty() ? ".fill" : ".holds"),
                     line.holds.empty() ? "is of several trades' cargo" : "'" + line.holds + "' does not use this line",
                     "'holds', one of the trades that name it");
}

} // namespace

void check_landside(const Scenario& s, Findings& findings)
{
    for (std::size_t i = 0; i < s.railways.size(); ++i) check_line(s.railways[i], item_path("railways", i), findings);
    for (std::size_t i = 0; i < s.rail_services.size(); ++i) {
        check_service(s.rail_services[i], item_path("rail_services", i), findings);
        check_trades_of(s, s.rail_services[i], item_path("rail_services", i), findings);
    }
    for (std::size_t i = 0; i < s.pipelines.size(); ++i)
        check_pipeline(s, s.pipelines[i], item_path("pipelines", i), findings);
}

} // namespace port
