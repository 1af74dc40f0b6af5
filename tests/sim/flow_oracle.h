#pragma once
#include "sim/flow_rates.h"

#include <cmath>
#include <cstddef>
#include <optional>
#include <vector>

/// Slow, obvious rates to hold the allocator against: linear programs from scratch at every step, in long double, with
/// phase one done by artificial variables, and freezing decided by asking of each flow in turn how far it could rise.
/// Nothing is shared with sim/flow_rates.cpp but the description of the problem.
namespace oracle {

using Row = std::vector<long double>;

/// Greatest c.x over A x <= b, x >= 0, by the textbook tableau with Bland's rule; nothing if infeasible.
inline std::optional<Row> maximise(const std::vector<Row>& a, const Row& b, const Row& c)
{
    constexpr long double eps = 1e-13L;
    const std::size_t m = a.size();
    const std::size_t n = c.size();
    const std::size_t width = n + m + m + 1; // variables, slacks, artificials, right-hand side
    std::vector<Row> t(m, Row(width, 0));
    std::vector<std::size_t> basis(m);
    Row phase_one(width, 0);
    for (std::size_t r = 0; r < m; ++r) {
        const long double sign = b[r] < 0 ? -1 : 1;
        for (std::size_t j = 0; j < n; ++j) t[r][j] = sign * a[r][j];
        t[r][n + r] = sign;
        t[r][width - 1] = sign * b[r];
        basis[r] = n + r;
        if (sign < 0) {
            t[r][n + m + r] = 1;
            basis[r] = n + m + r;
            for (std::size_t j = 0; j < width; ++j)
                if (j != n + m + r) phase_one[j] += t[r][j];
        }
    }
    const auto run = [&](Row& objective, std::size_t columns) {
        for (;;) {
            std::size_t in = columns;
            for (std::size_t j = 0; j < columns && in == columns; ++j)
                if (objective[j] > eps) in = j;
            if (in == columns) return;
            std::size_t out = m;
            for (std::size_t r = 0; r < m; ++r) {
                if (t[r][in] <= eps) continue;
                if (out == m) {
                    out = r;
                    continue;
                }
                const long double here = t[r][width - 1] / t[r][in];
                const long double best = t[out][width - 1] / t[out][in];
                if (here < best - 1e-15L || (here <= best + 1e-15L && basis[r] < basis[out])) out = r;
            }
            if (out == m) return; // unbounded: no test asks for it
            const long double pivot = t[out][in];
            for (auto& x : t[out]) x /= pivot;
            const auto clear = [&](Row& row) {
                const long double factor = row[in];
                if (factor == 0) return;
                for (std::size_t j = 0; j < width; ++j) row[j] -= factor * t[out][j];
                row[in] = 0;
            };
            for (std::size_t r = 0; r < m; ++r)
                if (r != out) clear(t[r]);
            clear(objective);
            basis[out] = in;
        }
    };
    run(phase_one, n + m);
    if (phase_one[width - 1] > 1e-10L) return std::nullopt;
    Row objective(width, 0);
    for (std::size_t j = 0; j < n; ++j) objective[j] = c[j];
    for (std::size_t r = 0; r < m; ++r)
        if (basis[r] < n && c[basis[r]] != 0) {
            const long double factor = c[basis[r]];
            for (std::size_t j = 0; j < width; ++j) objective[j] -= factor * t[r][j];
        }
    run(objective, n + m);
    Row x(n, 0);
    for (std::size_t r = 0; r < m; ++r)
        if (basis[r] < n) x[basis[r]] = t[r][width - 1];
    return x;
}

/// What is feasible, as rows over the flows and one more variable that stands last.
inline void describe(const sim::RateProblem& problem, std::vector<Row>& a, Row& b)
{
    const std::size_t n = problem.flows.size();
    for (std::size_t i = 0; i < n; ++i) {
        if (std::isinf(problem.flows[i].limit)) continue;
        a.emplace_back(n + 1, 0)[i] = 1;
        b.push_back(problem.flows[i].limit);
    }
    for (std::size_t m = 0; m < problem.limits.size(); ++m) {
        if (std::isinf(problem.limits[m])) continue;
        a.emplace_back(n + 1, 0);
        for (const auto& use : problem.uses)
            if (use.machine == m) a.back()[use.flow] = 1;
        b.push_back(problem.limits[m]);
    }
    for (std::size_t p = 0; p < problem.places.size(); ++p) {
        Row net(n + 1, 0);
        for (std::size_t i = 0; i < n; ++i) {
            if (problem.flows[i].to == p) net[i] += 1;
            if (problem.flows[i].from == p) net[i] -= problem.flows[i].from_share;
        }
        for (const auto& count : problem.counts)
            if (count.place == p) net[count.flow] += count.share;
        if (problem.places[p].full) {
            a.push_back(net);
            b.push_back(0);
        }
        if (problem.places[p].empty) {
            for (auto& x : net) x = -x;
            a.push_back(net);
            b.push_back(0);
        }
    }
}

/// The rates by the words of the rule: raise the least; see of each flow whether it could rise alone; keep those that
/// can't.
inline std::vector<double> rates(const sim::RateProblem& problem)
{
    const std::size_t n = problem.flows.size();
    std::vector<Row> a;
    Row b;
    describe(problem, a, b);
    const auto at_least = [&](std::size_t i, long double value, bool less_level) {
        Row row(n + 1, 0);
        row[i] = -1;
        if (less_level) row[n] = 1;
        a.push_back(row);
        b.push_back(-value);
    };
    std::vector<std::optional<long double>> kept(n);
    for (;;) {
        std::optional<int> priority;
        for (std::size_t i = 0; i < n; ++i)
            if (!kept[i] && (!priority || problem.flows[i].priority > *priority)) priority = problem.flows[i].priority;
        if (!priority) break;
        const std::size_t rows = a.size();
        const auto open = [&](std::size_t i) { return !kept[i] && problem.flows[i].priority == *priority; };
        // A hair of slack, so that rounding can't make what was found infeasible.
        const auto keep_found = [&] {
            for (std::size_t i = 0; i < n; ++i)
                if (kept[i]) at_least(i, *kept[i] - 1e-13L * (1 + *kept[i]), false);
        };
        const auto forget = [&] {
            a.resize(rows);
            b.resize(rows);
        };
        Row objective(n + 1, 0);
        objective[n] = 1;
        keep_found();
        for (std::size_t i = 0; i < n; ++i)
            if (open(i)) at_least(i, 0, true);
        const auto best = maximise(a, b, objective);
        if (!best) return {};
        const long double level = (*best)[n];
        forget();
        std::vector<std::size_t> stuck;
        for (std::size_t i = 0; i < n; ++i) {
            if (!open(i)) continue;
            keep_found();
            for (std::size_t j = 0; j < n; ++j)
                if (open(j)) at_least(j, level - 1e-13L * (1 + level), false);
            Row alone(n + 1, 0);
            alone[i] = 1;
            const auto risen = maximise(a, b, alone);
            forget();
            if (!risen) return {};
            if ((*risen)[i] <= level + 1e-10L * (1 + level)) stuck.push_back(i);
        }
        if (stuck.empty()) return {}; // an oracle that can't tell must not pass as one
        for (const std::size_t i : stuck) kept[i] = level;
    }
    std::vector<double> result;
    for (const auto& value : kept) result.push_back(static_cast<double>(*value));
    return result;
}

} // namespace oracle
