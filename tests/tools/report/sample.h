#pragma once
#include "tools/report/answer.h"

#include <string>

namespace port::report::test {

/// An answer as a run of several years gives it, made by hand: two categories, one of them with a name full of signs
/// that every format has to escape; the last year has no steady state.
inline Answer sample(int first = 2008, int count = 4)
{
    Answer a;
    a.scenario.title = "A <port> & \"more\"";
    a.scenario.categories = {{"coal", Group::dry}, {"=oil, \"heavy\" <&>", Group::oil}};
    a.summary.title = a.scenario.title;
    a.summary.replications = 10;
    a.seed = 7;
    a.model_version = "0123abcd";
    a.repeat = "portsim run 'a b.yaml' --seed 7 --replications 10";
    const auto add = [&](const char* measure, std::string of, int year, const char* unit, double mean, double half,
                         std::string cause = "") {
        Figure f{
            {measure, std::move(of), std::move(cause), year, unit}, mean, mean - half, mean + half, {}, {}, {}, {}};
        if (std::string(measure) == "waiting") {
            f.p50 = 0.6 * mean;
            f.p90 = 2 * mean;
            f.p95 = 3 * mean;
            f.most = 9 * mean;
        }
        a.summary.figures.push_back(std::move(f));
    };
    for (int y = 0; y < count; ++y) {
        const int year = first + y;
        const bool settled = y + 1 < count;
        a.summary.years.push_back(year);
        const double demand = (20 + 3 * y) * 1e6, moved = settled ? demand - 1e4 : demand - 1.2e6;
        add("demand", "port", year, "t", demand, 0);
        add("throughput", "port", year, "t", moved, 2e5);
        for (std::size_t c = 0; c < 2; ++c) {
            add("demand", a.scenario.categories[c].name, year, "t", demand * (c == 0 ? 0.7 : 0.3), 0);
            add("throughput", a.scenario.categories[c].name, year, "t", moved * (c == 0 ? 0.7 : 0.3), 1e5);
        }
        add("waiting", "port", year, "h", 3.0 + 4.0 * y * y, 0.4 + y);
        add("waiting ratio", "port", year, "share", 0.1 + 0.1 * y, 0.01);
        add("berth occupancy", "port", year, "share", 0.5 + 0.1 * y, 0.01);
        add("backlog", "port", year, "t", settled ? 1e4 : 1.2e6, 1e4);
        const char* waits[] = {"no berth", "water",   "channel taken", "pilot",          "tugs",
                               "starved",  "blocked", "machine taken", "to sail: water", "working"};
        for (std::size_t c = 0; c < std::size(waits); ++c)
            add("time in port", "port", year, "h", (1.0 + y) / (1.0 + static_cast<double>(c)), 0.1, waits[c]);
        add("utilisation", "wagon dumper", year, "share", 0.8, 0.01, "busy");
        add("utilisation", "wagon dumper", year, "share", 0.2, 0.01, "idle");
        study::YearVerdict v;
        v.year = year;
        v.settled = settled;
        v.demand = demand;
        v.throughput = moved;
        v.binds = settled ? "demand" : "wagon dumper";
        v.reason = settled ? "" : "ships wait starved";
        if (!settled) v.gain = study::Gain{year, "t", 6.1e5, 4.9e5, 7.3e5};
        a.verdict.years.push_back(v);
    }
    a.summary.figures.push_back(
        Figure{{"waiting", "=oil, \"heavy\" <&>", "", first, "h"}, {}, {}, {}, {}, {}, {}, {}});
    const int last = first + count - 1;
    a.verdict.sentence =
        "The wagon dumper binds from " + std::to_string(last) + " on: 10 % more of it moves 0.61 Mt more.";
    a.verdict.trials = {{"wagon dumper", "10 % more rate", {{last, "t", 6.1e5, 4.9e5, 7.3e5}}},
                        {"coal berths", "one more", {{last, "t", 0.4e5, -0.3e5, 1.1e5}}}};
    const study::StaticBound bound{"coal", last, 25e6, {"coal trains"}, 24e6, {}};
    a.gaps = {{bound, 20e6, a.summary.figures.back(), 5e6, "<less> is asked for"}};
    a.sources = {"",
                 {{"path", "", Align::left, {}}, {"value", "", Align::left, {}}, {"source", "", Align::left, {}}},
                 {{"berths[coal 1].depth", "14.5 m", "fact F4"}},
                 {}};
    return a;
}

} // namespace port::report::test
