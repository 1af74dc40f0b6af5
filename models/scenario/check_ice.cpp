#include "models/scenario/check_record.h"
#include "models/scenario/checks.h"
#include "models/scenario/problems.h"

#include <set>

namespace port {
namespace {

/// One way to give the thickness, and that one whole.
void check_source(const Scenario& s, const std::string& path, Findings& findings)
{
    const IceSpec& ice = s.marine.ice;
    if (!ice.thickness.empty()) check_record(s, ice.thickness, path + ".thickness", "ice", findings);
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
