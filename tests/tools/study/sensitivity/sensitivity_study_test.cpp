// The study through a port: figures made up of its values, and the port itself.
#include "tools/study/sensitivity/sensitivity_study.h"

#include "models/catalogues.h"
#include "models/run.h"
#include "sim/distributions/normal.h"
#include "sim/stream.h"
#include "tools/scenario_io/read_scenario.h"
#include "tools/study/doubt.h"

#include <atomic>
#include <cmath>

using namespace port;
using namespace port::study;

namespace {

DoubtSpec uniform(std::string name, std::string path, double least, double most)
{
    return {std::move(name), std::move(path), {{"uniform", {{"least", least}, {"most", most}}}}, DoubtAs::factor, ""};
}

/// The small port with its demand in doubt between 0.4 and 1.6 times, and the time to berth between 0.8 and 1.4.
Scenario port_in_doubt()
{
    io::ReadResult read = io::read_scenario(PORTSIM_ROOT "/tests/tools/study/small_port.yaml", catalogues(), {});
    REQUIRE(read.ok());
    read.scenario.marine.berthing = hours(1);
    read.scenario.doubt = {uniform("demand", "demand_factor", 0.4, 1.6),
                           uniform("berthing", "marine.berthing", 0.8, 1.4)};
    return std::move(read.scenario);
}

/// 10 times the demand factor, less 5 times the hours of berthing, and what a replication does everywhere.
std::vector<Measured> made_up(const Scenario& scenario, std::uint64_t replication)
{
    sim::Stream stream(1, replication, "chance");
    const double value =
        10 * scenario.demand_factor - 5 * scenario.marine.berthing.value / 3600 + sim::Normal(0, 100)(stream);
    return {{{"waiting", "port", "", 2009, "h"}, value, {}, {}, {}, {}}};
}

} // namespace

TEST_CASE("a tornado starts from the scenario as it stands, and swings between the quantiles", "[sensitivity]")
{
    SensitivityRequest request;
    request.replications = 5;
    const SensitivityAnswer answer = study_sensitivity(port_in_doubt(), request, made_up);
    CHECK(measure_name(answer.of) == "waiting.port@2009");
    CHECK(answer.points == 5);
    CHECK(answer.runs == 25);
    CHECK(answer.low[0] == Approx(0.4 + 0.05 * 1.2));
    CHECK(answer.high[1] == Approx(0.8 + 0.95 * 0.6));
    const auto& found = std::get<Tornado>(answer.found);
    const Scenario plain = port_in_doubt();
    double base = 0;
    for (std::uint64_t r = 0; r < 5; ++r) base += *made_up(plain, r)[0].value / 5;
    CHECK(found.base.value == Approx(base));
    CHECK(found.swings[0].swing.value == Approx(10 * 0.9 * 1.2));
    CHECK(found.swings[1].swing.value == Approx(-5 * 0.9 * 0.6));
    CHECK(*found.swings[0].swing.low == Approx(10.8)); // paired: chance that is alike everywhere has no width
    CHECK(answer.next->dimension == 0);
    CHECK(answer.next->told_apart);
    request.tail = 0.25;
    CHECK(std::get<Tornado>(study_sensitivity(port_in_doubt(), request, made_up).found).swings[0].swing.value ==
          Approx(10 * 0.5 * 1.2));
}

TEST_CASE("Morris moves through the range between the tails", "[sensitivity]")
{
    SensitivityRequest request;
    request.method = SensitivityMethod::morris;
    request.samples = 10;
    const SensitivityAnswer answer = study_sensitivity(port_in_doubt(), request, made_up);
    CHECK(answer.points == 30);
    const auto& found = std::get<MorrisEffects>(answer.found);
    CHECK(found.of[0].mu.value == Approx(10.8));
    CHECK(found.of[1].mu.value == Approx(-2.7));
    CHECK(found.of[1].mu_star.value == Approx(2.7));
    CHECK(found.of[0].sigma.value == Approx(0).margin(1e-9));
}

// The variances are (10 * 1.2)^2 / 12 = 12 and (5 * 0.6)^2 / 12 = 0.75.
TEST_CASE("Sobol draws from the whole law, and tells chance apart", "[sensitivity]")
{
    SensitivityRequest request;
    request.method = SensitivityMethod::sobol;
    request.samples = 256;
    request.threads = 2;
    const SensitivityAnswer answer = study_sensitivity(port_in_doubt(), request, made_up);
    CHECK(answer.points == 1024);
    const auto& found = std::get<SobolIndices>(answer.found);
    CHECK(found.variance == Approx(12.75).epsilon(0.03));
    CHECK(found.of[0].first.value == Approx(12 / 12.75).margin(0.03));
    CHECK(found.of[1].total.value == Approx(0.75 / 12.75).margin(0.02));
    CHECK(*found.parts->share_of_chance() > 0.9);
}

TEST_CASE("each method gives the same answer on any number of threads", "[sensitivity]")
{
    SensitivityRequest request;
    request.method = GENERATE(SensitivityMethod::tornado, SensitivityMethod::morris, SensitivityMethod::sobol);
    request.of = "waiting.coal";
    request.samples = 4;
    const auto figures = [](const Scenario& sample, std::uint64_t number) { return run(sample, 1, number).figures; };
    request.threads = 1;
    const SensitivityAnswer one = study_sensitivity(port_in_doubt(), request, figures);
    request.threads = 3;
    const SensitivityAnswer three = study_sensitivity(port_in_doubt(), request, figures);
    CHECK(one.runs == three.runs);
    CHECK(one.unsettled == three.unsettled);
    REQUIRE(one.next.has_value() == three.next.has_value());
    if (one.next) {
        CHECK(one.next->dimension == three.next->dimension);
        CHECK(one.next->worth.value == three.next->worth.value);
        CHECK(one.next->worth.low == three.next->worth.low);
    }
    REQUIRE(one.found.index() == three.found.index());
    if (const auto* a = std::get_if<Tornado>(&one.found)) {
        CHECK(a->base.value == std::get<Tornado>(three.found).base.value);
        // More ships wait longer.
        CHECK(a->swings[0].swing.value > 0);
    }
}

TEST_CASE("what can't be studied is refused before it runs", "[sensitivity]")
{
    std::atomic<int> runs = 0;
    const RunFigures counted = [&](const Scenario& scenario, std::uint64_t replication) {
        ++runs;
        return made_up(scenario, replication);
    };
    SensitivityRequest request;
    Scenario none = port_in_doubt();
    none.doubt.clear();
    CHECK_THROWS_AS(study_sensitivity(none, request, counted), SensitivityRefused);
    Scenario together = port_in_doubt();
    together.doubt_correlations = {{{"demand", "berthing"}, 0.7}};
    for (const SensitivityMethod method : {SensitivityMethod::morris, SensitivityMethod::sobol}) {
        request.method = method;
        try {
            static_cast<void>(study_sensitivity(together, request, counted));
            FAIL("was not refused");
        } catch (const SensitivityRefused& e) {
            const std::string said = e.what();
            CHECK(said.starts_with("'demand' and 'berthing' go together (doubt_correlations[0], rank 0.7)"));
            CHECK(said.find("--method tornado") != std::string::npos);
        }
    }
    // Each ship by itself may be so deep; together with its ballast draught beyond the laden one it may not.
    Scenario deep = port_in_doubt();
    deep.doubt.push_back(uniform("ballast", "ships[0].ballast_draught", 0.5, 3));
    request.method = SensitivityMethod::tornado;
    CHECK_THROWS_AS(study_sensitivity(deep, request, counted), DoubtRefused);
    CHECK(runs == 0);
    request.method = SensitivityMethod::tornado;
    CHECK_NOTHROW(study_sensitivity(together, request, counted)); // one at a time, correlations do not matter
    runs = 0;
    request.of = "waitin.port";
    CHECK_THROWS_AS(study_sensitivity(port_in_doubt(), request, counted), UnknownMeasure);
    CHECK(runs == 1); // which tells the names
}

TEST_CASE("a run without the figure ends the study with its number", "[sensitivity]")
{
    SensitivityRequest request;
    request.threads = 1;
    const RunFigures sometimes = [](const Scenario& scenario, std::uint64_t replication) {
        std::vector<Measured> figures = made_up(scenario, replication);
        if (replication == 1 && scenario.demand_factor < 0.5) figures[0].value.reset();
        return figures;
    };
    try {
        static_cast<void>(study_sensitivity(port_in_doubt(), request, sometimes));
        FAIL("was not refused");
    } catch (const SensitivityRefused& e) {
        CHECK(std::string(e.what()).starts_with("replication 1 of point 1 has no 'waiting.port@2009'"));
    }
}
