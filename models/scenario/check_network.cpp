#include "models/scenario/checks.h"
#include "models/scenario/problems.h"

#include <algorithm>
#include <cmath>
#include <functional>
#include <map>
#include <set>

namespace port {
namespace {

/// What links say: places that are there, not one place twice, and no freight where only passengers go.
void check_links(const NetworkSpec& network, const NameList& places, Findings& findings)
{
    std::set<std::array<std::string, 3>> seen;
    for (std::size_t i = 0; i < network.links.size(); ++i) {
        const LinkSpec& link = network.links[i];
        const std::string path = item_path("network.links", i);
        findings.known(link.from, places, path + ".from");
        findings.known(link.to, places, path + ".to");
        if (link.from == link.to)
            findings.add(codes::network_link, path + ".to", "leads back to its start", "another place");
        if (!seen.insert({link.name, link.from, link.to}).second)
            findings.add(codes::double_name, path + ".name", "'" + link.name + "' joins these places twice",
                         "one link, or names that differ");
        if (link.opens && link.closes && *link.closes <= *link.opens)
            findings.add(codes::network_link, path + ".closes", "is not after it opens", "a later day");
        if (link.mode == LinkMode::passenger_railway && link.capacity.value > 0)
            findings.add(codes::network_link, path + ".capacity", "is of a passenger railway",
                         "none: it carries no freight");
    }
}

/// What links and railway lines have of each other.
void check_lines(const Scenario& s, Findings& findings)
{
    NameList lines("railways", "railway line");
    for (const RailLine& line : s.railways) lines.add(line.name);
    for (std::size_t i = 0; i < s.network.links.size(); ++i) {
        const LinkSpec& link = s.network.links[i];
        const std::string path = item_path("network.links", i);
        const auto bar = [&](bool wrong, const char* field, const char* found, const char* expected) {
            if (wrong) findings.add(codes::network_link, path + field, found, expected);
        };
        const bool relieves = !link.relieves.empty();
        if (!link.line.empty()) findings.known(link.line, lines, path + ".line");
        if (relieves) findings.known(link.relieves, lines, path + ".relieves");
        bar(!link.line.empty() && link.mode != LinkMode::railway, ".line", "is of no railway", "mode: railway");
        bar(!link.line.empty() && link.capacity.value > 0, ".capacity", "is given beside a line, whose paths say it",
            "one of them");
        bar(link.line.empty() != (link.train_load.value <= 0), ".train_load", "and 'line' go together",
            "both of them, or none");
        bar(relieves && link.mode != LinkMode::passenger_railway, ".relieves", "is of no passenger railway",
            "mode: passenger railway");
        bar(relieves != (link.trains > 0), ".trains", "and 'relieves' go together", "both of them, or none");
        for (const RailLine& line : s.railways)
            bar(relieves && line.name == link.relieves && !line.passengers.empty(), ".relieves",
                "is a line whose passenger trains have a timetable", "a line with 'passenger_trains'");
    }
}

/// The ways over land that follow the network.
void check_ways(const Scenario& s, std::size_t trade, const NameList& links, Findings& findings)
{
    const std::vector<LandShare>& land = s.trades[trade].land;
    const auto follows = [](const LandShare& l) { return !l.over.empty(); };
    if (std::none_of(land.begin(), land.end(), follows)) return;
    const std::string path = item_path("trades", trade);
    if (s.trades[trade].inland.empty())
        findings.add(codes::network_place, path + ".land", "follows the network, and the trade has no place in it",
                     "an 'inland' of the trade");
    for (std::size_t k = 0; k < land.size(); ++k) {
        const std::string at = item_path(path + ".land", k) + ".over";
        if (land[k].over.empty())
            findings.add(codes::land_shares, at, "is missing, and other ways of the trade have it",
                         "the links that lead to it, or none for all");
        for (std::size_t n = 0; n < land[k].over.size(); ++n) findings.known(land[k].over[n], links, item_path(at, n));
    }
}

/// A place that no link reaches is a slip of the pen.
void check_reached(const NetworkSpec& network, Findings& findings)
{
    std::set<std::string> reached;
    for (const LinkSpec& link : network.links) reached.insert({link.from, link.to});
    for (std::size_t i = 0; i < network.places.size(); ++i)
        if (!reached.contains(network.places[i].name))
            findings.add(codes::network_place, item_path("network.places", i) + ".name",
                         "no link reaches '" + network.places[i].name + "'", "a link from or to it");
}

/// Pipelines that lead round in a circle would pump for ever.
void check_circles(const NetworkSpec& network, Findings& findings)
{
    std::map<std::string, std::vector<const LinkSpec*>> from;
    for (const LinkSpec& link : network.links)
        if (link.mode == LinkMode::pipeline) from[link.from].push_back(&link);
    std::map<std::string, int> state; // 1: on the way, 2: done
    const std::function<const LinkSpec*(const std::string&)> look = [&](const std::string& at) -> const LinkSpec* {
        state[at] = 1;
        for (const LinkSpec* link : from[at]) {
            if (state[link->to] == 1) return link;
            if (state[link->to] == 0)
                if (const LinkSpec* closes = look(link->to)) return closes;
        }
        state[at] = 2;
        return nullptr;
    };
    for (const PlaceSpec& place : network.places) {
        if (state[place.name] != 0) continue;
        if (const LinkSpec* closes = look(place.name)) {
            const auto number = static_cast<std::size_t>(closes - network.links.data());
            return findings.add(codes::network_link, item_path("network.links", number) + ".to",
                                "closes a circle of pipelines", "pipelines that lead on");
        }
    }
}

void check_inland(const TradeSpec& trade, const std::string& path, const NameList& places, Findings& findings)
{
    double sum = 0;
    for (std::size_t k = 0; k < trade.inland.size(); ++k) {
        findings.known(trade.inland[k].place, places, item_path(path + ".inland", k) + ".place");
        sum += trade.inland[k].share.value;
    }
    if (trade.inland.empty()) return;
    if (std::abs(sum - 1) > 1e-9)
        findings.add(codes::land_shares, path + ".inland", "the shares do not add up to 100 %", "they must");
    if (trade.terminal.empty())
        findings.add(codes::network_place, path + ".inland", "leads to no terminal", "a 'terminal' of the trade");
}

} // namespace

void check_network(const Scenario& s, Findings& findings)
{
    NameList places("network.places", "place");
    for (std::size_t i = 0; i < s.network.places.size(); ++i)
        if (!places.add(s.network.places[i].name))
            findings.add(codes::double_name, item_path("network.places", i) + ".name",
                         "'" + s.network.places[i].name + "' is the name of two", "names that differ");
    check_links(s.network, places, findings);
    check_reached(s.network, findings);
    if (findings.intact("network")) check_circles(s.network, findings);
    check_lines(s, findings);
    NameList links("network.links", "link");
    for (const LinkSpec& link : s.network.links) links.add(link.name);
    for (std::size_t t = 0; t < s.trades.size(); ++t) {
        const std::string path = item_path("trades", t);
        check_ways(s, t, links, findings);
        if (!s.trades[t].terminal.empty()) findings.known(s.trades[t].terminal, places, path + ".terminal");
        check_inland(s.trades[t], path, places, findings);
    }
}

} // namespace port
