#include "tools/study/bound_gap.h"

#include <fmt/format.h>

#include <algorithm>

namespace port::study {
namespace {

/// Shares of a figure below which two tonnages count as one.
constexpr double at_bound = 0.005, all_served = 0.02;

const YearVerdict* of_year(const Verdict& verdict, int year)
{
    const auto found = std::find_if(verdict.years.begin(), verdict.years.end(),
                                    [&](const YearVerdict& v) { return v.year == year; });
    return found == verdict.years.end() ? nullptr : &*found;
}

/// Whether a resource, "dumper of coal trains", is the one that a link, "coal trains", stands for.
bool is_of(const std::string& resource, const std::string& link)
{
    return resource == link || resource.ends_with(" of " + link);
}

/// The links of a cut but those of one resource, and what is asked of other cargo.
std::vector<std::string> others(const std::vector<std::string>& cut, const std::string& resource)
{
    std::vector<std::string> rest;
    for (const std::string& link : cut)
        if (!is_of(resource, link) && !link.starts_with("demand of ")) rest.push_back(link);
    return rest;
}

std::string listed(const std::vector<std::string>& links)
{
    constexpr std::size_t most = 3;
    if (links.size() <= most + 1) return fmt::format("{}", fmt::join(links, ", "));
    return fmt::format("{} and {} more", fmt::join(links.begin(), links.begin() + most, ", "), links.size() - most);
}

std::string why(const BoundGap& g, const YearVerdict* verdict)
{
    const StaticBound& bound = g.bound;
    const double moved = *g.moved.mean;
    if (g.gap <= at_bound * bound.tonnes) return "the run is at its bound";
    if (g.demand && *g.demand - moved <= all_served * *g.demand) return "less is asked for, and all of it moves";
    if (g.demand && g.moved.high && *g.moved.high >= *g.demand)
        return "less is asked for; what moved differs from it by no more than chance";
    const std::string binds = verdict && verdict->found() ? verdict->binds : "";
    const std::string verb = verdict && verdict->many ? "bind" : "binds";
    const std::vector<std::string> rest = others(bound.cut, binds);
    if (!binds.empty() && rest.size() < bound.cut.size()) {
        const std::string beside = rest.empty() ? "" : fmt::format(" counts {} as well, and", listed(rest));
        return fmt::format("{} {} in the run too; the bound{} leaves out what is chance", binds, verb, beside);
    }
    if (!bound.stopped_by.empty() && bound.served && moved >= (1 - all_served) * *bound.served)
        return fmt::format("no more of it can come: {}", listed(others(bound.stopped_by, "")));
    if (binds.empty()) return "part of what is asked for stays behind; no trial told what stops it";
    return fmt::format("{} {} before it{}", binds, verb,
                       verdict->reason.empty() ? "" : fmt::format(" ({})", verdict->reason));
}

} // namespace

std::vector<BoundGap> bound_gaps(const std::vector<StaticBound>& bounds, const Summary& summary,
                                 const Verdict& verdict)
{
    std::vector<BoundGap> gaps;
    for (const StaticBound& bound : bounds) {
        const Figure* moved = summary.find("throughput", bound.of, bound.year);
        if (!moved || !moved->mean) continue;
        BoundGap gap{bound, {}, *moved, bound.tonnes - *moved->mean, ""};
        if (const Figure* asked = summary.find("demand", bound.of, bound.year)) gap.demand = asked->mean;
        gap.why = why(gap, of_year(verdict, bound.year));
        gaps.push_back(std::move(gap));
    }
    return gaps;
}

} // namespace port::study
