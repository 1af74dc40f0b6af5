// The land behind Jinzhou: every place and link of the profile is there, and closing any link is answered.
#include "models/catalogues.h"
#include "models/hinterland/consignments.h"
#include "tests/support/catch.h"
#include "tools/scenario_io/read_scenario.h"

#include <algorithm>
#include <set>

using namespace port;

namespace {

const Scenario& jinzhou()
{
    static const Scenario scenario = [] {
        const io::ReadResult read = io::read_scenario(PORTSIM_ROOT "/scenarios/jinzhou-2009.yaml", catalogues());
        REQUIRE(read.ok());
        return read.scenario;
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
