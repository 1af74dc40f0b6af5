#include "models/results/settled.h"

#include <algorithm>

namespace port {
namespace {

double mean_of(const Summary& summary, std::string_view measure, const std::string& of, int year)
{
    const Figure* figure = summary.find(measure, of, year);
    return figure ? figure->mean.value_or(0) : 0;
}

/// With one replication there is no interval: chance alone can leave a few parcels more at a year's end.
constexpr double unsure = 5;

/// Whether the backlog of one part of the port keeps it from a steady state.
bool piles_up(const Summary& summary, const std::string& of, int year, bool year_before)
{
    const double much =
        std::max(0.02 * mean_of(summary, "demand", of, year), mean_of(summary, "mean parcel", of, year));
    const Figure* growth = summary.find("backlog growth", of, year);
    if (growth && growth->mean) {
        const bool surely = growth->low ? *growth->mean > much && *growth->low > 0 : *growth->mean > unsure * much;
        if (surely) return true;
    }
    return year_before && mean_of(summary, "backlog", of, year) > much;
}

} // namespace

std::vector<Unsettled> unsettled(const Summary& summary)
{
    std::vector<std::string> names;
    for (const Figure& figure : summary.figures)
        if (figure.key.measure == "backlog growth" &&
            std::find(names.begin(), names.end(), figure.key.of) == names.end())
            names.push_back(figure.key.of);
    std::vector<int> years = summary.years;
    std::sort(years.begin(), years.end());

    std::vector<Unsettled> all;
    for (const std::string& of : names) {
        bool before = false;
        for (const int year : years) {
            before = piles_up(summary, of, year, before);
            if (before) {
                all.push_back({year, of});
                all.push_back({year, "port"});
            }
        }
    }
    std::sort(all.begin(), all.end());
    all.erase(std::unique(all.begin(), all.end()), all.end());
    return all;
}

bool is_settled(const std::vector<Unsettled>& unsettled, const std::string& of, int year)
{
    return std::find(unsettled.begin(), unsettled.end(), Unsettled{year, of}) == unsettled.end();
}

} // namespace port
