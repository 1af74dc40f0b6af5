#include "sim/flow_network.h"
#include "sim/flow_rates.h"
#include "tests/sim/flow_oracle.h"
#include "tests/support/catch.h"

#include <algorithm>
#include <map>
#include <numeric>
#include <string>
#include <vector>

// Random networks with random changes: levels stay within bounds, nothing is lost, no machine passes more than it may,
// the rates are those of a slow oracle over the whole network at once, and the order of listing changes no byte.
namespace {

using sim::endless;
using sim::FlowNetwork;
using sim::Time;

struct Dice {
    std::uint64_t state;
    std::uint64_t next()
    {
        std::uint64_t z = (state += 0x9e3779b97f4a7c15ULL);
        z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9ULL;
        z = (z ^ (z >> 27)) * 0x94d049bb133111ebULL;
        return z ^ (z >> 31);
    }
    int below(int n) { return static_cast<int>(next() % static_cast<std::uint64_t>(n)); }
    double amount() { return below(2) ? 1 + below(50) : (1 + below(50'000)) / 1000.0 / 3; }
};

/// One network and its random story. `shuffle` lists its parts in another order; the story is the same.
struct Story final : sim::FlowObserver {
    struct Part {
        double in = 0, out = 0, given = 0, opening = 0;
    };
    struct Going {
        int priority;
        bool paused;
        sim::TransferId id;
        std::vector<int> over;
    };

    sim::Simulation sim;
    FlowNetwork net{sim};
    std::vector<std::string> names; // reserved: names of parts view into it
    std::vector<sim::PlaceId> places;
    std::vector<sim::MachineId> machines;
    std::vector<sim::RouteId> routes;
    std::vector<std::vector<int>> passes; // machines of a route
    std::vector<std::pair<int, int>> ends;
    std::vector<Part> parts;
    std::map<std::uint32_t, int> route_of;
    std::vector<Going> going;
    std::vector<double> route_moved;
    double all_moved = 0;
    int finished = 0;
    bool thresholds;
    struct Account {
        sim::PlaceId place;
        double opening;
        std::vector<int> sign; ///< of each route; 0: it counts in neither way
    };
    std::vector<Account> accounts;
    struct Blend {
        int place = -1; ///< none: the route leaves one place alone
        double share = 0;
    };
    std::vector<Blend> blends; ///< of each route

    Story(std::uint64_t seed, std::uint64_t shuffle, bool with_thresholds, bool with_accounts = false,
          bool with_blends = false)
        : thresholds(with_thresholds)
    {
        Dice dice{seed};
        const int place_count = 3 + dice.below(3);
        const int machine_count = 2 + dice.below(3);
        const int route_count = 3 + dice.below(4);
        names.reserve(100);
        std::vector<sim::PlaceSpec> specs;
        for (int i = 0; i < place_count; ++i) {
            sim::PlaceSpec spec;
            spec.name = {names.emplace_back("place " + std::to_string(i))};
            const int kind = i == 0 ? 0 : dice.below(5);
            if (kind == 0) {
                spec.level = endless;
            } else if (kind > 1) {
                spec.capacity = 5 + dice.amount();
                spec.level = dice.below(2) ? 0 : spec.capacity / (1 + dice.below(3));
                if (thresholds && dice.below(2)) spec.resume_below = spec.capacity / 3;
                if (thresholds && dice.below(2)) spec.resume_above = spec.capacity / 2;
            }
            specs.push_back(spec);
        }
        std::vector<double> limits;
        for (int i = 0; i < machine_count; ++i) {
            names.push_back("machine " + std::to_string(i));
            limits.push_back(dice.below(6) ? dice.amount() : 0);
        }
        for (int i = 0; i < route_count; ++i) {
            const int from = dice.below(place_count);
            ends.emplace_back(from, (from + 1 + dice.below(place_count - 1)) % place_count);
            auto& machine_list = passes.emplace_back();
            for (int m = 0; m < machine_count; ++m)
                if (dice.below(3) == 0) machine_list.push_back(m);
            if (machine_list.empty()) machine_list.push_back(dice.below(machine_count));
            names.push_back("route " + std::to_string(i));
        }
        places.resize(specs.size());
        machines.resize(limits.size());
        routes.resize(ends.size());
        parts.resize(specs.size());
        route_moved.resize(ends.size());
        for (const int i : order(place_count, shuffle)) places[at(i)] = net.add_place(specs[at(i)]);
        for (const int i : order(machine_count, shuffle))
            machines[at(i)] = net.add_machine({names[at(place_count + i)]}, limits[at(i)]);
        if (with_accounts) add_accounts(seed, shuffle);
        add_blends(seed, with_blends);
        for (const int i : order(route_count, shuffle)) {
            std::vector<sim::PlaceId> in, out;
            for (const Account& account : accounts)
                if (account.sign[at(i)]) (account.sign[at(i)] > 0 ? in : out).push_back(account.place);
            std::vector<sim::MachineId> through;
            for (const int m : passes[at(i)]) through.push_back(machines[at(m)]);
            if (shuffle) std::reverse(through.begin(), through.end());
            routes[at(i)] = net.add_route({{names[at(place_count + machine_count + i)]},
                                           places[at(ends[at(i)].first)],
                                           places[at(ends[at(i)].second)],
                                           through,
                                           in,
                                           out,
                                           1 - blends[at(i)].share,
                                           draws_of(i)});
            route_of[routes[at(i)].index] = i;
        }
        for (int i = 0; i < place_count; ++i) parts[at(i)].opening = specs[at(i)].level;
        net.observe(this);
    }
    ~Story() { net.observe(nullptr); }

    /// Two that some routes count in and some out of; they are told apart by name, whatever is listed first.
    void add_accounts(std::uint64_t seed, std::uint64_t shuffle)
    {
        Dice dice{seed + 500'000};
        for (int a = 0; a < 2; ++a) {
            Account account{{}, dice.amount() - 10, {}};
            for (std::size_t i = 0; i < ends.size(); ++i) account.sign.push_back(dice.below(3) - 1);
            accounts.push_back(account);
        }
        for (const int a : order(2, shuffle)) {
            const double most = accounts[at(a)].opening + (a ? 2 : 9);
            accounts[at(a)].place = net.add_account({a ? "account b" : "account a"}, most, accounts[at(a)].opening);
        }
    }

    /// About half of the routes leave two places.
    void add_blends(std::uint64_t seed, bool some)
    {
        Dice dice{seed + 700'000};
        blends.resize(ends.size());
        for (std::size_t i = 0; i < ends.size() && some; ++i) {
            const int also = dice.below(static_cast<int>(places.size()));
            if (dice.below(3) == 0 || also == ends[i].first || also == ends[i].second) continue;
            blends[i] = {also, (1 + dice.below(19)) / 20.0};
        }
    }
    std::vector<sim::RouteSpec::Draw> draws_of(int route) const
    {
        const Blend& blend = blends[at(route)];
        if (blend.place < 0) return {};
        return {{places[at(blend.place)], blend.share}};
    }

    static std::size_t at(int i) { return static_cast<std::size_t>(i); }
    static std::vector<int> order(int n, std::uint64_t shuffle)
    {
        std::vector<int> all(at(n));
        std::iota(all.begin(), all.end(), 0);
        Dice dice{shuffle};
        if (shuffle)
            for (int i = n; i > 1; --i) std::swap(all[at(i - 1)], all[at(dice.below(i))]);
        return all;
    }

    void moved(sim::RouteId route, sim::TransferId, double amount, Time from, Time to) override
    {
        REQUIRE(amount > 0);
        REQUIRE(from <= to);
        const int i = route_of.at(route.index);
        const Blend& blend = blends[at(i)];
        parts[at(ends[at(i)].first)].out += (1 - blend.share) * amount;
        if (blend.place >= 0) parts[at(blend.place)].out += blend.share * amount;
        parts[at(ends[at(i)].second)].in += amount;
        route_moved[at(i)] += amount;
        all_moved += amount;
    }

    void change(Dice& dice, int number)
    {
        std::erase_if(going, [this](const Going& g) { return !net.active(g.id); });
        const int what = dice.below(10);
        if (what < 4 && going.size() < 5) {
            std::vector<int> over{dice.below(static_cast<int>(routes.size()))};
            if (dice.below(4) == 0) over.push_back((over[0] + 1) % static_cast<int>(routes.size()));
            std::vector<sim::RouteId> ids;
            for (const int r : over) ids.push_back(routes[at(r)]);
            const double amount = dice.below(3) ? dice.amount() : endless;
            const int priority = dice.below(2);
            const auto id = net.start({{"transfer", number}, ids, amount, priority}, [this] { ++finished; });
            going.push_back({priority, false, id, over});
        } else if (what == 4 && !going.empty()) {
            net.stop(going[at(dice.below(static_cast<int>(going.size())))].id);
        } else if (what == 5 && !going.empty()) {
            Going& one = going[at(dice.below(static_cast<int>(going.size())))];
            one.paused = !one.paused;
            one.paused ? net.pause(one.id) : net.resume(one.id);
        } else if (what < 8) {
            const auto machine = machines[at(dice.below(static_cast<int>(machines.size())))];
            net.set_limit(machine, dice.below(4) ? dice.amount() : 0);
        } else {
            const int i = dice.below(static_cast<int>(places.size()));
            if (net.level(places[at(i)]) == endless) return;
            const double amount = dice.amount() / 3;
            parts[at(i)].given += what == 8 ? net.put(places[at(i)], amount) : -net.take(places[at(i)], amount);
        }
    }

    void check_bounds()
    {
        net.flush();
        for (std::size_t i = 0; i < places.size(); ++i) {
            const double level = net.level(places[i]);
            REQUIRE(level >= 0);
            REQUIRE(level <= net.capacity(places[i]));
            if (level == endless) continue;
            const Part& p = parts[i];
            CAPTURE(i, level, p.opening, p.in, p.out, p.given);
            const double moved = p.opening + p.in + p.out + std::abs(p.given);
            const double ticks = 4 * 50 / 3.6e12; // what passes in some, at the greatest rate
            REQUIRE(std::abs(p.opening + p.given + p.in - p.out - level) <= 1e-13 * moved + ticks);
        }
        for (const Account& account : accounts) {
            double count = account.opening;
            double passed = 0;
            for (std::size_t r = 0; r < routes.size(); ++r) {
                count += account.sign[r] * route_moved[r];
                passed += route_moved[r];
            }
            const double level = net.level(account.place);
            CAPTURE(count, level);
            REQUIRE(level <= net.capacity(account.place));
            REQUIRE(std::abs(count - level) <= 1e-13 * passed + 200 * 50 / 3.6e12);
        }
        for (std::size_t m = 0; m < machines.size(); ++m)
            REQUIRE(net.throughput(machines[m]) <= net.limit(machines[m]) * (1 + 1e-12));
    }

    /// @return how many flows were compared
    int check_rates()
    {
        sim::RateProblem problem;
        std::vector<double> found;
        for (const auto machine : machines) problem.limits.push_back(net.limit(machine));
        for (const auto place : places) {
            const bool full = net.capacity(place) != endless && net.level(place) >= net.capacity(place);
            problem.places.push_back({full, net.level(place) <= 0});
        }
        for (const Account& account : accounts)
            problem.places.push_back({net.level(account.place) >= net.capacity(account.place), false});
        for (const Going& g : going) {
            if (!net.active(g.id)) continue;
            for (const int r : g.over) {
                problem.flows.push_back({g.priority, g.paused ? 0 : endless,
                                         static_cast<std::uint32_t>(ends[at(r)].first),
                                         static_cast<std::uint32_t>(ends[at(r)].second), 1 - blends[at(r)].share});
                if (blends[at(r)].place >= 0)
                    problem.counts.push_back({static_cast<std::uint32_t>(problem.flows.size() - 1),
                                              static_cast<std::uint32_t>(blends[at(r)].place), -blends[at(r)].share});
                for (const int m : passes[at(r)])
                    problem.uses.push_back(
                        {static_cast<std::uint32_t>(problem.flows.size() - 1), static_cast<std::uint32_t>(m)});
                for (std::size_t a = 0; a < accounts.size(); ++a)
                    if (const double sign = accounts[a].sign[at(r)])
                        problem.counts.push_back({static_cast<std::uint32_t>(problem.flows.size() - 1),
                                                  static_cast<std::uint32_t>(places.size() + a), sign});
                found.push_back(net.rate(g.id, routes[at(r)]));
            }
        }
        if (found.empty()) return 0;
        const auto expected = oracle::rates(problem);
        REQUIRE(expected.size() == found.size());
        for (std::size_t i = 0; i < found.size(); ++i) {
            CAPTURE(i, found[i], expected[i]);
            REQUIRE(std::abs(found[i] - expected[i]) <= 1e-9 * (1 + expected[i]));
        }
        return static_cast<int>(found.size());
    }
};

} // namespace

TEST_CASE("random networks: nothing is lost, no bound is passed, rates are the oracle's", "[flow]")
{
    int compared = 0;
    int finished = 0;
    for (std::uint64_t round = 0; round <= 3500; ++round) {
        const std::uint64_t seed =
            round ? round : 9105; // where two places once met their bounds in one tick, and one missed it

        CAPTURE(seed);
        Story story(seed, 0, seed % 3 == 0, round > 1500 && round <= 2500, round > 2000);
        Dice dice{seed * 1000};
        for (int step = 0; step < 40; ++step) {
            CAPTURE(step);
            story.change(dice, step);
            story.sim.run_until(story.sim.now() + std::chrono::seconds(dice.below(2) ? 0 : dice.below(4000)));
            story.check_bounds();
            if (!story.thresholds) compared += story.check_rates();
        }
        finished += story.finished;
    }
    CHECK(compared > 50'000);
    CHECK(finished > 1'000);
}

TEST_CASE("random networks: the order in which parts are listed changes no byte", "[flow]")
{
    for (std::uint64_t seed = 1; seed <= 300; ++seed) {
        CAPTURE(seed);
        std::vector<double> first;
        for (const std::uint64_t shuffle : {0, 5, 77}) {
            Story story(seed, shuffle, seed % 2 == 0, seed % 3 == 0, seed % 5 < 2);
            Dice dice{seed * 1000};
            for (int step = 0; step < 40; ++step) {
                story.change(dice, step);
                story.sim.run_until(story.sim.now() + std::chrono::seconds(dice.below(2) ? 0 : dice.below(4000)));
            }
            story.net.flush();
            std::vector<double> all = story.route_moved;
            for (const auto place : story.places) all.push_back(story.net.level(place));
            if (shuffle == 0) first = all;
            REQUIRE(all == first);
        }
    }
}
