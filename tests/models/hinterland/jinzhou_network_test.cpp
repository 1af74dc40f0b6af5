// The land behind Jinzhou: every place and link of the profile is there, and closing any link is answered.
#include "models/catalogues.h"
#include "models/hinterland/consignments.h"
#include "models/hinterland/land_by_network.h"
#include "models/hinterland/sea_cut.h"
#include "models/run.h"
#include "models/scenario/freight_paths.h"
#include "tests/support/catch.h"
#include "tools/scenario_io/read_scenario.h"

#include <algorithm>
#include <cmath>
#include <set>

using namespace port;

namespace {

const Scenario& jinzhou()
{
    static const Scenario scenario = [] {
        const io::ReadResult read = io::read_scenario(PORTSIM_ROOT "/scenarios/jinzhou-2009.yaml", catalogues());
        REQUIRE(read.ok());
        return version_of(read.scenario, read.scenario.start, catalogues());
    }();
    return scenario;
}

double offered(const std::vector<Consignment>& all)
{
    double sum = 0;
    for (const Consignment& c : all) sum += c.tonnes;
    return sum;
}

/// What each place keeps or gives over the links is what starts or ends there.
void check_places(const NetworkSpec& network, const Assignment& all)
{
    for (const PlaceSpec& place : network.places) {
        double comes = 0;
        for (std::size_t l = 0; l < network.links.size(); ++l) {
            const double forth = all.forth[l] - all.back[l];
            if (network.links[l].to == place.name) comes += forth;
            if (network.links[l].from == place.name) comes -= forth;
        }
        for (const Carried& own : all.of) {
            if (own.what.to == place.name) comes -= own.tonnes;
            if (own.what.from == place.name) comes += own.tonnes;
        }
        CAPTURE(place.name);
        CHECK(comes == Approx(0).margin(1e-3));
    }
}

} // namespace

TEST_CASE("all of Jinzhou's cargo of 2009 finds its way, and none of it over the passenger line", "[hinterland]")
{
    const Scenario& s = jinzhou();
    const std::vector<Consignment> asked = consignments(s, 2009);
    CHECK(offered(asked) == Approx(21.1e6));
    const Assignment all = assign(s.network, s.start, asked);
    check_places(s.network, all);
    for (const Carried& own : all.of) {
        CAPTURE(own.what.trade, own.what.from);
        CHECK(own.tonnes == Approx(own.what.tonnes).margin(0.001));
        CHECK(own.cut.empty());
    }
    std::set<std::string> carry;
    for (std::size_t l = 0; l < s.network.links.size(); ++l) {
        const LinkSpec& link = s.network.links[l];
        const double most = std::max(all.forth[l], all.back[l]);
        CHECK(most <= link.capacity.value * (1 + 1e-9));
        if (link.mode == LinkMode::passenger_railway) CHECK(most == 0);
        if (most > 0) carry.insert(link.name);
        if (most > 0) carry.insert({link.from, link.to});
    }
    for (const char* name :
         {"Beijing-Harbin Railway", "port railway", "Beijing-Harbin Expressway", "Beijing-Shenyang Expressway",
          "Jinzhou-Fuxin Expressway", "Jinzhou-Chaoyang Expressway", "National Highway 102", "Daqing crude line",
          "Panjin crude line", "refinery crude line", "refinery products line", "Petrochemical Industry Zone",
          "Lingang Industrial Zone", "Tanghezi", "Lingnan and Nanzhan", "Linghai", "Heishan", "Beining", "Yi County"}) {
        CAPTURE(name);
        CHECK(carry.contains(name));
    }
}

TEST_CASE("closing any single link of Jinzhou reroutes its tonnes or names them", "[hinterland]")
{
    const Scenario& s = jinzhou();
    const std::vector<Consignment> asked = consignments(s, 2009);
    for (std::size_t closed = 0; closed < s.network.links.size(); ++closed) {
        NetworkSpec network = s.network;
        network.links[closed].capacity = {};
        CAPTURE(network.links[closed].name, network.links[closed].from);
        const Assignment all = assign(network, s.start, asked);
        check_places(network, all);
        double carried = 0;
        double left = 0;
        for (const Carried& own : all.of) {
            carried += own.tonnes;
            left += own.what.tonnes - own.tonnes;
            CHECK(own.tonnes <= own.what.tonnes + 0.001);
        }
        CHECK(carried + left == Approx(offered(asked)));
        CHECK(all.forth[closed] + all.back[closed] == 0);
    }
}

TEST_CASE("without the passenger line its trains take freight paths, and the rail link brings less coal",
          "[hinterland]")
{
    const io::ReadResult read = io::read_scenario(PORTSIM_ROOT "/scenarios/jinzhou-2009.yaml", catalogues());
    REQUIRE(read.ok());
    Scenario without = read.scenario;
    for (LinkSpec& link : without.network.links)
        if (!link.relieves.empty()) link.closes = without.start;
    without = version_of(without, without.start, catalogues());
    // 140 - (51 - 6) x 1.6 - 44 = 24; 140 - 51 x 1.6 - 44 = 14.4
    CHECK(freight_paths(jinzhou().railways[0]).size() == 24);
    CHECK(freight_paths(without.railways[0]).size() == 14);
    const auto coal = [](const Scenario& s) {
        const std::vector<SeaCut> cuts = cuts_towards_sea(s, s.start);
        return std::find_if(cuts.begin(), cuts.end(), [](const SeaCut& c) { return c.trade == "coal loaded"; })->tonnes;
    };
    // By rail so many trains a day of 3,250 t, and 20 Mt by the port road.
    CHECK(coal(jinzhou()) == Approx(24 * 365 * 3250.0 + 20e6));
    CHECK(coal(without) == Approx(14 * 365 * 3250.0 + 20e6));
}

TEST_CASE("tonnes by link add up to tonnes by category, and the simulated ways carry what the network gives them",
          "[hinterland]")
{
    const Scenario& s = jinzhou();
    std::vector<std::vector<double>> tonnes(10);
    std::vector<std::string> ways;
    std::vector<double> wanted;
    const std::vector<Consignment> asked = consignments(s, 2009);
    for (const TradeSpec& trade : s.trades)
        for (const LandShare& land : trade.land) {
            if (land.over.empty()) continue;
            double offered_to_it = 0;
            for (const Consignment& c : asked)
                if (c.trade == trade.name) offered_to_it += c.tonnes * land.share.value;
            ways.push_back(land.by);
            wanted.push_back(offered_to_it);
        }
    REQUIRE(ways.size() == 9);
    const Versions days = versions_of(s);
    for (std::size_t r = 0; r < tonnes.size(); ++r) {
        const RunResult result = run(days, 1, r);
        for (const std::string& way : ways)
            for (const Measured& m : result.figures)
                if (m.key.measure == "throughput" && m.key.of == way && m.key.year == 2009)
                    tonnes[r].push_back(m.value.value_or(0));
        REQUIRE(tonnes[r].size() == ways.size());
    }
    for (std::size_t w = 0; w < ways.size(); ++w) {
        double sum = 0;
        double squares = 0;
        for (const auto& own : tonnes) {
            sum += own[w];
            squares += own[w] * own[w];
        }
        const double mean = sum / 10;
        const double error = std::sqrt((squares - 10 * mean * mean) / 9 / 10);
        CAPTURE(ways[w], mean, wanted[w], error);
        CHECK(std::abs(mean - wanted[w]) < 4.78 * error); // 99.9 % of Student's t with 9 degrees of freedom
    }
}
