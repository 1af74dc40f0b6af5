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
