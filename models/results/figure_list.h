#pragma once
#include "models/results/figures.h"
#include "sim/statistics/quantiles.h"

#include <algorithm>
#include <numeric>
#include <string>
#include <vector>

namespace port {

/// Gathers the figures of one period.
class FigureList {
public:
    FigureList(std::vector<Measured>& out, int year) : out_(out), year_(year) {}

    void add(const std::string& measure, const std::string& of, const std::string& unit, std::optional<double> value,
             const std::string& cause = "")
    {
        out_.push_back({{measure, of, cause, year_, unit}, value, {}, {}, {}, {}});
    }

    /// Mean, p50, p90, p95 and the greatest of hours over calls.
    void add_spread(const std::string& measure, const std::string& of, std::vector<double> hours)
    {
        Measured m{{measure, of, "", year_, "h"}, {}, {}, {}, {}, {}};
        if (!hours.empty()) {
            m.value = std::accumulate(hours.begin(), hours.end(), 0.0) / static_cast<double>(hours.size());
            std::sort(hours.begin(), hours.end());
            m.p50 = sim::sorted_quantile(hours, 0.5);
            m.p90 = sim::sorted_quantile(hours, 0.9);
            m.p95 = sim::sorted_quantile(hours, 0.95);
            m.most = hours.back();
        }
        out_.push_back(std::move(m));
    }

private:
    std::vector<Measured>& out_;
    int year_;
};

} // namespace port
