#pragma once
#include "models/bound/plan.h"
#include "models/bound/weather_share.h"

#include <functional>
#include <optional>
#include <string>

namespace port::bound {

/// What a link of the chain is.
enum class LinkKind {
    channel,
    tugs,
    pilots,
    berth,
    pool,
    machine,
    dumper,
    station,
    railway,
    gate,
    road,
    pipeline,
    way
};
[[nodiscard]] const char* word(LinkKind kind);

/// What a link can carry in a period, step by step: each is what is left after it, in the link's own unit.
struct Waterfall {
    LinkKind kind = LinkKind::machine;
    std::string name;
    std::string unit = "t";
    double rated = 0;      ///< its rate in every hour
    double calendar = 0;   ///< in its hours, less closures listed beforehand and planned maintenance
    double breakdowns = 0; ///< less what breaks down, in the mean
    std::optional<double> weather =
        0;                 ///< less what chance in the weather closes and slows, in the mean; nothing: not known
    double efficiency = 0; ///< effective
    double others = 0;     ///< less what others take: trains, vehicles, ships' hours without cargo work
    double used = 0;       ///< what the period's demand asks of it
    /// t over it in the period that no run exceeds: by rate, hours, closures and maintenance, which are certain, and
    /// not by chance. Nothing: no such bound is known.
    std::optional<double> bound = {};

    /// Share of what is left that the demand asks for; nothing if nothing is left and nothing asked.
    [[nodiscard]] std::optional<double> utilisation() const;
};

/// Some machinery as it stands on a day.
struct Machinery {
    double rated = 0; ///< of all of it, t an hour
    double efficiency = 1;
    const std::vector<Breakdown>* breakdowns = nullptr;
    const std::vector<Maintenance>* maintenance = nullptr;
    Exposed exposed = {};
    const HoursSpec* crew = nullptr;
    TimeOfDay opens{0}, closes{86400};
};

/// The mean share of time that machinery is up that works whenever it can: by 1 / (1 + sum of repair / up) of what only
/// hours at work wear, times up / (up + repair) of each that all hours do. 1 for laws without a known mean.
[[nodiscard]] double up_share(const std::vector<Breakdown>& breakdowns);

/// The waterfall of machinery over a period, with its bound. `others` is what efficiency leaves, `used` is nought.
[[nodiscard]] Waterfall waterfall(const Plan& plan, const WeatherShare& weather, int period, LinkKind kind,
                                  std::string name, const std::function<Machinery(const Scenario&)>& of);

} // namespace port::bound
