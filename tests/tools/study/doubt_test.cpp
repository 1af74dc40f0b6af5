// Doubt and chance apart: by hand, against a figure whose variances are known, and through the port itself.
#include "tools/study/doubt.h"

#include "models/catalogues.h"
#include "models/demand/forecast.h"
#include "models/run.h"
#include "sim/distributions/normal.h"
#include "sim/stream.h"
#include "tools/scenario_io/read_scenario.h"

#include <algorithm>
#include <cmath>
#include <numbers>
#include <numeric>

using namespace port;
using namespace port::study;

namespace {

DoubtSpec uniform(std::string name, std::string path, double least, double most)
{
    return {std::move(name), std::move(path), {{"uniform", {{"least", least}, {"most", most}}}}, DoubtAs::factor, ""};
}

Scenario small_port(const std::vector<std::string>& sets = {})
{
    io::ReadResult read = io::read_scenario(PORTSIM_ROOT "/tests/tools/study/small_port.yaml", catalogues(), sets);
    REQUIRE(read.ok());
    return std::move(read.scenario);
}

/// The ranks of some values, from nought.
std::vector<double> ranks(const std::vector<double>& values)
{
    std::vector<std::size_t> order(values.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) { return values[a] < values[b]; });
    std::vector<double> all(values.size());
    for (std::size_t i = 0; i < order.size(); ++i) all[order[i]] = static_cast<double>(i);
    return all;
}

double spearman(const std::vector<double>& a, const std::vector<double>& b)
{
    const std::vector<double> x = ranks(a);
    const std::vector<double> y = ranks(b);
    const auto n = static_cast<double>(a.size());
    double squares = 0;
    for (std::size_t i = 0; i < x.size(); ++i) squares += (x[i] - y[i]) * (x[i] - y[i]);
    return 1 - 6 * squares / (n * (n * n - 1));
}

/// A figure that is 10 times the demand factor and a normal number of standard deviation 2.
std::vector<Measured> made_up(const Scenario& scenario, std::uint64_t replication)
{
    sim::Stream stream(1, replication, "chance");
    const double value = 10 * scenario.demand_factor + sim::Normal(0, 2)(stream);
    return {{{"throughput", "port", "", 2009, "t"}, value, {}, {}, {}, {}},
            {{"something else", "port", "", 2009, "t"}, value, {}, {}, {}, {}}};
}

} // namespace

TEST_CASE("the shares of doubt and chance, worked by hand", "[study]")
{
    // Means 2, 6 and 10; MSB = 2 (16 + 0 + 16) / 2 = 32, MSW = (2 + 2 + 2) / 3 = 2; doubt (32 - 2) / 2 = 15.
    const auto spread = spread_shares({{1, 3}, {5, 7}, {9, 11}});
    REQUIRE(spread);
    CHECK(spread->mean == Approx(6));
    CHECK(spread->doubt == Approx(15));
    CHECK(spread->chance == Approx(2));
    CHECK(*spread->share_of_doubt() == Approx(15.0 / 17));
    CHECK(*spread->high - spread->mean == Approx(4.302652729911275 * 4 / std::sqrt(3)));
    // The means' variance is 16, of which 15 is doubt; the 5 % point of three values is 0.1 of the way to the second.
    CHECK(spread->p5 == Approx(6 - 0.9 * 4 * std::sqrt(15.0 / 16)));
    CHECK(spread->p95 == Approx(6 + 0.9 * 4 * std::sqrt(15.0 / 16)));
}

TEST_CASE("groups of several sizes are weighed, and empty ones left out", "[study]")
{
    // Sizes 1 and 3, means 4 and 8, of all 7: MSB = 9 + 3 = 12, MSW = (1 + 0 + 1) / 2 = 1, n0 = 4 - 10 / 4 = 1.5.
    const auto spread = spread_shares({{4}, {}, {7, 8, 9}});
    REQUIRE(spread);
    CHECK(spread->groups == 2);
    CHECK(spread->chance == Approx(1));
    CHECK(spread->doubt == Approx(11 / 1.5));
    CHECK_FALSE(spread_shares({{1, 2, 3}}));
    CHECK_FALSE(spread_shares({{1}, {2}}));
    CHECK_FALSE(spread_shares({}));
}

TEST_CASE("doubt that comes out below nought counts as none", "[study]")
{
    const auto spread = spread_shares({{1, 9}, {2, 8}, {3, 7}});
    REQUIRE(spread);
    CHECK(spread->doubt < 0);
    CHECK(*spread->share_of_doubt() == 0);
    CHECK(spread->p5 == spread->mean);
    CHECK_FALSE(spread_shares({{1, 1}, {1, 1}})->share_of_doubt());
}

// A factor between 0.4 and 1.6 has variance 0.12, so the figure 12 by doubt, and 4 by chance: three quarters are doubt.
// With 2,000 samples of five the standard error of 12 is about 0.35 (the law is flat: its fourth moment is 1.8), that
// of 4 is 4 sqrt(2 / 8000) = 0.063; the widths below are four of each, the seed is fixed.
TEST_CASE("a figure whose variances are known gives them back", "[study]")
{
    Scenario s;
    s.title = "made up";
    s.doubt = {uniform("demand", "demand_factor", 0.4, 1.6)};
    const Scenario port = [&] {
        Scenario whole = small_port();
        whole.doubt = s.doubt;
        return whole;
    }();
    DoubtRequest request;
    request.samples = 2000;
    request.threads = 2;
    const DoubtAnswer found = study_doubt(port, request, made_up);
    REQUIRE(found.figures.size() == 1); // only main figures
    const SpreadShares& spread = found.figures[0].spread;
    CHECK(spread.doubt == Approx(12).margin(1.4));
    CHECK(spread.chance == Approx(4).margin(0.25));
    CHECK(*spread.share_of_doubt() == Approx(0.75).margin(0.03));
    CHECK(std::abs(spread.mean - 10) < 2 * (*spread.high - spread.mean));
    CHECK(*spread.high - spread.mean == Approx(1.96 * std::sqrt((12 + 4.0 / 5) / 2000)).epsilon(0.1));
    CHECK(spread.p5 == Approx(10 * (0.4 + 0.05 * 1.2)).margin(0.3));
    CHECK(spread.p95 == Approx(10 * (0.4 + 0.95 * 1.2)).margin(0.3));
}

TEST_CASE("draws have the rank correlations that were asked for, and the laws of their own", "[study]")
{
    Scenario s;
    s.doubt = {uniform("a", "demand_factor", 0, 1), uniform("b", "years", 2, 3), uniform("c", "seed", 1, 2)};
    s.doubt[1].law = {{"lognormal", {{"mean", 1}, {"spread", 1}}}};
    s.doubt_correlations = {{{"a", "b"}, 0.7}, {{"c", "b"}, -0.4}};
    constexpr std::size_t samples = 4000; // a rank correlation is known to 1/sqrt(4000) = 0.016
    std::vector<std::vector<double>> drawn(3);
    for (std::size_t k = 0; k < samples; ++k) {
        const std::vector<double> one = draw_doubts(s, 5, k);
        for (std::size_t i = 0; i < 3; ++i) drawn[i].push_back(one[i]);
    }
    CHECK(spearman(drawn[0], drawn[1]) == Approx(0.7).margin(0.04));
    CHECK(spearman(drawn[1], drawn[2]) == Approx(-0.4).margin(0.06));
    CHECK(spearman(drawn[0], drawn[2]) == Approx(0).margin(0.065));
    CHECK(std::accumulate(drawn[0].begin(), drawn[0].end(), 0.0) / samples == Approx(0.5).margin(0.02));
    CHECK(std::accumulate(drawn[2].begin(), drawn[2].end(), 0.0) / samples == Approx(1.5).margin(0.02));
}

TEST_CASE("a draw depends on its own name and the sample, not on what else is in doubt", "[study]")
{
    Scenario s;
    s.doubt = {uniform("a", "demand_factor", 0, 1), uniform("b", "years", 2, 3)};
    Scenario other = s;
    std::swap(other.doubt[0], other.doubt[1]);
    other.doubt.push_back(uniform("c", "seed", 1, 2));
    for (const std::uint64_t sample : {0, 1, 17}) {
        const std::vector<double> first = draw_doubts(s, 9, sample);
        const std::vector<double> second = draw_doubts(other, 9, sample);
        CHECK(first[0] == second[1]);
        CHECK(first[1] == second[0]);
        CHECK(draw_doubts(s, 9, sample + 1)[0] != first[0]);
        CHECK(draw_doubts(s, 8, sample)[0] != first[0]);
    }
}

TEST_CASE("a uniform doubt about a regression's quantile draws from its predictive distribution", "[study]")
{
    io::ReadResult read =
        io::read_scenario(PORTSIM_ROOT "/scenarios/verification/demand-by-driver.yaml", catalogues(), {});
    REQUIRE(read.ok());
    const Prediction known = *forecasts(read.scenario).front().years.front().prediction;
    read.scenario.doubt = {uniform("prediction", "trades[0].trend.quantile", 0, 1)};
    read.scenario.doubt[0].as = DoubtAs::value;
    constexpr int samples = 2000;
    int within = 0;
    int below = 0;
    for (std::uint64_t sample = 0; sample < samples; ++sample) {
        const Scenario drawn = with_doubts(read.scenario, draw_doubts(read.scenario, 3, sample), sample);
        const double tonnes = forecasts(drawn).front().years.front().tonnes;
        within += tonnes >= known.low && tonnes <= known.high;
        below += tonnes < known.tonnes;
    }
    CHECK(std::abs(within - 0.95 * samples) < 4 * std::sqrt(samples * 0.95 * 0.05));
    CHECK(std::abs(below - 0.5 * samples) < 4 * std::sqrt(samples * 0.25));
}

TEST_CASE("a port in doubt gives the same answer on any number of threads", "[study]")
{
    Scenario s = small_port();
    s.doubt = {uniform("demand", "demand_factor", 0.5, 1.5)};
    DoubtRequest request;
    request.samples = 4;
    request.replications = 2;
    const auto figures = [](const Scenario& sample, std::uint64_t number) { return run(sample, 1, number).figures; };
    request.threads = 1;
    const DoubtAnswer one = study_doubt(s, request, figures);
    request.threads = 3;
    const DoubtAnswer three = study_doubt(s, request, figures);
    REQUIRE_FALSE(one.figures.empty());
    REQUIRE(one.figures.size() == three.figures.size());
    for (std::size_t i = 0; i < one.figures.size(); ++i) {
        CHECK(one.figures[i].key == three.figures[i].key);
        CHECK(one.figures[i].spread.mean == three.figures[i].spread.mean);
        CHECK(one.figures[i].spread.doubt == three.figures[i].spread.doubt);
    }
    // The tonnes follow the demand, so nearly all of their spread is doubt.
    CHECK(one.figures[0].key.measure == "throughput");
    CHECK(*one.figures[0].spread.share_of_doubt() > 0.8);
}

TEST_CASE("a sample that is no port is refused before anything runs", "[study]")
{
    // Each ship by itself may be so deep; together with its ballast draught beyond the laden one it may not.
    Scenario s = small_port();
    s.doubt = {uniform("ballast", "ships[0].ballast_draught", 0.5, 3)};
    DoubtRequest request;
    bool ran = false;
    CHECK_THROWS_AS(study_doubt(s, request,
                                [&](const Scenario&, std::uint64_t) {
                                    ran = true;
                                    return std::vector<Measured>{};
                                }),
                    DoubtRefused);
    CHECK_FALSE(ran);
}

// Theory: the mean wait of an M/M/1 queue is rho / (1 - rho) of a service, here 0.5 h. With rho uniform from 0.3 to 0.7
// the expected wait is 0.5 / 0.4 times the integral of rho / (1 - rho), and its variance by doubt follows from that of
// the square. The seed is fixed; with 400 samples the variance is known to about a tenth.
TEST_CASE("an M/M/1 port with its demand in doubt has the spread that theory says", "[study]")
{
    io::ReadResult read = io::read_scenario(PORTSIM_ROOT "/scenarios/verification/queues/m-m-c.yaml", catalogues(),
                                            {"horizon=120 days", "warm_up=20 days"});
    REQUIRE(read.ok());
    read.scenario.doubt = {uniform("demand", "demand_factor", 0.6, 1.4)};
    DoubtRequest request;
    request.samples = 400;
    request.replications = 2;
    request.threads = 2;
    const DoubtAnswer found = study_doubt(read.scenario, request, [](const Scenario& sample, std::uint64_t number) {
        return run(sample, 1, number).figures;
    });
    const auto waiting = std::find_if(found.figures.begin(), found.figures.end(), [](const DoubtFigure& f) {
        return f.key.measure == "waiting" && f.key.of == "port";
    });
    REQUIRE(waiting != found.figures.end());
    const double odds = std::log(0.7 / 0.3);
    const double mean = 0.5 / 0.4 * (odds - 0.4);
    const double square = 0.25 / 0.4 * (1 / 0.3 - 1 / 0.7 - 2 * odds + 0.4);
    const double half = *waiting->spread.high - waiting->spread.mean;
    CAPTURE(mean, waiting->spread.mean, half, waiting->spread.doubt, square - mean * mean);
    CHECK(std::abs(waiting->spread.mean - mean) < 1.5 * half);
    CHECK(half < 0.1 * mean); // else this would prove nothing
    CHECK(waiting->spread.doubt == Approx(square - mean * mean).epsilon(0.25));
    // At the 5 and 95 % points of the demand rho is 0.32 and 0.68. A run's own chance is left in the shape of the
    // tails.
    CHECK(waiting->spread.p5 == Approx(0.5 * 0.32 / 0.68).margin(0.04));
    CHECK(waiting->spread.p95 == Approx(0.5 * 0.68 / 0.32).epsilon(0.1));
}
