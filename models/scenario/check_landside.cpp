#include "models/scenario/checks.h"
#include "models/scenario/problems.h"

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

} // namespace

void check_landside(const Scenario& s, Findings& findings)
{
    for (std::size_t i = 0; i < s.railways.size(); ++i) check_line(s.railways[i], item_path("railways", i), findings);
}

} // namespace port
