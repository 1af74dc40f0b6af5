#include "tools/report/doubt_tables.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace port::report {

Table doubts_table(const Scenario& scenario, const study::DoubtAnswer& answer)
{
    Table table{"What is in doubt",
                {{"doubt", "", Align::left},
                 {"path", "", Align::left},
                 {"law", "", Align::left},
                 {"as", "", Align::left},
                 {"unit", "", Align::left},
                 {"least drawn", ""},
                 {"mean drawn", ""},
                 {"greatest drawn", ""}},
                {},
                {}};
    for (std::size_t i = 0; i < scenario.doubt.size(); ++i) {
        const DoubtSpec& doubt = scenario.doubt[i];
        std::vector<double> drawn;
        for (const auto& sample : answer.drawn) drawn.push_back(sample[i]);
        const auto [least, most] = std::minmax_element(drawn.begin(), drawn.end());
        const double mean = std::accumulate(drawn.begin(), drawn.end(), 0.0) / static_cast<double>(drawn.size());
        table.rows.push_back({doubt.name, doubt.path, doubt.law.name,
                              std::string(words<DoubtAs>[static_cast<std::size_t>(doubt.as)]), doubt.unit, *least, mean,
                              *most});
    }
    return table;
}

Table doubt_figures_table(const study::DoubtAnswer& answer)
{
    Table table{"What doubt and chance do",
                {{"year", ""},
                 {"measure", "", Align::left},
                 {"of", "", Align::left},
                 {"unit", "", Align::left},
                 {"mean", ""},
                 {"low", ""},
                 {"high", ""},
                 {"p5 by doubt", ""},
                 {"p95 by doubt", ""},
                 {"sd by doubt", ""},
                 {"sd by chance", ""},
                 {"share of doubt", "%", Align::right, 1},
                 {"samples", "", Align::right, 0}},
                {},
                {"Low and high hold the mean over doubt and chance; nine in ten of the years' expected figures lie "
                 "between p5 and p95, since the inputs are in doubt; the share is that of doubt in the variance of one "
                 "run."}};
    for (const study::DoubtFigure& figure : answer.figures) {
        const study::SpreadShares& s = figure.spread;
        const auto share = s.share_of_doubt();
        table.rows.push_back({figure.key.year == 0 ? Cell{} : Cell{static_cast<std::int64_t>(figure.key.year)},
                              figure.key.measure, figure.key.of, figure.key.unit, s.mean, cell(s.low), cell(s.high),
                              s.p5, s.p95, std::sqrt(std::max(s.doubt, 0.0)), std::sqrt(s.chance),
                              share ? Cell{100 * *share} : Cell{}, static_cast<std::int64_t>(s.groups)});
    }
    return table;
}

} // namespace port::report
