// What was recorded: calls by date and time, laydays, heights of the tide.
#include "models/scenario/dates.h"
#include "tests/tools/scenario_io/csv_port.h"

using namespace port;
using namespace port::io;
using namespace port::io::test;

TEST_CASE("recorded calls have a date and a time", "[reader]")
{
    const Port port(
        "on,ship,parcel [t]\n2009-03-01 14:30,tanker,20000\n2009-03-01T14:30:05,tanker,1\n2010-01-01,tanker,2\n");
    CHECK(port.told() == "");
    REQUIRE(port.calls().size() == 3);
    const std::int64_t march = midnight_of(to_date({2009, 3, 1})).seconds;
    CHECK(port.calls()[0].on == Moment{march + 14 * 3600 + 30 * 60});
    CHECK(port.calls()[1].on == Moment{march + 14 * 3600 + 30 * 60 + 5});
    CHECK(port.calls()[2].on == midnight_of(to_date({2010, 1, 1})));
    CHECK_FALSE(port.calls()[0].at);
    CHECK(told(Port("on,ship,parcel\n2009-02-29 01:00,tanker,1 t\n").result.diagnostics) ==
          "E023 2:1 trades[1].calls[0].on\n");
    CHECK(told(Port("on,ship,parcel\n2009-02-28 25:00,tanker,1 t\n").result.diagnostics) ==
          "E024 2:1 trades[1].calls[0].on\n");
}

TEST_CASE("a call says in one way when it comes", "[reader]")
{
    CHECK(errors("on,at,ship,parcel\n2009-03-01 14:30,,tanker,1 t\n,3 h,tanker,1 t\n") == "");
    CHECK(errors("on,at,ship,parcel\n2009-03-01 14:30,3 h,tanker,1 t\n,,tanker,1 t\n") ==
          "calls.csv:2:1: error E066: trades[1].calls[0]: has both 'at' and 'on'; one of them: when she arrives\n"
          "    2009-03-01 14:30,3 h,tanker,1 t\n"
          "    ^\n"
          "calls.csv:3:1: error E066: trades[1].calls[1]: has neither 'at' nor 'on'; one of them: when she arrives\n"
          "    ,,tanker,1 t\n"
          "    ^\n");
    CHECK(told(read(with(small_port, "at: 3 h, ship", "ship")).diagnostics) == "E066 55:9 trades[1].calls[0]\n");
}

TEST_CASE("a record goes forward in time, and begins in the run", "[reader]")
{
    CHECK(errors("ship,parcel,on\ntanker,1 t,2009-03-02 06:10\ntanker,1 t,2009-03-02 06:10\ntanker,1 t,2009-03-01 "
                 "14:30\n") == "calls.csv:4:12: error E067: trades[1].calls[2].on: is before the call above it, "
                               "2009-03-02 06:10; calls in the "
                               "order they came\n"
                               "    tanker,1 t,2009-03-01 14:30\n"
                               "               ^\n");
    CHECK(errors("ship,at,parcel\ntanker,3 h,1 t\ntanker,3 h,1 t\ntanker,1 h,1 t\ntanker,2 h,1 t\n") ==
          "calls.csv:4:8: error E067: trades[1].calls[2].at: '1 h' is before the row above it; rows in the order of "
          "time\n"
          "    tanker,1 h,1 t\n"
          "           ^\n"
          "calls.csv:5:8: error E067: trades[1].calls[3].at: '2 h' is before the row above it; rows in the order of "
          "time\n"
          "    tanker,2 h,1 t\n"
          "           ^\n");
    // By hand the order is free, as long as nothing says that it was recorded.
    const std::string other =
        "      - {at: 3 h, ship: tanker, parcel: 20 kt}\n      - {at: 1 h, ship: tanker, parcel: 1 t}\n";
    CHECK(read(with(small_port, "      - {at: 3 h, ship: tanker, parcel: 20 kt}\n", other)).ok());

    CHECK(told(Port("on,ship,parcel\n2008-12-31 23:59:59,tanker,1 t\n").result.diagnostics) ==
          "E068 2:1 trades[1].calls[0].on\n");
    const Port port("on,ship,parcel\n2008-12-31 23:59:59,tanker,1 t\n2300-01-01,tanker,1 t\n");
    port.folder.write("port.yaml", with(listed, "years: 2", "years: 2\nwarm_up: 1 s"));
    CHECK(port.folder.told_in(port.folder.read("port.yaml")) == ""); // in the warm-up, and long after the end
}

TEST_CASE("a recorded call may say when her laydays open, and a trade what its terms are", "[reader]")
{
    const Port port("on,laydays,ship,parcel\n2009-03-01 14:30,2009-03-02,tanker,1 t\n2009-03-01 15:00,,tanker,1 t\n");
    CHECK(port.told() == "");
    CHECK(port.calls()[0].laydays == midnight_of(to_date({2009, 3, 2})));
    CHECK_FALSE(port.calls()[1].laydays);
    CHECK(told(Port("on,laydays,ship,parcel\n2009-03-01 14:30,2109-03-02,tanker,1 t\n").result.diagnostics) ==
          "E068 2:18 trades[1].calls[0].laydays\n");
    const auto terms = [](const std::string& text) {
        return told(
            read(with(small_port, "    calls:\n", "    laytime:\n      - {" + text + "}\n    calls:\n")).diagnostics);
    };
    CHECK(terms("rate: 20000 t/day, excepted: SHEX unless used, holidays: [2009-01-26], demurrage: 24000") == "");
    CHECK(terms("demurrage: 24000") == "E066 55:9 trades[1].laytime[0]\n");
    CHECK(terms("rate: 20000 t/day, allowed: 3 days") == "E066 55:9 trades[1].laytime[0]\n");
    CHECK(terms("rate: 20000 t") == "E012 55:16 trades[1].laytime[0].rate\n");
    CHECK(terms("allowed: 3 days, excepted: shex") == "E019 55:37 trades[1].laytime[0].excepted\n");
    CHECK(terms("allowed: 3 days, currency: ' '") == "E040 55:37 trades[1].laytime[0].currency\n");
}

TEST_CASE("a record of the tide ascends and reaches over the run", "[reader]")
{
    const std::string harmonics = small_port.substr(small_port.find("    mean: 1 m"),
                                                    small_port.find("  tugs:") - small_port.find("    mean: 1 m"));
    const Folder folder;
    const std::string recorded = with(small_port, harmonics, "    heights: tide.csv\n");
    folder.write("port.yaml", recorded);
    const auto said = [&](const std::string& rows) {
        folder.write("tide.csv", "at,height [m]\n" + rows);
        return folder.told_in(folder.read("port.yaml"));
    };
    CHECK(said("2009-01-01,1\n2009-06-01 06:13,2\n2011-01-01,1\n") == "");
    CHECK(folder.read("port.yaml").scenario.marine.tide.heights.size() == 3);
    CHECK(said("2009-01-01 00:00:01,1\n2011-01-01,1\n") == "port.yaml:11:14: error E068: marine.tide.heights: reaches "
                                                           "from 2009-01-01 00:00:01 to 2011-01-01 00:00; the whole "
                                                           "run, from 2009-01-01 00:00 to 2011-01-01 00:00\n"
                                                           "        heights: tide.csv\n"
                                                           "                 ^\n");
    CHECK(said("2009-01-01,1\n2010-12-31 23:59,1\n").find("error E068") != std::string::npos);
    CHECK(said("2009-01-01,1\n2009-01-01 00:00,1\n2011-01-01,1\n") ==
          "tide.csv:3:1: error E067: marine.tide.heights[1].at: does not come after the row above it, 2009-01-01 "
          "00:00; rows "
          "that ascend in time\n"
          "    2009-01-01 00:00,1\n"
          "    ^\n");
    CHECK(said("1800-01-01,1\n2009-01-01,1\n2399-01-01,1\n").find("tide.csv:4:1: error E068") != std::string::npos);
    // The lowest of its heights is the lowest tide, at which every ship must float.
    CHECK(said("2009-01-01,1\n2009-06-01 06:13,-3\n2011-01-01,1\n").find("at the lowest tide") != std::string::npos);
    folder.write("port.yaml", with(recorded, "    heights: tide.csv\n", "    heights: tide.csv\n" + harmonics));
    CHECK(said("2009-01-01,1\n2011-01-01,1\n").find("error E066: marine.tide.heights: stands beside 'constituents'") !=
          std::string::npos);
    folder.write("port.yaml", with(recorded, "    heights: tide.csv\n", "    heights: tide.csv\n    mean: 1 m\n"));
    CHECK(said("2009-01-01,1\n2011-01-01,1\n").find("stands beside 'mean'") != std::string::npos);
}

TEST_CASE("tugs join at a section that is there, and a class has one squat", "[reader]")
{
    CHECK(told(read(with(small_port, "{count: 4}", "{count: 4, joins_at: outer}")).diagnostics) == "");
    CHECK(told(read(with(small_port, "{count: 4}", "{count: 4, joins_at: inner}")).diagnostics) ==
          "E042 15:28 marine.tugs[0].joins_at\n");
    CHECK(told(read(with(small_port, "ballast_draught: 6 m}",
                         "ballast_draught: 6 m, squat: 0.4 m, block_coefficient: 0.8}"))
                   .diagnostics)
              .starts_with("E066 "));
}

TEST_CASE("a channel that squat makes too shallow at every tide is told beforehand", "[reader]")
{
    // Outer channel 14 m, tide up to 1.5 m, 1 m kept: 14.5 m. The tanker draws 6 + 6 x 20/30 = 10 m.
    const auto tanker = [](std::string_view more) {
        return told(read(with(small_port, "ballast_draught: 6 m}", "ballast_draught: 6 m, " + std::string(more) + "}"))
                        .diagnostics);
    };
    CHECK(tanker("squat: 4.4 m") == "");
    CHECK(tanker("squat: 4.6 m").starts_with("E052 "));
    CHECK(tanker("block_coefficient: 0.8, channel_speed: 23 kn") == "");                // 4.23 m
    CHECK(tanker("block_coefficient: 0.8, channel_speed: 24 kn").starts_with("E052 ")); // 4.61 m
}

TEST_CASE("a berth that a ship need not always float at may be as shallow as the highest tide allows", "[reader]")
{
    // The coal berth: at 0.5 m the lowest, 1.5 m the highest tide; the bulker draws 4.8 + 5 x 19/20 = 9.55 m and keeps
    // 0.5 m.
    const auto depth = [](const std::string& text) {
        return told(read(with(small_port, "depth: 13 m\n", "depth: " + text + "\n")).diagnostics);
    };
    CHECK(depth("9.56 m") == "");
    CHECK(depth("9.54 m").starts_with("E051 "));
    CHECK(depth("8.56 m\n    at_low_water: lies aground") == "");
    CHECK(depth("8.54 m\n    at_low_water: lies aground").starts_with("E051 "));
    CHECK(depth("8.56 m\n    at_low_water: waits for water") == "");
    CHECK(depth("8.54 m\n    at_low_water: waits for water").starts_with("E051 "));
}

TEST_CASE("ice is given in one way, for twelve months or the whole run, and tugs are enough for it", "[reader]")
{
    const auto ice = [](std::string_view text) {
        return told(read(with(small_port, "  tugs:", "  ice: " + std::string(text) + "\n  tugs:")).diagnostics);
    };
    const std::string winter =
        "climate: [{temperatures: [-8 C, -5 C, 1 C, 9 C, 17 C, 21 C, 24 C, 24 C, 19 C, 12 C, 3 C, -5 C]}]";
    const std::string record = "thickness: [{at: 2009-01-01, thickness: 1 cm}, {at: 2011-01-01, thickness: 2 cm}]";
    CHECK(ice("{" + winter + "}") == "");
    CHECK(ice("{" + record + "}") == "");
    CHECK(ice("{" + record + ", " + winter + "}").starts_with("E066 "));
    CHECK(ice("{climate: [{temperatures: [-8 C, -5 C]}]}").starts_with("E091 "));
    CHECK(ice("{thickness: [{at: 2009-01-02, thickness: 1 cm}, {at: 2011-01-01, thickness: 2 cm}]}")
              .starts_with("E068 "));
    CHECK(ice("{thickness: [{at: 2009-01-01, thickness: 1 cm}, {at: 2009-01-01, thickness: 2 cm}]}").find("E067 ") !=
          std::string::npos);
    CHECK(ice("{" + winter + ", breakers: [{count: 1, travel_back: 1 h}, {count: 1, travel_back: 1 h}]}")
              .starts_with("E069 "));
    CHECK(ice("{" + winter + ", bands: [{name: slab, from: 10 cm, classes: [{ship: barge}]}]}").starts_with("E042 "));
    CHECK(ice("{" + winter + ", bands: [{name: slab, from: 10 cm, classes: [{ship: tanker}, {ship: tanker}]}]}")
              .starts_with("E092 "));
    CHECK(ice("{" + winter + ", bands: [{name: slab, from: 10 cm, tugs: 2}]}") == "");
    CHECK(ice("{" + winter + ", bands: [{name: slab, from: 10 cm, tugs: 3}]}").starts_with("E055 "));
    CHECK(ice("{" + winter + ", bands: [{name: slab, from: 10 cm, tugs: 3, closes: [arrivals, sailings]}]}") == "");
}
