#include "tools/commands.h"

#include "models/catalogues.h"
#include "models/record/run_errors.h"
#include "tests/support/catch.h"
#include "tests/support/scratch_folder.h"
#include "tests/support/small_port.h"
#include "tools/report/json.h"
#include "tools/scenario_io/read_scenario.h"

#include <array>

using namespace port;
using namespace port::commands;
using Catch::Matchers::Contains;
using port::test::ScratchFolder;

namespace {

RunRequest small_request(std::size_t replications = 3)
{
    const io::ReadResult read = io::read_scenario_text(port::test::small_port, "small port", catalogues());
    REQUIRE(read.ok());
    RunRequest request;
    request.scenario = read.scenario;
    request.replications = replications;
    request.threads = 2;
    return request;
}

std::string text_of(const RunAnswer& answer)
{
    const report::Answer whole{"", {}, answer.summary, answer.verdict, answer.gaps, 1, "m", {}, "", answer.remarks};
    return report::to_json(std::array{whole});
}

} // namespace

TEST_CASE("a store changes nothing of the answer, and the second time it gives all of it", "[commands]")
{
    const ScratchFolder folder;
    RunRequest request = small_request();
    const RunAnswer plain = run_scenario(request);
    REQUIRE(plain.verdict.trials.size() > 1); // else trials would not be tested
    CHECK(plain.store.replications == 3 + 3 * plain.verdict.trials.size());
    CHECK(plain.store.found == 0);

    store::Store store(folder / "s.db");
    request.store = &store;
    const RunAnswer first = run_scenario(request);
    const RunAnswer second = run_scenario(request);
    CHECK(first.store.found == 0);
    CHECK(second.store.found == second.store.replications);
    CHECK(second.store.failure.empty());
    CHECK(text_of(first) == text_of(plain));
    CHECK(text_of(second) == text_of(plain));
}

TEST_CASE("a longer study takes up what a shorter one left", "[commands]")
{
    const ScratchFolder folder;
    store::Store store(folder / "s.db");
    RunRequest request = small_request(2);
    request.store = &store;
    const RunAnswer two = run_scenario(request);
    request.replications = 4;
    const RunAnswer four = run_scenario(request);
    CHECK(four.store.found >= 2);
    CHECK(four.store.found < four.store.replications);
    CHECK(text_of(four) == text_of(run_scenario(small_request(4))));
}

TEST_CASE("a study that was stopped goes on from where it was, and ends in the same answer", "[commands]")
{
    const ScratchFolder folder;
    store::Store store(folder / "s.db");
    RunRequest request = small_request(5);
    request.store = &store;
    request.threads = 1;
    std::stop_source source;
    request.stop = source.get_token();
    request.progress = [&](std::size_t done, std::size_t) {
        if (done == 3) source.request_stop();
    };
    CHECK_THROWS_AS(run_scenario(request), RunStopped);
    request.stop = {};
    request.progress = {};
    const RunAnswer answer = run_scenario(request);
    CHECK(answer.store.found == 3);
    CHECK(text_of(answer) == text_of(run_scenario(small_request(5))));
}

TEST_CASE("calls are given with a store too: their replication is run again", "[commands]")
{
    const ScratchFolder folder;
    store::Store store(folder / "s.db");
    RunRequest request = small_request();
    request.calls = true;
    const RunAnswer plain = run_scenario(request);
    REQUIRE(!plain.calls.empty());
    request.store = &store;
    static_cast<void>(run_scenario(request));
    const RunAnswer again = run_scenario(request);
    CHECK(again.calls.size() == plain.calls.size());
    CHECK(again.store.found == again.store.replications - 1);
    CHECK(text_of(again) == text_of(plain));
}

TEST_CASE("a category that some replications have no ship of does not end the search for precision", "[commands]")
{
    RunRequest request = small_request();
    request.precision = 0.5;
    const RunAnswer answer = run_scenario(request);
    CHECK(answer.summary.replications >= 10);
    CHECK(answer.remarks.empty());
    bool one_without = false;
    for (const Figure& f : answer.summary.figures)
        one_without = one_without || (f.key.measure == "throughput" && f.key.of == "salt" && f.low && *f.low < *f.mean);
    CHECK(one_without);
}

TEST_CASE("a precision that was not reached is a remark that names the figure known least", "[commands]")
{
    RunRequest request = small_request();
    request.precision = 0.001;
    const RunAnswer answer = run_scenario(request);
    REQUIRE(answer.remarks.size() == 1);
    CHECK_THAT(answer.remarks.front(),
               Contains("0.1 %") && Contains("not reached") && Contains("1000 replications") && Contains("salt"));
    CHECK_THAT(text_of(answer), Contains("not reached"));
}

TEST_CASE("the model's version is 16 hex digits", "[commands]")
{
    CHECK(model_version().size() == 16);
    CHECK(model_version().find_first_not_of("0123456789abcdef") == std::string_view::npos);
}

TEST_CASE("the figures of each replication come with the answer if they are asked for", "[commands]")
{
    RunRequest request = small_request(4);
    CHECK(run_scenario(request).figures.empty());
    request.figures = true;
    const RunAnswer answer = run_scenario(request);
    REQUIRE(answer.figures.size() == 4);
    const Summary again = summarise(request.scenario.title, answer.figures, request.confidence);
    REQUIRE(again.figures.size() == answer.summary.figures.size());
    for (std::size_t i = 0; i < again.figures.size(); ++i)
        CHECK(again.figures[i].mean == answer.summary.figures[i].mean);
}

TEST_CASE("a study's source gives the replications of a run, and finds in a store what a run kept", "[commands]")
{
    const ScratchFolder folder;
    RunRequest request = small_request(2);
    request.figures = true;
    store::Store store(folder / "s.db");
    request.store = &store;
    const RunAnswer answer = run_scenario(request);
    ReplicationSource source(request.seed, &store, {});
    for (std::uint64_t r = 0; r < 3; ++r) {
        const std::vector<Measured> figures = source.figures(request.scenario, r);
        if (r == 2) continue; // the run did not have it
        REQUIRE(figures.size() == answer.figures[r].size());
        for (std::size_t i = 0; i < figures.size(); ++i) CHECK(figures[i].value == answer.figures[r][i].value);
    }
    CHECK(source.use().replications == 3);
    CHECK(source.use().found == 2);
    std::stop_source stop;
    stop.request_stop();
    ReplicationSource stopped(request.seed, nullptr, stop.get_token());
    CHECK_THROWS_AS(stopped.figures(request.scenario, 0), RunStopped);
}
