#include "models/scenario/checks.h"
#include "models/scenario/dates.h"
#include "models/scenario/problems.h"
#include "models/scenario/run_span.h"

#include <cstdlib>
#include <set>

namespace port {
namespace {

constexpr std::int64_t farthest = 9'000'000'000; ///< s from the start: nanoseconds beyond it would not fit

/// Rows that ascend, and reach over the run.
void check_record(const Scenario& s, const std::string& path, Findings& findings)
{
    const std::vector<IceThickness>& rows = s.marine.ice.thickness;
    for (std::size_t k = 0; k < rows.size(); ++k) {
        if (std::abs(rows[k].at.seconds - midnight_of(s.start).seconds) > farthest)
            findings.add(codes::outside_run, item_path(path, k) + ".at", "is more than 285 years from the start",
                         "ice of the time of the run");
        if (k > 0 && rows[k].at <= rows[k - 1].at)
            findings.add(codes::back_in_time, item_path(path, k) + ".at",
                         "does not come after the row above it, " + to_text(rows[k - 1].at),
                         "rows that ascend in time");
    }
    const Moment first = rows.front().at;
    const Moment last = rows.back().at;
    if (first > first_second(s) || last < last_second(s))
        findings.add(codes::outside_run, path, "reaches from " + to_text(first) + " to " + to_text(last),
                     "the whole run, from " + to_text(first_second(s)) + " to " + to_text(last_second(s)));
}

/// One way to give the thickness, and that one whole.
void check_source(const Scenario& s, const std::string& path, Findings& findings)
{
    const IceSpec& ice = s.marine.ice;
    if (!ice.thickness.empty()) check_record(s, path + ".thickness", findings);
    if (!ice.thickness.empty() && !ice.climate.empty())
        findings.add(codes::one_of_two, path + ".climate", "stands beside 'thickness'",
                     "a record of the thickness, or a climate");
    if (ice.climate.size() > 1)
        findings.add(codes::one_at_most, path + ".climate[1]", "is a second one", "one for the port");
    for (std::size_t k = 0; k < ice.climate.size(); ++k)
        if (const std::size_t months = ice.climate[k].temperatures.size(); months != 12)
            findings.add(codes::no_ice, item_path(path + ".climate", k) + ".temperatures",
                         "has " + std::to_string(months) + " months", "twelve temperatures, from January");
    if (!ice.bands.empty() && ice.thickness.empty() && ice.climate.empty())
        findings.add(codes::no_ice, path + ".bands", "have no ice", "'thickness' or 'climate' beside them");
}

bool asks_for_breaker(const IceBand& band)
{
    for (const IceForClass& of : band.classes)
        if (of.ice_breaker.value_or(false)) return true;
    return band.ice_breaker;
}

} // namespace

void check_ice(const Scenario& s, const ScenarioNames& names, Findings& findings)
{
    const IceSpec& ice = s.marine.ice;
    const std::string path = "marine.ice";
    check_source(s, path, findings);
    if (ice.breakers.size() > 1)
        findings.add(codes::one_at_most, path + ".breakers[1]", "is a second pool", "one pool: add their numbers");
    for (std::size_t k = 0; k < ice.bands.size(); ++k) {
        const IceBand& band = ice.bands[k];
        const std::string at = item_path(path + ".bands", k);
        if (k > 0 && band.from <= ice.bands[k - 1].from)
            findings.add(codes::ice_bands, at + ".from", "is not thicker than the band above it", "bands that ascend");
        std::set<std::string> named;
        for (std::size_t c = 0; c < band.classes.size(); ++c) {
            const std::string of = item_path(at + ".classes", c) + ".ship";
            if (findings.known(band.classes[c].ship, names.ships, of) && !named.insert(band.classes[c].ship).second)
                findings.add(codes::ice_bands, of, "is named a second time", "each class once in a band");
        }
        if (asks_for_breaker(band) && ice.breakers.empty())
            findings.add(codes::no_ice_breaker, at + (band.ice_breaker ? ".ice_breaker" : ".classes"),
                         "ships wait for an ice-breaker, and there is none", "'breakers' in 'ice'");
    }
}

} // namespace port
