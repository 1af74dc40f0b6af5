#include "sim/flow_network.h"
#include "sim/stream.h"

#include <vector>

// A transfer of just what its source holds, or of just what its destination has room for, ends: the rounding of the
// level and that of the amount must not part, however often it was stopped on its way.
namespace {

/// Wagon sets of odd tonnages go one after another into a small yard that ships empty in odd parcels.
struct Yard {
    struct Move {
        sim::RouteId route;
        double tonnes;
    };

    Yard(std::uint64_t seed, int sets, int parcels) : draw(seed, 0, "yard")
    {
        yard = net.add_place({.name = {"yard"}, .capacity = between(900, 9000)});
        dumper = net.add_machine({"dumper"}, between(900, 3000));
        loader = net.add_machine({"loader"}, between(900, 5000));
        double given = 0;
        for (int i = 0; i < sets; ++i) {
            const double tonnes = 4000 * (1 + 0.3 / (i + 3));
            given += tonnes;
            const auto set = net.add_place({.name = {"set", i}, .capacity = tonnes, .level = tonnes});
            add({net.add_route({.name = {"set", i}, .from = set, .to = yard, .machines = {&dumper, 1}}), tonnes});
        }
        for (int i = 0; i < parcels; ++i) {
            const double tonnes = given / parcels;
            const auto hold = net.add_place({.name = {"hold", i}, .capacity = tonnes});
            add({net.add_route({.name = {"hold", i}, .from = yard, .to = hold, .machines = {&loader, 1}}), tonnes});
        }
        for (int i = 0; i < 200; ++i) { // stops and starts on the way, each of which settles amounts
            const double rate = i % 2 ? between(900, 5000) : 0;
            sim.at(after(0.14 * i), [this, rate] { net.set_limit(loader, rate); });
        }
    }

    void add(Move move)
    {
        moves.push_back(move);
        const std::size_t i = moves.size() - 1;
        sim.at(after(between(0, 28)), [this, i] {
            net.start({.name = {"move"}, .routes = {&moves[i].route, 1}, .amount = moves[i].tonnes},
                      [this] { ++done; });
        });
    }

    double between(double low, double high) { return low + (high - low) * draw.uniform(); }
    static sim::Time after(double hours)
    {
        return sim::Time{std::chrono::nanoseconds(static_cast<std::int64_t>(hours * 3.6e12))};
    }

    sim::Stream draw;
    sim::Simulation sim;
    sim::FlowNetwork net{sim};
    sim::PlaceId yard;
    sim::MachineId dumper, loader;
    std::vector<Move> moves;
    std::size_t done = 0;
};

} // namespace

TEST_CASE("a transfer of all there is, or of all there is room for, always ends", "[flow]")
{
    for (std::uint64_t seed = 1; seed <= 500; ++seed) {
        Yard yard(seed, 12, 5);
        yard.sim.run();
        CAPTURE(seed);
        CHECK(yard.done == 17);
    }
}
