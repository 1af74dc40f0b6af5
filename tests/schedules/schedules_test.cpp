// Small ports worked by hand: each file of scenarios/verification says in its comments what must come out, and the
// model must give that, to the tick.
#include "models/catalogues.h"
#include "models/run.h"
#include "tests/support/catch.h"
#include "tools/scenario_io/read_scenario.h"
#include "tools/verify/against_run.h"
#include "tools/verify/verify.h"

using namespace port;
using namespace port::verify;

TEST_CASE("the port keeps the schedules that were worked by hand")
{
    std::size_t schedules = 0;
    for (const auto& file : scenario_files({PORTSIM_ROOT "/scenarios/verification"})) {
        const Expectations expected = read_expectations(file);
        for (const std::string& error : expected.errors) FAIL_CHECK(file.filename().string() + ": " + error);
        if (expected.all.empty()) continue;
        ++schedules;
        DYNAMIC_SECTION(file.stem().string())
        {
            const io::ReadResult read = io::read_scenario(file, catalogues());
            if (!read.ok()) FAIL_CHECK(io::print_diagnostics(read.diagnostics));
            REQUIRE(read.ok());

            RunOptions options;
            options.calls = true;
            const auto seed = static_cast<std::uint64_t>(read.scenario.seed);
            const RunResult run = port::run(read.scenario, seed, 0, options);
            for (const Expectation& e : expected.all) {
                INFO(file.filename().string() << ":" << e.line << ": " << e.text);
                CHECK(difference(e, run) == "");
            }
            CHECK(breach(run) == "");
        }
    }
    CHECK(schedules >= 27);
}
