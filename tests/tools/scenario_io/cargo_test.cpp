// How cargo lies and what moves it: what contradicts itself is told where it stands, before anything runs.
#include "tests/tools/scenario_io/small_port.h"

using namespace port::io;
using namespace port::io::test;

namespace {

constexpr std::string_view yard = "capacity: 300 kt, opening: 50 kt";

std::string told_of_yard(const std::string& text, const std::vector<std::string>& sets = {})
{
    return told(read(with(small_port, yard, text), sets).diagnostics);
}

} // namespace

TEST_CASE("the levels of a store lie in order, from the heel to its capacity", "[reader]")
{
    CHECK(told_of_yard("capacity: 300 kt, opening: 50 kt, heel: 50 kt, empties_again_above: 51 kt, "
                       "fills_again_below: 299 kt") == "");
    CHECK(told_of_yard("capacity: 300 kt, opening: 50 kt, heel: 60 kt") == "E084 33:79 stores[0].heel\n");
    CHECK(told_of_yard("capacity: 300 kt, heel: 1 kt") == "E084 33:63 stores[0].heel\n"); // it opens empty
    CHECK(told_of_yard("capacity: 300 kt, fills_again_below: 300 kt") == "E084 33:76 stores[0].fills_again_below\n");
    CHECK(told_of_yard("capacity: 300 kt, opening: 9 kt, heel: 9 kt, fills_again_below: 8 kt") ==
          "E084 33:103 stores[0].fills_again_below\n");
    CHECK(told_of_yard("capacity: 300 kt, empties_again_above: 301 kt") ==
          "E084 33:78 stores[0].empties_again_above\n");
    CHECK(told_of_yard("capacity: 300 kt, opening: 9 kt, heel: 9 kt, empties_again_above: 9 kt") ==
          "E084 33:105 stores[0].empties_again_above\n");
}

TEST_CASE("the levels of a store fit into it on every day", "[reader]")
{
    const std::string text = with(with(small_port, yard, "capacity: 300 kt, opening: 50 kt, heel: 40 kt"),
                                  "\"machines[belt].rate\", value: 6000 t/h", "\"stores[0].capacity\", value: 30 kt");
    CHECK(told(read(text).diagnostics) == "E084 33:79 stores[0].heel\n");
    CHECK(printed(read(text)).find("does not fit into the 30 kt that it holds") != std::string::npos);
}

TEST_CASE("places and grades of a store add up", "[reader]")
{
    const std::string two = "capacity: 300 kt, places: 2, yard: dedicated, grades: ";
    const std::string ungraded = "E088 36:5 trades[0]\n"; // the trade of the small port has no grade
    const auto codes = [](const std::string& told) {
        std::string all;
        for (std::size_t at = 0; at < told.size(); at = told.find('\n', at) + 1) all += told.substr(at, 4) + " ";
        return all;
    };
    // Every kind of mistake, and its like without it.
    CHECK(codes(told_of_yard(two + "[{grade: '', places: 2}]")) == "");
    CHECK(codes(told_of_yard(two + "[{grade: '', places: 1}, {grade: b, places: 1, opening: 300 kt}]")) == "");
    CHECK(codes(told_of_yard(two + "[{grade: '', places: 1}]")) == "E087 ");                            // one left over
    CHECK(codes(told_of_yard(two + "[{grade: '', places: 2}, {grade: b}]")) == "E087 ");                // none for b
    CHECK(codes(told_of_yard(two + "[{grade: '', places: 1}, {grade: '', places: 1}]")) == "E058 ");    // twice
    CHECK(codes(told_of_yard(two + "[{grade: '', places: 2, opening: 601 kt}]")) == "E053 ");           // overfull
    CHECK(codes(told_of_yard(two + "[{grade: '', places: 2, opening: 9 kt}], heel: 5 kt")) == "E084 "); // heels
    CHECK(codes(told_of_yard(two + "[{grade: b, places: 2}]")) == "E088 ");
    CHECK(codes(told_of_yard("capacity: 30 kt, places: 2, opening: 60 kt")) == "");
    CHECK(codes(told_of_yard("capacity: 30 kt, places: 2, opening: 61 kt")) == "E053 ");
    CHECK(codes(told_of_yard("capacity: 30 kt, places: 2, opening: 10 kt, heel: 5 kt")) == "");
    CHECK(codes(told_of_yard("capacity: 30 kt, places: 2, opening: 9 kt, heel: 5 kt")) == "E084 ");
    CHECK(codes(told_of_yard("capacity: 30 kt, places: 2, grades: [{grade: b, places: 1}]")) == "E087 ");
    CHECK(codes(told_of_yard("capacity: 30 kt, places: 2, grades: [{grade: b, opening: 31 kt}, "
                             "{grade: c, opening: 1 kt}]")) == "E053 "); // b lies in both
    CHECK(codes(told_of_yard("capacity: 30 kt, mixing: yes, grades: [{grade: b}]")) == "E087 ");
    CHECK(codes(told_of_yard("capacity: 30 kt, at_once: no, settling: 2 h")) == "");
    CHECK(codes(told_of_yard("capacity: 30 kt, settling: 2 h")) == "E089 ");
    // Told where the mistake stands.
    CHECK(told_of_yard(two + "[{grade: b, places: 2}]") == ungraded);
    CHECK(
        told(read(with(small_port, "    direction: loaded\n", "    direction: loaded\n    grade: c\n")).diagnostics) ==
        "");
}

TEST_CASE("stock of a store with several grades says of which it is", "[reader]")
{
    const std::string second =
        "  - {name: more coal, category: coal, direction: loaded, store: coal yard, grade: fine}\n";
    const std::string text = with(small_port, "  - name: crude in\n", second + "  - name: crude in\n");
    CHECK(told(read(text).diagnostics) == "E088 33:66 stores[0].opening\n");
    CHECK(told(read(with(text, "opening: 50 kt", "opening: 50 kt, mixing: yes")).diagnostics) == "");
    CHECK(told(read(with(text, "opening: 50 kt", "grades: [{grade: fine, opening: 50 kt}]")).diagnostics) == "");
}

TEST_CASE("a berth has equipment of its own, or a pool that has enough", "[reader]")
{
    const auto told_of = [](const std::string& handling, const std::string& count) {
        const std::string text =
            with(small_port, "{category: crude, rate: 1500 t/h}", "{category: crude" + handling + "}");
        return told(read(with(text, "machines:\n",
                              "machine_pools:\n  - {name: arms, count: " + count + ", rate: 800 t/h}\nmachines:\n"))
                        .diagnostics);
    };
    CHECK(told_of(", pool: arms", "2") == "");
    CHECK(told_of(", pool: arms, rate: 900 t/h, least: 2, most: 2", "2") == "");
    CHECK(told_of("", "2") == "E085 29:9 berths[1].handles[0]\n");
    CHECK(told_of(", rate: 0 t/h", "2") == "E085 29:9 berths[1].handles[0]\n");
    CHECK(told_of(", pool: arm", "2") == "E042 29:33 berths[1].handles[0].pool\n");
    CHECK(told_of(", pool: arms, least: 3", "2") == "E086 29:46 berths[1].handles[0].least\n");
    CHECK(told_of(", pool: arms, least: 2, most: 1", "2") == "E086 29:46 berths[1].handles[0].least\n");
    CHECK(told_of(", pool: arms", "0") == "E086 29:9 berths[1].handles[0].least\n");
    CHECK(told(read(with(small_port, "machines:\n",
                         "machine_pools:\n  - {name: belt, count: 1, rate: 1 kt/h}\nmachines:\n"))
                   .diagnostics) == "E041 31:12 machine_pools[0].name\n");
}

TEST_CASE("what is in port when the run begins has a place there", "[reader]")
{
    const auto ships = [](const std::string& list) {
        return told(read(with(small_port, "    calls:\n", "    in_port: [" + list + "]\n    calls:\n")).diagnostics);
    };
    const std::string lies = "{ship: tanker, parcel: 20 kt, moved: 5 kt, berth: crude berth}";
    CHECK(ships(lies + ", {ship: tanker, parcel: 20 kt}") == "");
    CHECK(ships("{ship: tanker, parcel: 20 kt, moved: 5 kt}") == "E079 54:52 trades[1].in_port[0].moved\n");
    CHECK(ships("{ship: tanker, parcel: 20 kt, berth: coal berth}") == "E079 54:52 trades[1].in_port[0].berth\n");
    CHECK(ships("{ship: tanker, parcel: 20 kt, berth: quay}") == "E042 54:52 trades[1].in_port[0].berth\n");
    CHECK(ships(lies + ", {ship: tanker, parcel: 9 kt, berth: crude berth}") ==
          "E079 54:115 trades[1].in_port[1].berth\n");
    const auto trains = [](const std::string& list, const std::string& more = "") {
        return told(read(with(small_port, "rate: 3000 t/h}", "rate: 3000 t/h, in_port: [" + list + "]" + more + "}"))
                        .diagnostics);
    };
    const std::string train = "{trade: coal out}";
    CHECK(trains(train + ", " + train) == "");
    CHECK(trains("{trade: coal out, moved: 3001 t}") == "E079 63:99 rail_services[0].in_port[0].moved\n");
    CHECK(trains("{trade: crude in}") == "E079 63:82 rail_services[0].in_port[0].trade\n");
    CHECK(trains(train + ", " + train + ", " + train + ", " + train + ", " + train) ==
          "E079 63:150 rail_services[0].in_port[4]\n");
    CHECK(trains(train, ", come: fleet, travel: {law: constant, time: 9 h}") ==
          "E079 63:73 rail_services[0].in_port\n");
}

TEST_CASE("a store has a size in tonnes, or in cubic metres of a known density", "[reader]")
{
    const auto told_of = [](const std::string& category, const std::string& size) {
        const std::string text =
            with(small_port, "{name: coal, group: dry}", "{name: coal, group: dry" + category + "}");
        return told(read(with(text, yard, size)).diagnostics);
    };
    const std::string light = ", density: 0.8 t/m3";
    const std::string other = ", grades: [{grade: fine, density: 900 kg/m3}]";
    CHECK(told_of(light, "volume: 1000 m3, opening: 800 t") == "");
    CHECK(told_of(light, "volume: 1000 m3, opening: 801 t") == "E053 33:65 stores[0].opening\n");
    CHECK(told_of(light, "volume: 1000 m3, capacity: 700 t, opening: 701 t") == "E053 33:82 stores[0].opening\n");
    CHECK(told_of(light, "volume: 1000 m3, fills_again_below: 800 t") == "E084 33:75 stores[0].fills_again_below\n");
    CHECK(told_of("", "opening: 1 t") == "E090 33:5 stores[0]\n");
    CHECK(told_of("", "volume: 1000 m3") == "E090 33:47 stores[0].volume\n");
    CHECK(told_of(other, "volume: 1000 m3") == "E090 33:47 stores[0].volume\n"); // its trade has no grade
    CHECK(told_of(light + other, "volume: 1000 m3, grades: [{grade: fine, opening: 900 t}]") == "");
    CHECK(told_of(light + other, "volume: 1000 m3, grades: [{grade: fine, opening: 901 t}]") ==
          "E053 33:64 stores[0].grades\n");
}

TEST_CASE("a quota counts trades of its store, each once, and what lies there at the start", "[reader]")
{
    const std::string open = "capacity: 300 kt, opening: 50 kt, ";
    CHECK(told_of_yard(open + "quotas: [{trades: [coal out], most: 50 kt}]") == "");
    CHECK(told_of_yard(open + "quotas: [{trades: [coal out], share: 10 %, opening: 30 kt}]") == "");
    CHECK(told_of_yard(open + "quotas: [{trades: [coal out]}]") == "E066 33:82 stores[0].quotas[0]\n");
    CHECK(told_of_yard(open + "quotas: [{trades: [coal out], most: 60 kt, share: 1 %}]") ==
          "E066 33:82 stores[0].quotas[0]\n");
    CHECK(told_of_yard(open + "quotas: [{trades: [cool out], most: 60 kt}]") ==
          "E042 33:92 stores[0].quotas[0].trades[0]\n");
    CHECK(told_of_yard(open + "quotas: [{trades: [], most: 60 kt}]") == "E101 33:91 stores[0].quotas[0].trades\n");
    CHECK(told_of_yard(open + "quotas: [{trades: [crude in], most: 60 kt}]") ==
          "E101 33:92 stores[0].quotas[0].trades[0]\n");
    CHECK(told_of_yard(open + "quotas: [{trades: [coal out, coal out], most: 60 kt}]") ==
          "E058 33:102 stores[0].quotas[0].trades[1]\n");
    CHECK(told_of_yard(open + "quotas: [{trades: [coal out], most: 49 kt}]") ==
          "E101 33:109 stores[0].quotas[0].most\n"); // all of the opening stock is theirs
    CHECK(told_of_yard(open + "quotas: [{trades: [coal out], most: 60 kt, opening: 51 kt}]") ==
          "E101 33:125 stores[0].quotas[0].opening\n");
}

TEST_CASE("what a ship needs ashore at one time fits into her owner's quota", "[reader]")
{
    const auto told_of = [](const std::string& yard_text, std::string_view from, std::string_view to) {
        return told(read(with(with(small_port, yard, yard_text), from, to)).diagnostics);
    };
    const std::string quota = "quotas: [{trades: [coal out], most: 18 kt}]"; // ships load up to 19 kt
    CHECK(told_of("capacity: 300 kt, " + quota, "years: 2", "years: 2") == "");
    CHECK(told_of("capacity: 300 kt, yard: assembled, " + quota, "years: 2", "years: 2") ==
          "E102 33:110 stores[0].quotas[0].most\n");
    CHECK(told_of("capacity: 300 kt, yard: assembled, quotas: [{trades: [coal out], most: 19 kt, opening: 0 t}]",
                  "years: 2", "years: 2") == "E101 33:126 stores[0].quotas[0].opening\n");
    CHECK(told_of("capacity: 300 kt, " + quota, "store: coal yard", "store: coal yard\n    ready: 95 %") ==
          "E102 33:93 stores[0].quotas[0].most\n");
    CHECK(told_of("capacity: 300 kt, " + quota, "store: coal yard", "store: coal yard\n    ready: 90 %") == "");
}

TEST_CASE("a blend is of grades that lie in the store, in shares that add up to 1", "[reader]")
{
    const std::string grades = "capacity: 100 kt, places: 3, grades: [{grade: fine}, {grade: coarse, opening: 50 kt}]";
    const auto told_of = [&](std::string_view blend, const std::string& of_yard) {
        const std::string text = with(small_port,
                                      "    land:\n      - {by: coal trains, share: 70 %}\n"
                                      "      - {by: coal trucks, share: 30 %}\n",
                                      blend);
        return told(read(with(text, yard, of_yard)).diagnostics);
    };
    CHECK(told_of("    blend: [{grade: fine, share: 60 %}, {grade: coarse, share: 40 %}]\n", grades) == "");
    CHECK(told_of("    blend: [{grade: fine, share: 60 %}, {grade: coarse, share: 30 %}]\n", grades) ==
          "E105 47:12 trades[0].blend\n");
    CHECK(told_of("    blend: [{grade: fine, share: 60 %}, {grade: course, share: 40 %}]\n", grades) ==
          "E042 47:49 trades[0].blend[1].grade\n");
    CHECK(told_of("    blend: [{grade: fine, share: 60 %}, {grade: fine, share: 40 %}]\n", grades) ==
          "E058 47:49 trades[0].blend[1].grade\n");
    CHECK(told_of("    ready: 50 %\n    blend: [{grade: fine, share: 60 %}, {grade: coarse, share: 40 %}]\n", grades) ==
          "E105 47:12 trades[0].ready\n");
    CHECK(told_of("    blend: [{grade: fine, share: 60 %}, {grade: coarse, share: 40 %}]\n",
                  "capacity: 300 kt, mixing: yes") == "E105 47:12 trades[0].blend\n");
}
