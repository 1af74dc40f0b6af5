#pragma once
#include "tools/store/question.h"

#include "models/results/figures.h"

#include <cstdint>
#include <cstring>
#include <vector>

namespace port::store::test {

inline Question some_question(std::uint64_t replication = 0)
{
    Scenario scenario;
    scenario.title = "A port";
    return question(scenario, 7, replication, "0123456789abcdef");
}

inline std::vector<Measured> some_figures(double value = 1.5)
{
    return {{{"waiting", "port", "", 2009, "h"}, value, 1.0, 2.0, 3.0, 4.0},
            {{"waiting", "coal", "no berth", 2010, "h"}, {}, {}, {}, {}, {}},
            {{"throughput", "coal", "", 2009, "t"}, 1e6, {}, {}, {}, {}}};
}

/// Equal bit for bit: -0.0 is not 0.0.
inline bool same_bits(const std::optional<double>& a, const std::optional<double>& b)
{
    return a.has_value() == b.has_value() && (!a || std::memcmp(&*a, &*b, sizeof *a) == 0);
}

inline bool same_bits(const std::vector<Measured>& a, const std::vector<Measured>& b)
{
    if (a.size() != b.size()) return false;
    for (std::size_t i = 0; i < a.size(); ++i)
        if (a[i].key != b[i].key || !same_bits(a[i].value, b[i].value) || !same_bits(a[i].p50, b[i].p50) ||
            !same_bits(a[i].p90, b[i].p90) || !same_bits(a[i].p95, b[i].p95) || !same_bits(a[i].most, b[i].most))
            return false;
    return true;
}

} // namespace port::store::test
