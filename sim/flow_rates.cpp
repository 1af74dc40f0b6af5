#include "sim/flow_rates.h"

#include "sim/expects.h"

#include <algorithm>
#include <cmath>
#include <functional>
#include <limits>

namespace sim {
namespace {

constexpr double infinite = std::numeric_limits<double>::infinity();
/// Coefficients begin as -1, 0, 1 and shares of blends, and stay ratios of small numbers: below this one is nought but
/// for rounding.
constexpr double noise = 1e-9;

} // namespace

std::span<const double> RateAllocator::allocate(const RateProblem& problem)
{
    const std::size_t n = problem.flows.size();
    rates_.assign(n, 0.0);
    open_.assign(n, 1);
    limit_.resize(n);
    priorities_.clear();
    for (std::size_t i = 0; i < n; ++i) {
        limit_[i] = problem.flows[i].limit;
        const int priority = problem.flows[i].priority;
        if (std::find(priorities_.begin(), priorities_.end(), priority) == priorities_.end())
            priorities_.push_back(priority);
    }
    std::sort(priorities_.begin(), priorities_.end(), std::greater<>());
    if (places_bind(problem))
        solve(problem);
    else
        fill(problem);
    tidy(problem);
    return rates_;
}

/// Stops the flows into full places that nothing leaves and out of empty ones that nothing enters, and what that stops
/// in turn. @return whether a place is left whose flows depend on each other
bool RateAllocator::places_bind(const RateProblem& problem)
{
    bool bind = false;
    for (bool again = true; again;) {
        again = bind = false;
        for (std::uint32_t p = 0; p < problem.places.size(); ++p) {
            bool in = false;
            bool out = false;
            for (std::size_t i = 0; i < problem.flows.size(); ++i) {
                in = in || (problem.flows[i].to == p && limit_[i] > 0);
                out = out || (problem.flows[i].from == p && limit_[i] > 0);
            }
            for (const auto& count : problem.counts) {
                if (count.place != p || limit_[count.flow] <= 0) continue;
                in = in || count.share > 0;
                out = out || count.share < 0;
            }
            if (in && out) {
                bind = true;
            } else if ((in && problem.places[p].full) || (out && problem.places[p].empty)) {
                for (std::size_t i = 0; i < problem.flows.size(); ++i)
                    if (problem.flows[i].to == p || problem.flows[i].from == p) limit_[i] = 0;
                for (const auto& count : problem.counts)
                    if (count.place == p) limit_[count.flow] = 0;
                again = true;
            }
        }
    }
    return bind;
}

void RateAllocator::fill(const RateProblem& problem)
{
    left_.assign(problem.limits.begin(), problem.limits.end());
    for (const int priority : priorities_) fill_class(problem, priority);
}

void RateAllocator::fill_class(const RateProblem& problem, int priority)
{
    const auto& flows = problem.flows;
    for (;;) {
        count_.assign(problem.limits.size(), 0);
        for (const auto& use : problem.uses)
            if (open_[use.flow] && flows[use.flow].priority == priority) ++count_[use.machine];
        const auto share = [&](std::uint32_t m) { return std::max(0.0, left_[m]) / count_[m]; };
        double level = infinite;
        bool any = false;
        for (std::size_t i = 0; i < flows.size(); ++i) {
            if (!open_[i] || flows[i].priority != priority) continue;
            any = true;
            level = std::min(level, limit_[i]);
        }
        if (!any) return;
        for (std::uint32_t m = 0; m < left_.size(); ++m)
            if (count_[m]) level = std::min(level, share(m));
        expects(level < infinite, "every flow must have a finite limit");
        // Who is at its own limit, or passes a machine with no more to give, has reached its rate.
        const auto close = [&](std::size_t i) {
            open_[i] = 2;
            rates_[i] = level;
        };
        for (std::size_t i = 0; i < flows.size(); ++i)
            if (open_[i] == 1 && flows[i].priority == priority && limit_[i] <= level) close(i);
        for (const auto& use : problem.uses)
            if (open_[use.flow] == 1 && flows[use.flow].priority == priority && share(use.machine) <= level)
                close(use.flow);
        for (const auto& use : problem.uses)
            if (open_[use.flow] == 2) left_[use.machine] -= level;
        for (char& open : open_)
            if (open == 2) open = 0;
    }
}

void RateAllocator::solve(const RateProblem& problem)
{
    build(problem);
    for (const int priority : priorities_) raise_class(problem, priority);
}

void RateAllocator::add_row(double bound)
{
    basic_.push_back(level_variable_ + 1 + static_cast<std::uint32_t>(rhs_.size()));
    rhs_.push_back(bound);
    tableau_.resize(rhs_.size() * stride_, 0.0);
}

/// Rows "sum of coefficients x rates <= bound"; all rates 0 is a feasible start.
void RateAllocator::build(const RateProblem& problem)
{
    const auto n = static_cast<std::uint32_t>(problem.flows.size());
    stride_ = n + 1; // one for the common level
    level_variable_ = n;
    tableau_.clear();
    rhs_.clear();
    basic_.clear();
    nonbasic_.clear();
    for (std::uint32_t i = 0; i < n; ++i) {
        if (limit_[i] <= 0) { // can't move: not a variable at all
            open_[i] = 0;
            continue;
        }
        nonbasic_.push_back(i);
    }
    const auto column_of = [&](std::uint32_t flow) {
        return static_cast<std::size_t>(std::find(nonbasic_.begin(), nonbasic_.end(), flow) - nonbasic_.begin());
    };
    for (std::size_t c = 0; c < nonbasic_.size(); ++c) {
        if (limit_[nonbasic_[c]] == infinite) continue;
        add_row(limit_[nonbasic_[c]]);
        at(rhs_.size() - 1, c) = 1;
    }
    for (std::uint32_t m = 0; m < problem.limits.size(); ++m) {
        if (problem.limits[m] == infinite) continue;
        add_row(problem.limits[m]);
        for (const auto& use : problem.uses)
            if (use.machine == m && open_[use.flow]) at(rhs_.size() - 1, column_of(use.flow)) = 1;
    }
    const auto add_place_row = [&](std::uint32_t p, double in, double out) {
        add_row(0);
        for (std::size_t c = 0; c < nonbasic_.size(); ++c) {
            const auto& flow = problem.flows[nonbasic_[c]];
            if (flow.to == p) at(rhs_.size() - 1, c) += in;
            if (flow.from == p) at(rhs_.size() - 1, c) += out * flow.from_share;
        }
        for (const auto& count : problem.counts)
            if (count.place == p && open_[count.flow])
                at(rhs_.size() - 1, column_of(count.flow)) += std::abs(count.share) * (count.share > 0 ? in : out);
    };
    for (std::uint32_t p = 0; p < problem.places.size(); ++p) {
        if (problem.places[p].full) add_place_row(p, 1, -1);
        if (problem.places[p].empty) add_place_row(p, -1, 1);
    }
}

/// Rates of one priority. Each of its open flows is level + surplus, where the flow's own variable is the surplus (>=
/// 0); those of lower priorities are free at >= 0.
void RateAllocator::raise_class(const RateProblem& problem, int priority)
{
    double level = 0;
    for (;;) {
        active_.clear();
        for (std::uint32_t i = 0; i < problem.flows.size(); ++i)
            if (open_[i] && problem.flows[i].priority == priority) active_.push_back(i);
        if (active_.empty()) return;
        add_level_column();
        const std::size_t row = maximise_level();
        level += std::max(0.0, rhs_[row]);
        freeze(row, level);
    }
}

/// The column of "all active flows rise together", in terms of the present basis.
void RateAllocator::add_level_column()
{
    const std::size_t column = nonbasic_.size();
    nonbasic_.push_back(level_variable_);
    for (std::size_t r = 0; r < rhs_.size(); ++r) {
        double sum = 0;
        for (std::size_t c = 0; c < column; ++c)
            if (std::binary_search(active_.begin(), active_.end(), nonbasic_[c])) sum += at(r, c);
        if (std::binary_search(active_.begin(), active_.end(), basic_[r])) sum += 1;
        at(r, column) = std::abs(sum) < noise ? 0 : sum;
    }
}

/// Raises the common level (the last column) as far as it goes. @return its row
std::size_t RateAllocator::maximise_level()
{
    const std::size_t level_row = leaving_row(nonbasic_.size() - 1);
    pivot(level_row, nonbasic_.size() - 1);
    for (int round = 0;; ++round) {
        expects(round < 100'000, "the simplex ends");
        std::size_t entering = nonbasic_.size();
        for (std::size_t c = 0; c < nonbasic_.size(); ++c)
            if (at(level_row, c) < -noise && (entering == nonbasic_.size() || nonbasic_[c] < nonbasic_[entering]))
                entering = c;
        if (entering == nonbasic_.size()) return level_row;
        pivot(leaving_row(entering), entering);
    }
}

/// The least ratio; among equal ones the variable with the least number (Bland), so that no cycle is possible.
std::size_t RateAllocator::leaving_row(std::size_t column) const
{
    std::size_t best = rhs_.size();
    double least = infinite;
    for (std::size_t r = 0; r < rhs_.size(); ++r) {
        const double coefficient = at(r, column);
        if (coefficient <= noise) continue;
        const double ratio = std::max(0.0, rhs_[r]) / coefficient;
        const bool tie = best != rhs_.size() && std::abs(ratio - least) <= 1e-13 * std::max(ratio, least);
        if (best == rhs_.size() || (tie ? basic_[r] < basic_[best] : ratio < least)) {
            best = r;
            least = ratio;
        }
    }
    expects(best != rhs_.size(), "every flow must have a finite limit");
    return best;
}

void RateAllocator::pivot(std::size_t row, std::size_t column)
{
    const std::size_t columns = nonbasic_.size();
    const double inverse = 1 / at(row, column);
    for (std::size_t c = 0; c < columns; ++c) at(row, c) *= inverse;
    at(row, column) = inverse;
    rhs_[row] = std::max(0.0, rhs_[row]) * inverse;
    for (std::size_t r = 0; r < rhs_.size(); ++r) {
        const double factor = at(r, column);
        if (r == row || factor == 0) continue;
        at(r, column) = 0;
        for (std::size_t c = 0; c < columns; ++c) {
            double& entry = at(r, c);
            entry -= factor * at(row, c);
            if (std::abs(entry) < noise) entry = 0;
        }
        rhs_[r] = std::max(0.0, rhs_[r] - factor * rhs_[row]); // below 0 by rounding alone
    }
    std::swap(basic_[row], nonbasic_[column]);
}

/// The row reads "level + sum of a_j z_j = greatest level" with all a_j >= 0: whatever has a_j > 0 must stay at 0 from
/// now on. Those columns go, and the row with them; what is left is a feasible basis of the next program.
void RateAllocator::freeze(std::size_t level_row, double level)
{
    for (std::size_t c = nonbasic_.size(); c-- > 0;) {
        if (at(level_row, c) <= noise) continue;
        const std::uint32_t variable = nonbasic_[c];
        if (variable < level_variable_) {
            open_[variable] = 0;
            // A flow of a lower priority that would cost this one something gets nothing.
            if (std::binary_search(active_.begin(), active_.end(), variable)) rates_[variable] = level;
        }
        drop_column(c);
    }
    drop_row(level_row);
}

void RateAllocator::drop_column(std::size_t column)
{
    const std::size_t last = nonbasic_.size() - 1;
    for (std::size_t r = 0; r < rhs_.size(); ++r) at(r, column) = at(r, last);
    nonbasic_[column] = nonbasic_[last];
    nonbasic_.pop_back();
}

void RateAllocator::drop_row(std::size_t row)
{
    const std::size_t last = rhs_.size() - 1;
    for (std::size_t c = 0; c < stride_; ++c) at(row, c) = at(last, c);
    rhs_[row] = rhs_[last];
    basic_[row] = basic_[last];
    rhs_.pop_back();
    basic_.pop_back();
}

/// Takes away what is rounding alone: a flow that no one else slows has its own limit to the last bit, and nought is
/// nought.
void RateAllocator::tidy(const RateProblem& problem)
{
    double greatest = 0;
    for (const double limit : limit_)
        if (limit < infinite) greatest = std::max(greatest, limit);
    for (const double limit : problem.limits)
        if (limit < infinite) greatest = std::max(greatest, limit);
    for (std::size_t i = 0; i < rates_.size(); ++i) {
        if (limit_[i] < infinite && std::abs(rates_[i] - limit_[i]) <= 1e-12 * limit_[i]) rates_[i] = limit_[i];
        if (rates_[i] <= 1e-12 * greatest) rates_[i] = 0;
    }
}

} // namespace sim
