#pragma once
#include "sim/statistics/student.h"

#include <cmath>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <limits>
#include <optional>
#include <stop_token>
#include <type_traits>
#include <utility>
#include <vector>

namespace sim {

struct ReplicateOptions {
    unsigned threads = 0; ///< 0: as many as the machine has cores
    /// Once stop is asked no further replication begins; those that run end in their own way.
    std::stop_token stop;
    /// Called after each replication with how many are done and how many there are to be (with a precision: at most),
    /// one call at a time, from any of the threads. What it throws counts as thrown by that replication.
    std::function<void(std::size_t done, std::size_t total)> progress;
};

/// Calls job(number) for first <= number < end over threads, the calling one among them; numbers begin in order.
/// Returns when all that began have ended.
/// @return how many were done: end - first, or fewer if stop was asked. They are the first ones, without a gap.
/// @throws what a job threw: that of the lowest number, whatever the threads. Once one throws, no further one begins.
std::size_t run_numbered(std::size_t first, std::size_t end, std::size_t total, const ReplicateOptions& options,
                         const std::function<void(std::size_t number)>& job);

/// What f(replication) gave, for replications first ... first + n - 1, in order of number: the same whatever the number
/// of threads, provided that f depends on its argument alone (give it to `Stream`) and shares nothing that changes.
/// Fewer than n come back only if stop was asked; then they are the first ones. Errors: as `run_numbered`.
template <class F>
[[nodiscard]] auto replicate(std::size_t n, F&& f, const ReplicateOptions& options = {}, std::size_t first = 0,
                             std::size_t total = 0)
{
    using Result = std::decay_t<std::invoke_result_t<F&, std::uint64_t>>;
    std::vector<std::optional<Result>> slots(n);
    const std::size_t done =
        run_numbered(first, first + n, total == 0 ? first + n : total, options,
                     [&](std::size_t number) { slots[number - first].emplace(f(std::uint64_t{number})); });
    std::vector<Result> results;
    results.reserve(done);
    for (std::size_t i = 0; i < done; ++i) results.push_back(std::move(*slots[i]));
    return results;
}

template <class F> [[nodiscard]] auto replicate(std::size_t n, unsigned threads, F&& f)
{
    ReplicateOptions options;
    options.threads = threads;
    return replicate(n, std::forward<F>(f), options);
}

/// What a confidence is of, when there are several measures.
enum class Confidence : std::uint8_t {
    of_each, ///< of each interval by itself
    of_all,  ///< of all intervals together: with m measures, each is at 1 - (1 - confidence) / m
};

/// How sure is sure enough: every measure's half-width at most `relative` times its mean's size.
struct Precision {
    double relative = 0.02;
    double confidence = 0.95;
    std::size_t least = 10;  ///< replications before the first look (at least 2)
    std::size_t batch = 10;  ///< replications between looks
    std::size_t most = 1000; ///< replications at which to give up
    Confidence of = Confidence::of_each;
};

template <class Result> struct Replications {
    std::vector<Result> results;     ///< in order of number, from 0
    std::vector<Interval> intervals; ///< one a measure, over `results`; n = 0 where it never had a value
    bool precise = false;            ///< whether the precision was reached
};

/// The interval of each measure over rows of values, one row a replication. NaN says that the replication has no such
/// figure, and is left out; so an interval's n may be below the number of rows.
/// @throws std::invalid_argument  if the rows are not all of one length, or a value is infinite
[[nodiscard]] std::vector<Interval> intervals_of(const std::vector<std::vector<double>>& rows, double confidence);

/// The confidence of each measure's interval under that precision: `confidence` itself, or for all together
/// Bonferroni's share of it among the measures that have a value in any row. (Holm's steps are for tests, see
/// comparison.h; intervals that hold together and are as wide for each measure are Bonferroni's.)
[[nodiscard]] double confidence_of_each(const std::vector<std::vector<double>>& rows, const Precision& precision);

/// Whether each interval that has a value is at most `relative` of its mean's size wide to either side. A mean of
/// nought passes only with a width of nought, and an interval of one value never.
[[nodiscard]] bool all_within(const std::vector<Interval>& intervals, double relative);

/// @throws std::invalid_argument  unless relative > 0, 0 < confidence < 1, 2 <= least <= most and batch >= 1
void check(const Precision& precision);

/// Replicates until every measure is precise enough. `measures(result)` gives the figures to look at as a
/// std::vector<double>, NaN where one is missing. It looks after `least` replications and then after every `batch`, in
/// order of number, so the count at the end depends on seed and precision alone, not on threads or their luck.
/// Stopping when the width suits makes an interval's true confidence a little less than asked, the more so the smaller
/// `least` is. Several measures at once are each at `confidence`, or all together with `Confidence::of_all`.
/// Source: Law, "Simulation Modeling and Analysis", 5th ed., 2015, section 9.4.1 (sequential procedure).
template <class F, class M>
[[nodiscard]] auto replicate_until(const Precision& precision, F&& f, M&& measures,
                                   const ReplicateOptions& options = {})
{
    using Result = std::decay_t<std::invoke_result_t<F&, std::uint64_t>>;
    check(precision);
    Replications<Result> all;
    std::vector<std::vector<double>> rows;
    std::size_t until = precision.least;
    for (;;) {
        auto more = replicate(until - all.results.size(), f, options, all.results.size(), precision.most);
        for (Result& result : more) {
            rows.push_back(measures(std::as_const(result)));
            all.results.push_back(std::move(result));
        }
        if (!rows.empty()) all.intervals = intervals_of(rows, confidence_of_each(rows, precision));
        if (all.results.size() < until) return all; // stopped
        all.precise = all_within(all.intervals, precision.relative);
        if (all.precise || until == precision.most) return all;
        until = precision.batch < precision.most - until ? until + precision.batch : precision.most;
    }
}

} // namespace sim
