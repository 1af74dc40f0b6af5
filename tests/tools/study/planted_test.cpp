#include "models/catalogues.h"
#include "models/scenario/dates.h"
#include "tools/commands.h"
#include "tools/scenario_io/read_scenario.h"

using namespace port;

namespace {

/// What the program says of the small port with these changes.
std::string sentence_with(const std::vector<std::string>& sets)
{
    const io::ReadResult read =
        io::read_scenario(PORTSIM_ROOT "/tests/tools/study/small_port.yaml", catalogues(), sets);
    REQUIRE(read.ok());
    commands::RunRequest request;
    request.scenario = read.scenario;
    return commands::run_scenario(request).verdict.sentence;
}

bool begins(const std::string& text, const std::string& with)
{
    return text.compare(0, with.size(), with) == 0;
}

} // namespace

TEST_CASE("in a port with room everywhere demand binds", "[study]")
{
    CHECK(begins(sentence_with({}), "Demand binds"));
}

TEST_CASE("a planted bottleneck is named, and no longer once it is relieved", "[study]")
{
    struct Planted {
        std::string says;
        std::vector<std::string> sets;
        std::string relief;
    };
    const Planted planted = GENERATE(values<Planted>({
        {"Dumper of coal trains binds",
         {"stores[rail yard].opening=20 kt", "rail_services[coal trains].rate=300 t/h"},
         "rail_services[coal trains].rate=2000 t/h"},
        {"Room of coal yard binds",
         {"stores[coal yard].opening=1 kt", "stores[coal yard].capacity=7 kt"},
         "stores[coal yard].capacity=300 kt"},
        {"Tugs bind", {"marine.tugs[0].travel_back=6 h", "marine.tugs[0].count=1"}, "marine.tugs[0].count=6"},
        {"Depth of channel binds", {"marine.channel[channel].depth=9.1 m"}, "marine.channel[channel].depth=16 m"},
        {"Room of crude tank binds", {"stores[crude tank].capacity=7 kt"}, "stores[crude tank].capacity=300 kt"},
    }));
    const std::string sentence = sentence_with(planted.sets);
    CAPTURE(sentence);
    CHECK(begins(sentence, planted.says));
    CHECK(sentence.find("95 % interval") != std::string::npos);
    std::vector<std::string> relieved = planted.sets;
    relieved.push_back(planted.relief);
    const std::string after = sentence_with(relieved);
    CAPTURE(after);
    CHECK_FALSE(begins(after, planted.says));
}

TEST_CASE("a slow dumper's sentence tells the tonnes that are not carried", "[study]")
{
    // 20 kt lie in the yard at the start; the dumper passes 300 t/h x 24 h = 7.2 kt a day of the 10 kt asked for.
    const std::string sentence =
        sentence_with({"stores[rail yard].opening=20 kt", "rail_services[coal trains].rate=300 t/h"});
    CAPTURE(sentence);
    CHECK(sentence.find("of coal offered are not carried") != std::string::npos);
    CHECK(sentence.find("10 % more rate moves") != std::string::npos);
}

TEST_CASE("weather that holds ships is named, beside what was tried", "[study]")
{
    CHECK(sentence_with({}) == "Demand binds: the port moves all that is asked of it.");
    const io::ReadResult read = io::read_scenario(PORTSIM_ROOT "/tests/tools/study/small_port.yaml", catalogues());
    REQUIRE(read.ok());
    commands::RunRequest request;
    request.scenario = read.scenario;
    WeatherState fair;
    fair.name = "fair";
    WeatherState storm;
    storm.name = "storm";
    storm.closes = {Closes::arrivals, Closes::sailings};
    request.scenario.weather.states = {fair, storm};
    const std::int64_t first = midnight_of(request.scenario.start).seconds;
    for (int day = 5; day < 55; day += 10) // two days in ten: a ship that comes by chance waits 0.2 x 24 h
        request.scenario.weather.closures.push_back({"storm", {first + day * 86'400}, {first + (day + 2) * 86'400}});
    const study::Verdict verdict = commands::run_scenario(request).verdict;
    CAPTURE(verdict.sentence);
    CHECK(verdict.sentence.find("; weather takes ") != std::string::npos);
    REQUIRE(verdict.years.front().weather);
    // A fifth of the ships come in a storm and wait half of its two days, 4.8 h of a mean call. Those that came in the
    // last hours before it, up to 10 h of 240 h, wait for the end of it to sail: up to 2 h of a mean call more.
    CHECK(verdict.years.front().weather->hours > 4);
    CHECK(verdict.years.front().weather->hours < 7.5);
    CHECK(verdict.years.front().weather->share > 0.5);
    CHECK(verdict.years.front().reason.find("weather takes") != std::string::npos);
}

TEST_CASE("one replication claims no gain", "[study]")
{
    const io::ReadResult read = io::read_scenario(PORTSIM_ROOT "/tests/tools/study/small_port.yaml", catalogues(),
                                                  {"stores[crude tank].capacity=7 kt"});
    REQUIRE(read.ok());
    commands::RunRequest request;
    request.scenario = read.scenario;
    request.replications = 1;
    const study::Verdict verdict = commands::run_scenario(request).verdict;
    CHECK(verdict.trials.empty());
    CHECK(verdict.sentence.find("one replication") != std::string::npos);
}

TEST_CASE("what is as great as a scenario may say is not tried, and does not end the run", "[study]")
{
    // The berths' equipment is at the end of its range: 10 % more of it cannot be asked for.
    const std::string sentence = sentence_with(
        {"marine.tugs[0].travel_back=12 h", "marine.tugs[0].count=1", "berths[*].handles[*].rate=100 kt/h"});
    CAPTURE(sentence);
    CHECK(begins(sentence, "Tugs bind"));
}
