#include "tools/study/capacity.h"

#include "sim/statistics/isotonic.h"
#include "tools/study/amount.h"
#include "tools/study/demand_scaling.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <map>
#include <set>

namespace port::study {
namespace {

constexpr double endless = std::numeric_limits<double>::infinity();
constexpr double least_factor = 1.0 / 1024;
constexpr double most_factor = 1024;
constexpr double close_enough = 0.004; ///< of a bracket, as a share of its upper end
constexpr std::size_t usual_points = 24;

using Bound = double Reading::*;

/// The demands that were tried, and what they showed.
class Tried {
public:
    Tried(const Scenario& scenario, const CapacityRequest& request, const RunFigures& figures)
        : scenario_(scenario), request_(request), figures_(figures), asked_(request.point)
    {
        const auto rules = static_cast<double>(asked_.rules.size());
        asked_.confidence = 1 - (1 - asked_.confidence) / rules;
    }

    const CapacityPoint& at(double factor)
    {
        const auto found = points_.find(factor);
        if (found != points_.end()) return found->second;
        CapacityPoint point = try_demand(scenario_, asked_, factor, figures_);
        if (!point.settled)
            for (const auto& [of, growth] : point.piling)
                if (growth.mean > 0) piling_.insert(of);
        if (request_.progress) {
            const std::size_t done = (points_.size() + 1) * asked_.replications;
            request_.progress(done, std::max(done, usual_points * asked_.replications));
        }
        return points_.emplace(factor, std::move(point)).first->second;
    }

    /// How far the worst rule lies beyond its limit, each in parts of it; above nought is broken.
    double beyond(double factor, Bound bound)
    {
        const CapacityPoint& point = at(factor);
        if (!point.settled && bound != &Reading::low) return endless;
        double worst = -endless;
        for (std::size_t i = 0; i < point.beyond.size(); ++i) {
            const double limit = std::abs(asked_.rules[i].limit);
            worst = std::max(worst, point.beyond[i].*bound / (limit > 0 ? limit : 1));
        }
        for (const std::string& of : piling_)
            if (const auto growth = point.piling.find(of); growth != point.piling.end())
                worst = std::max(worst, growth->second.*bound / std::max(point.tonnes, 1.0));
        return worst;
    }

    void add(const CapacityPoint& point) { points_.insert_or_assign(point.factor, point); }
    [[nodiscard]] const std::map<double, CapacityPoint>& points() const { return points_; }
    [[nodiscard]] const std::set<std::string>& piling() const { return piling_; }
    [[nodiscard]] const PointRequest& asked() const { return asked_; }

private:
    const Scenario& scenario_;
    const CapacityRequest& request_;
    const RunFigures& figures_;
    PointRequest asked_;
    std::map<double, CapacityPoint> points_;
    std::set<std::string> piling_; ///< whose backlog was seen to grow without end
};

/// A wait bends up ever harder towards the end, its logarithm much less: a figure over its limit is looked at by that.
double straightened(double beyond)
{
    return std::isfinite(beyond) ? std::log(std::max(1 + beyond, 1e-3)) : beyond;
}

/// Closes in on where a bound crosses its limit. False position, and every third step the middle, so that a curve that
/// bends hard does not hold it up.
void close_in(Tried& tried, Bound bound)
{
    double low = 1;
    double high = 1;
    if (tried.beyond(1, bound) > 0)
        while (low > least_factor && tried.beyond(low, bound) > 0) {
            high = low;
            low /= 2;
        }
    else
        while (high < most_factor && tried.beyond(high, bound) <= 0) {
            low = high;
            high *= 1.5;
        }
    for (const auto& [factor, point] : tried.points()) { // what was run for another bound
        if (factor <= low || factor >= high) continue;
        const bool kept = tried.beyond(factor, bound) <= 0;
        (kept ? low : high) = factor;
        if (!kept) break;
    }
    double at_low = straightened(tried.beyond(low, bound));
    double at_high = straightened(tried.beyond(high, bound));
    if (at_low > 0 || at_high <= 0) return; // no demand does, or every one
    for (int step = 0; high - low > close_enough * high; ++step) {
        const double width = high - low;
        double next = low + width / 2;
        if (step % 3 != 2 && std::isfinite(at_high))
            next = std::clamp(low - at_low * width / (at_high - at_low), low + 0.1 * width, high - 0.1 * width);
        const double value = straightened(tried.beyond(next, bound));
        (value > 0 ? high : low) = next;
        (value > 0 ? at_high : at_low) = value;
    }
}

/// Where values that never fall cross nought; nothing if they stay at or below it, nought if they begin above.
std::optional<double> crossing(const std::vector<double>& x, const std::vector<double>& y)
{
    std::size_t i = 0;
    while (i < y.size() && y[i] <= 0) ++i;
    if (i == y.size()) return std::nullopt;
    if (i == 0) return 0;
    return x[i - 1] - y[i - 1] * (x[i] - x[i - 1]) / (y[i] - y[i - 1]);
}

/// Where the first rule crosses by one of its bounds, and which one it is.
struct Stop {
    std::optional<double> factor; ///< nothing: none does
    std::string by;
};

Stop first_crossing(const Tried& tried, Bound bound)
{
    std::vector<double> x;
    for (const auto& [factor, point] : tried.points()) x.push_back(factor);
    Stop stop;
    const auto look_at = [&](const std::string& name, const std::vector<double>& y) {
        const auto at = crossing(x, sim::isotonic(y));
        if (at && (!stop.factor || *at < *stop.factor)) stop = {at, name};
    };
    for (std::size_t rule = 0; rule < tried.asked().rules.size(); ++rule) {
        std::vector<double> y;
        for (const auto& [factor, point] : tried.points()) y.push_back(point.beyond[rule].*bound);
        look_at(tried.asked().rules[rule].text, y);
    }
    for (const std::string& of : tried.piling()) {
        std::vector<double> y;
        for (const auto& [factor, point] : tried.points()) {
            const auto growth = point.piling.find(of);
            y.push_back(growth == point.piling.end() ? 0 : growth->second.*bound);
        }
        look_at("steady state of " + of, y);
    }
    return stop;
}

/// Below the least demand without a steady state, also where no growth of that year shows it: a backlog of the year
/// before may be left.
void keep_settled(const Tried& tried, Stop& stop)
{
    double settled = 0;
    for (const auto& [factor, point] : tried.points()) {
        if (!point.settled) {
            if (!stop.factor || *stop.factor >= factor) stop = {settled, "steady state"};
            return;
        }
        settled = factor;
    }
}

/// The points with readings that never fall with demand.
std::vector<CapacityPoint> fitted_curve(const Tried& tried)
{
    std::vector<CapacityPoint> curve;
    for (const auto& [factor, point] : tried.points()) curve.push_back(point);
    for (auto CapacityPoint::*reading : {&CapacityPoint::waiting, &CapacityPoint::waiting_ratio})
        for (const Bound bound : {&Reading::mean, &Reading::low, &Reading::high}) {
            std::vector<double> y;
            for (const CapacityPoint& point : curve)
                if (point.*reading) y.push_back((*(point.*reading)).*bound);
            const std::vector<double> fitted = sim::isotonic(y);
            std::size_t i = 0;
            for (CapacityPoint& point : curve)
                if (point.*reading) (*(point.*reading)).*bound = fitted[i++];
        }
    return curve;
}

void refuse_mixed_years(const std::vector<CapacityRule>& rules)
{
    if (rules.empty()) throw BadQuestion("a capacity needs a rule, such as 'waiting ratio <= 0.3'");
    for (const CapacityRule& rule : rules)
        if (rule.quantity.key.year != rules.front().quantity.key.year)
            throw BadQuestion(fmt::format("'{}' and '{}' are rules of different years", rules.front().text, rule.text));
}

/// Reads the rest of the curve, from an idle port to a little beyond the capacity.
void draw_curve(Tried& tried, double capacity)
{
    for (const double part : {0.3, 0.45, 0.6, 0.7, 0.8, 0.9, 1.05}) static_cast<void>(tried.at(part * capacity));
}

/// Runs the port at its capacity, and finds what binds there.
void run_at_capacity(Capacity& capacity, const Scenario& scenario, const CapacityRequest& request,
                     const PointRequest& asked, const RunFigures& figures)
{
    std::vector<std::vector<Measured>> runs;
    capacity.at = try_demand(scenario, asked, capacity.factor, figures, &runs);
    if (!request.binding) return;
    const Scenario scaled = with_demand(scenario, asked.of, capacity.factor);
    capacity.verdict = what_binds(scaled, summarise(scenario.title, runs, request.point.confidence), runs, figures,
                                  asked.threads, asked.stop, request.progress);
}

} // namespace

Capacity find_capacity(const Scenario& scenario, const CapacityRequest& request, const RunFigures& figures)
{
    refuse_mixed_years(request.point.rules);
    Tried tried(scenario, request, figures);
    for (const Bound bound : {&Reading::mean, &Reading::high, &Reading::low}) close_in(tried, bound);
    Capacity capacity;
    Stop stop = first_crossing(tried, &Reading::mean);
    keep_settled(tried, stop);
    const double tonnes = tried.at(1).tonnes;
    if (!stop.factor) {
        capacity.remarks.push_back(fmt::format("No rule stops it: all are kept up to {:.4g} times the demand.",
                                               tried.points().rbegin()->first));
    } else if (*stop.factor <= 0) {
        capacity.stopped_by = stop.by;
        capacity.remarks.push_back(fmt::format("No demand keeps to '{}', not even {:.2g} of the scenario's.", stop.by,
                                               tried.points().begin()->first));
    } else {
        capacity.found = true;
        capacity.factor = *stop.factor;
        capacity.tonnes = *stop.factor * tonnes;
        capacity.stopped_by = stop.by;
        const Stop low = first_crossing(tried, &Reading::high);
        const Stop high = first_crossing(tried, &Reading::low);
        capacity.low = tonnes * std::min(*stop.factor, low.factor.value_or(*stop.factor));
        if (high.factor) capacity.high = tonnes * std::max(*stop.factor, *high.factor);
        if (!capacity.high)
            capacity.remarks.push_back("No demand that was tried surely breaks a rule: the interval has no upper end.");
        if (request.point.replications < 2)
            capacity.remarks.push_back("One replication gives no interval; give at least two.");
        if (request.curve) draw_curve(tried, *stop.factor);
        run_at_capacity(capacity, scenario, request, tried.asked(), figures);
        tried.add(capacity.at);
    }
    capacity.curve = fitted_curve(tried);
    return capacity;
}

} // namespace port::study
