#include "models/scenario/check_record.h"
#include "models/scenario/checks.h"
#include "models/scenario/problems.h"

namespace port {

void check_tide(const Scenario& s, Findings& findings)
{
    const TideSpec& tide = s.marine.tide;
    const std::string path = "marine.tide.heights";
    if (tide.heights.empty()) return;
    if (!tide.constituents.empty() || tide.mean.value != 0)
        findings.add(codes::one_of_two, path,
                     tide.constituents.empty() ? "stands beside 'mean'" : "stands beside 'constituents'",
                     "heights above chart datum alone, or mean and constituents");
    check_record(s, tide.heights, path, "heights", findings);
}

} // namespace port
