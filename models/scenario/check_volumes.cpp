#include "models/scenario/checks.h"
#include "models/scenario/problems.h"
#include "models/scenario/volumes.h"

namespace port {
namespace {

constexpr const char* one_known = "cargo of one density, which its category or grade says; or a figure in tonnes";

void check_line(const Scenario& s, const Pipeline& line, const std::string& path, Findings& findings)
{
    if (!findings.intact(path)) return;
    if ((line.rate.value > 0) == (line.volume_rate.value > 0))
        findings.add(codes::rate_of_volume, path, line.rate.value > 0 ? "has two rates" : "has no rate",
                     "a 'rate', or a 'volume_rate'");
    if (line.fill.value > 0 && line.fill_volume.value > 0)
        findings.add(codes::rate_of_volume, path + ".fill_volume", "is beside a 'fill'", "one of the two");
    const bool in_volume = line.volume_rate.value > 0 || line.fill_volume.value > 0;
    if (in_volume && !one_density(s, line))
        findings.add(codes::rate_of_volume, path + (line.volume_rate.value > 0 ? ".volume_rate" : ".fill_volume"),
                     "is of cargo of no density, or of several", one_known);
}

} // namespace

void check_volumes(const Scenario& s, Findings& findings)
{
    if (!findings.intact("trades") || !findings.intact("categories")) return;
    for (std::size_t b = 0; b < s.berths.size(); ++b)
        for (std::size_t k = 0; k < s.berths[b].handles.size(); ++k) {
            const HandlingSpec& h = s.berths[b].handles[k];
            const std::string path = item_path(item_path("berths", b) + ".handles", k) + ".volume_rate";
            if (h.volume_rate.value <= 0 || !findings.intact(path)) continue;
            if (h.rate.value > 0) findings.add(codes::rate_of_volume, path, "is beside a 'rate'", "one of the two");
            if (!one_density(s, h.category))
                findings.add(codes::rate_of_volume, path, "is of cargo of no density, or of several", one_known);
        }
    for (std::size_t i = 0; i < s.pipelines.size(); ++i)
        check_line(s, s.pipelines[i], item_path("pipelines", i), findings);
}

} // namespace port
