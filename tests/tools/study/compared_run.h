#pragma once
#include "models/scenario/dates.h"
#include "tests/support/catch.h"
#include "tools/study/compare.h"

#include <optional>
#include <string>
#include <vector>

namespace port::test {

/// A figure whose value in each replication is given.
struct Given {
    std::string measure, of, unit;
    std::vector<std::optional<double>> values;
};

/// A run of 2009 whose figures are given, of a port with coal and ore.
inline study::ComparedRun run_of(const std::string& label, const std::vector<Given>& given,
                                 const std::string& binds = "demand")
{
    study::ComparedRun run;
    run.label = label;
    run.scenario.title = label;
    run.scenario.start = first_of_year(2009);
    run.scenario.categories = {{"coal", Group::dry}, {"ore", Group::dry}};
    run.figures.resize(given.front().values.size());
    for (const Given& g : given)
        for (std::size_t r = 0; r < g.values.size(); ++r)
            run.figures[r].push_back({{g.measure, g.of, "", 2009, g.unit}, g.values[r], {}, {}, {}, {}});
    run.summary = summarise(label, run.figures);
    study::YearVerdict year;
    year.year = 2009;
    year.binds = binds;
    run.verdict.years = {year};
    return run;
}

} // namespace port::test
