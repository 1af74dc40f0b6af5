// How a figure is named on a command line.
#include "tools/study/measure_name.h"

using namespace port;
using namespace port::study;

namespace {

const std::vector<Measured>& known()
{
    static const std::vector<Measured> figures{
        {{"throughput", "port", "", 2009, "t"}, 5e6, {}, {}, {}, {}},
        {{"throughput", "coal", "", 2009, "t"}, 3e6, {}, {}, {}, {}},
        {{"waiting", "port", "", 2009, "h"}, 4, 1, 9, 12, 30},
        {{"waiting", "coal", "", 2009, "h"}, 5, 2, 10, 13, 31},
        {{"waiting", "coal", "", 2010, "h"}, 6, 3, 11, 14, 32},
        {{"waiting", "No. 2 berth", "", 2009, "h"}, 7, {}, {}, {}, {}},
        {{"waiting", "salt", "", 2009, "h"}, {}, {}, {}, {}, {}},
        {{"train hours", "coal trains", "blocked", 2009, "h"}, 8, {}, {}, {}, {}},
    };
    return figures;
}

std::optional<double> named(std::string_view text)
{
    return value_of(named_measure(text, known()), known());
}

std::string refused(std::string_view text)
{
    try {
        return measure_name(named_measure(text, known()));
    } catch (const UnknownMeasure& e) {
        return e.what();
    }
}

} // namespace

TEST_CASE("a figure is named by measure, what it is of, cause, year and statistic", "[study]")
{
    CHECK(named("throughput.coal") == 3e6);
    CHECK(named("waiting.coal@2009") == 5);
    CHECK(named("waiting.coal@2009.p90") == 10);
    CHECK(named("waiting.coal.p90@2009") == 10);
    CHECK(named("waiting.coal.mean@2009") == 5);
    CHECK(named("waiting.coal@2009.p50") == 2);
    CHECK(named("waiting.coal@2009.p95") == 13);
    CHECK(named("waiting.coal@2009.most") == 31);
    CHECK(named("train hours.coal trains.blocked") == 8);
    CHECK(named("Waiting.COAL@2009") == 5);
    CHECK(named("waiting.No. 2 berth") == 7);
    CHECK_FALSE(named("waiting.salt"));
    CHECK_FALSE(named("throughput.coal.p90"));
}

TEST_CASE("what is left out of a name is the port, the last year and the mean", "[study]")
{
    CHECK(named("waiting") == 4);
    CHECK(named("throughput") == 5e6);
    CHECK(named("waiting.coal") == 6);
    CHECK(named("waiting.p90") == 9);
}

TEST_CASE("a quantity's name names it", "[study]")
{
    for (const Measured& m : known())
        for (const Statistic s : {Statistic::mean, Statistic::p50, Statistic::p90, Statistic::p95, Statistic::most}) {
            const Quantity back = named_measure(measure_name({m.key, s}), known());
            CHECK(back.key == m.key);
            CHECK(back.statistic == s);
        }
    CHECK(measure_name({known()[7].key, Statistic::mean}) == "train hours.coal trains.blocked@2009");
    CHECK(measure_name({known()[2].key, Statistic::p90}) == "waiting.port@2009.p90");
    CHECK(measure_name({{"waiting", "port", "", 0, "h"}, Statistic::mean}) == "waiting.port");
}

TEST_CASE("a name that no figure has is told with the nearest", "[study]")
{
    CHECK(refused("waitin.coal") == "there is no figure 'waitin.coal'; did you mean 'waiting.coal'?");
    CHECK(refused("waiting.cole@2009") == "there is no figure 'waiting.cole@2009'; did you mean 'waiting.coal'?");
    CHECK(refused("waitng") == "there is no figure 'waitng'; did you mean 'waiting'?");
    CHECK(refused("waiting.coal@2015") == "there is no figure 'waiting.coal@2015': the years are 2009, 2010");
    CHECK(refused("zzz").find("write it like 'waiting.coal'") != std::string::npos);
    CHECK(refused("").find("there is no figure ''") != std::string::npos);
}
