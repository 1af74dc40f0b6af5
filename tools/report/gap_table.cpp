#include "tools/report/gap_table.h"

#include <fmt/format.h>

namespace port::report {
namespace {

/// The links that bound the port are those of every cargo: the first few say enough where people read.
std::string few(const std::vector<std::string>& links)
{
    constexpr std::size_t most = 4;
    if (links.size() <= most) return fmt::format("{}", fmt::join(links, ", "));
    return fmt::format("{} and {} more", fmt::join(links.begin(), links.begin() + most, ", "), links.size() - most);
}

} // namespace

Table gap_table(std::span<const study::BoundGap> gaps)
{
    Table table{"What the links let pass, and what moved",
                {{"year", ""},
                 {"of", "", Align::left},
                 {"demand", "t", Align::right, 0},
                 {"bound", "t", Align::right, 0},
                 {"by", "", Align::left},
                 {"of demand can pass", "t", Align::right, 0},
                 {"moved", "t", Align::right, 0},
                 {"gap", "t", Align::right, 0},
                 {"gap share", "%", Align::right, 1},
                 {"why", "", Align::left}},
                {},
                {"The bound is found without a run, from rates, opening hours and listed closures alone, and no run "
                 "exceeds it; of the demand, what also passes the land behind the port."}};
    for (const study::BoundGap& g : gaps) {
        const study::StaticBound& bound = g.bound;
        table.rows.push_back({bound.year == 0 ? Cell{} : Cell{std::int64_t{bound.year}}, bound.of,
                              cell(g.demand), bound.tonnes, few(bound.cut),
                              cell(bound.served),
                              Estimate{*g.moved.mean, g.moved.low, g.moved.high},
                              g.gap, bound.tonnes > 0 ? Cell{100 * g.gap / bound.tonnes} : Cell{}, g.why});
    }
    return table;
}

} // namespace port::report
