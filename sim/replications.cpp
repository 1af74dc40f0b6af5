#include "sim/replications.h"

#include <algorithm>
#include <exception>
#include <mutex>
#include <stdexcept>
#include <system_error>
#include <thread>

namespace sim {
namespace {

/// Hands out numbers in order and keeps what the jobs leave: their count and the exception of the lowest number.
class Roll {
public:
    Roll(std::size_t first, std::size_t end, std::size_t total, const ReplicateOptions& options)
        : next_(first), end_(end), done_(first), total_(total), failed_(end), options_(options)
    {
    }

    void work(const std::function<void(std::size_t)>& job)
    {
        for (std::optional<std::size_t> number; (number = take());) {
            try {
                job(*number);
                finished();
            } catch (...) {
                failed(*number, std::current_exception());
            }
        }
    }

    /// How many numbers were done, counted from nought; throws if one failed.
    std::size_t end_of_work() const
    {
        if (failure_) std::rethrow_exception(failure_);
        return done_;
    }

private:
    std::optional<std::size_t> take()
    {
        const std::lock_guard lock(mutex_);
        if (next_ == end_ || failure_ || options_.stop.stop_requested()) return std::nullopt;
        return next_++;
    }

    void finished()
    {
        const std::lock_guard lock(mutex_);
        ++done_;
        if (options_.progress) options_.progress(done_, total_);
    }

    void failed(std::size_t number, std::exception_ptr failure)
    {
        const std::lock_guard lock(mutex_);
        if (number >= failed_) return;
        failed_ = number;
        failure_ = std::move(failure);
    }

    std::mutex mutex_;
    std::size_t next_;
    std::size_t end_;
    std::size_t done_;
    std::size_t total_;
    std::size_t failed_;
    std::exception_ptr failure_;
    const ReplicateOptions& options_;
};

} // namespace

std::size_t run_numbered(std::size_t first, std::size_t end, std::size_t total, const ReplicateOptions& options,
                         const std::function<void(std::size_t)>& job)
{
    if (end < first) throw std::invalid_argument("replications can't end before they begin");
    const std::size_t cores = std::max(1U, std::thread::hardware_concurrency());
    const std::size_t threads = std::min(options.threads == 0 ? cores : options.threads, end - first);
    Roll roll(first, end, total, options);
    {
        std::vector<std::jthread> others; // joined at the end of this block
        try {
            while (others.size() + 1 < threads) others.emplace_back([&] { roll.work(job); });
        } catch (const std::system_error&) {
            // The system gives no more threads: those there are do all the work.
        }
        roll.work(job);
    }
    return roll.end_of_work() - first;
}

std::vector<Interval> intervals_of(const std::vector<std::vector<double>>& rows, double confidence)
{
    std::vector<Interval> intervals;
    const std::size_t measures = rows.empty() ? 0 : rows.front().size();
    for (const auto& row : rows)
        if (row.size() != measures)
            throw std::invalid_argument("every replication must give the same number of measures");
    for (std::size_t m = 0; m < measures; ++m) {
        std::vector<double> values;
        for (const auto& row : rows)
            if (!std::isnan(row[m])) values.push_back(row[m]);
        if (values.empty())
            intervals.emplace_back().mean = std::numeric_limits<double>::quiet_NaN();
        else
            intervals.push_back(confidence_interval(values, confidence));
    }
    return intervals;
}

double confidence_of_each(const std::vector<std::vector<double>>& rows, const Precision& precision)
{
    if (precision.of == Confidence::of_each || rows.empty()) return precision.confidence;
    std::size_t measures = 0;
    for (std::size_t m = 0; m < rows.front().size(); ++m)
        measures += std::any_of(rows.begin(), rows.end(),
                                [m](const auto& row) { return m < row.size() && !std::isnan(row[m]); });
    return measures == 0 ? precision.confidence : 1 - (1 - precision.confidence) / static_cast<double>(measures);
}

bool all_within(const std::vector<Interval>& intervals, double relative)
{
    return std::all_of(intervals.begin(), intervals.end(), [relative](const Interval& i) {
        return i.n == 0 || (i.half_width && *i.half_width <= relative * std::abs(i.mean));
    });
}

void check(const Precision& precision)
{
    if (!(precision.relative > 0)) throw std::invalid_argument("a precision must be above 0");
    if (!(precision.confidence > 0 && precision.confidence < 1))
        throw std::invalid_argument("a confidence must lie between 0 and 1");
    if (precision.least < 2 || precision.most < precision.least || precision.batch < 1)
        throw std::invalid_argument("replications to a precision need 2 <= least <= most and batches of at least 1");
}

} // namespace sim
