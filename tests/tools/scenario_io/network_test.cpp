// What is wrong with a network is told at its place.
#include "tests/tools/scenario_io/small_port.h"

using namespace port;
using namespace port::io;
using namespace port::io::test;

namespace {

std::string told_of(const std::string& places, const std::string& links)
{
    const std::string network = "network:\n  places: [" + places + "]\n  links:\n" + links + "marine:\n";
    return told(read(with(small_port, "marine:\n", network)).diagnostics);
}

const std::string two = "{name: town}, {name: quay}";
const std::string road = "    - {name: road, from: town, to: quay, length: 9 km, capacity: 1 Mt/yr}\n";

} // namespace

TEST_CASE("a network's slips are told with line and column", "[reader]")
{
    CHECK(told_of(two, road) == "");
    CHECK(told_of(two + ", {name: mine}", road) == "E106 8:47 network.places[2].name\n");
    CHECK(told_of("{name: town}, {name: town}, {name: quay}", road) == "E041 8:33 network.places[1].name\n");
    CHECK(told_of(two, road + road) == "E041 11:14 network.links[1].name\n");
    CHECK(told_of(two, with(road, "1 Mt/yr", "-1 Mt/yr")) == "E013 10:66 network.links[0].capacity\n");
    CHECK(told_of(two, with(road, "to: quay", "to: quai")) ==
          "E106 8:33 network.places[1].name\nE042 10:36 network.links[0].to\n");
    const std::string line =
        "    - {name: line, mode: pipeline, from: quay, to: town, length: 9 km, capacity: 1 Mt/yr}\n";
    CHECK(told_of(two, with(line, "from: quay, to: town", "from: town, to: quay")) == "");
    CHECK(told_of(two, line + with(line, "from: quay, to: town", "from: town, to: quay")) ==
          "E107 10:52 network.links[0].to\n");
    CHECK(told_of(two, with(line, "mode: pipeline", "mode: passenger railway")) ==
          "E107 10:91 network.links[0].capacity\n");
}
