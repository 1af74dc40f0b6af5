#include "tools/study/warm_up.h"

#include "models/run.h"
#include "sim/statistics/mser5.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <vector>

namespace port::study {
namespace {

constexpr std::uint64_t of_the_pilot = std::numeric_limits<std::uint32_t>::max(); ///< a replication no run reaches
constexpr std::size_t fewest_calls = 100;
constexpr double ticks_a_day = 86'400e9;

Scenario pilot_of(const Scenario& scenario)
{
    Scenario pilot = scenario;
    pilot.years = 1;
    pilot.horizon = {};
    pilot.warm_up = {};
    pilot.investments.clear();
    for (TradeSpec& trade : pilot.trades) trade.season.clear();
    return pilot;
}

} // namespace

std::optional<int> warm_up_days(const Scenario& scenario, std::uint64_t seed, const std::stop_token& stop)
{
    RunOptions options;
    options.calls = true;
    options.stop = stop;
    std::vector<CallRow> calls = run(pilot_of(scenario), seed, of_the_pilot, options).calls;
    const auto at = [](const CallRow& call, Stage stage) { return call.stage[static_cast<std::size_t>(stage)]; };
    std::erase_if(calls, [](const CallRow& call) { return !call.reached[static_cast<std::size_t>(Stage::clear)]; });
    if (calls.size() < fewest_calls) return std::nullopt;
    std::stable_sort(calls.begin(), calls.end(),
                     [&](const CallRow& a, const CallRow& b) { return at(a, Stage::arrived) < at(b, Stage::arrived); });
    std::vector<double> hours;
    for (const CallRow& call : calls)
        hours.push_back(static_cast<double>(at(call, Stage::clear) - at(call, Stage::arrived)) / 3.6e12);
    const auto dropped = sim::mser5(hours);
    if (!dropped) return std::nullopt;
    if (*dropped == 0) return 0;
    return static_cast<int>(std::ceil(static_cast<double>(at(calls[*dropped], Stage::arrived)) / ticks_a_day));
}

} // namespace port::study
