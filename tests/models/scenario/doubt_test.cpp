// What a draw does to a scenario, and how draws go together.
#include "models/catalogues.h"
#include "models/scenario/problems.h"
#include "models/scenario/rank_matrix.h"
#include "models/scenario/set_doubt.h"

#include <cmath>
#include <numbers>

using namespace port;

namespace {

Scenario two_belts()
{
    Scenario s;
    s.machines = {{"belt", tonnes_per_hour(2000), share(1)}, {"other", tonnes_per_hour(1000), share(0.5)}};
    BerthSpec berth;
    berth.name = "berth";
    berth.count = 2;
    s.berths = {berth};
    TradeSpec trade;
    trade.name = "coal";
    trade.demand = {{Year{2009}, tonnes_per_year(1e6)}};
    trade.trend = {{"regression", {{"quantile", 0.5}}}};
    s.trades = {trade};
    return s;
}

DoubtSpec doubt(std::string path, DoubtAs as = DoubtAs::factor, std::string unit = "")
{
    return {"a doubt", std::move(path), {{"lognormal", {}}}, as, std::move(unit)};
}

/// What is wrong, as code and path.
std::string told(Scenario s, const DoubtSpec& d, double drawn)
{
    const std::vector<Problem> problems = set_doubt(s, d, drawn, catalogues());
    return problems.empty() ? "" : problems.front().code + " " + problems.front().path;
}

Scenario doubts(std::size_t n, const std::vector<std::pair<std::pair<int, int>, double>>& ranks)
{
    Scenario s;
    for (std::size_t i = 0; i < n; ++i) s.doubt.push_back({"d" + std::to_string(i), "", {}, DoubtAs::factor, ""});
    for (const auto& [pair, rank] : ranks)
        s.doubt_correlations.push_back({{"d" + std::to_string(pair.first), "d" + std::to_string(pair.second)}, rank});
    return s;
}

} // namespace

TEST_CASE("a draw multiplies a value, or stands in its place in the doubt's unit", "[doubt]")
{
    Scenario s = two_belts();
    CHECK(set_doubt(s, doubt("machines[belt].rate"), 1.5, catalogues()).empty());
    CHECK(s.machines[0].rate.value == tonnes_per_hour(3000).value);
    CHECK(set_doubt(s, doubt("machines[*].rate"), 0.5, catalogues()).empty());
    CHECK(s.machines[0].rate.value == tonnes_per_hour(1500).value);
    CHECK(s.machines[1].rate.value == tonnes_per_hour(500).value);
    CHECK(set_doubt(s, doubt("trades[coal].demand[2009].demand", DoubtAs::value, "Mt/yr"), 1.25, catalogues()).empty());
    CHECK(s.trades[0].demand[0].demand.value == Approx(tonnes_per_year(1.25e6).value).epsilon(1e-15));
    CHECK(set_doubt(s, doubt("trades[coal].trend.quantile", DoubtAs::value), 0.9, catalogues()).empty());
    CHECK(s.trades[0].trend.values.size() == 3);
    CHECK(s.trades[0].trend.values.back().value == 0.9);
}

TEST_CASE("a count is rounded to the nearest", "[doubt]")
{
    for (const auto& [drawn, count] : {std::pair{1.2, 2}, std::pair{1.3, 3}, std::pair{2.0, 4}}) {
        Scenario s = two_belts();
        CHECK(set_doubt(s, doubt("berths[berth].count"), drawn, catalogues()).empty());
        CHECK(s.berths[0].count == count);
    }
}

TEST_CASE("a draw that cannot be set is told, and changes nothing", "[doubt]")
{
    const Scenario s = two_belts();
    CHECK(told(s, doubt("machines[belt].rate"), 2) == "");
    CHECK(told(s, doubt("machines[bolt].rate"), 2) == "E027 path");
    CHECK(told(s, doubt("machines"), 2) == "E031 path");
    CHECK(told(s, doubt("machines[belt]"), 2) == "E031 path");
    CHECK(told(s, doubt("title"), 2) == "E031 path");
    CHECK(told(s, doubt("trades[coal].direction"), 2) == "E031 path");
    CHECK(told(s, doubt("roads[*].capacity"), 2) == "E027 path");
    CHECK(told(s, doubt("machines[belt].rate", DoubtAs::value), 2) == "E012 unit");
    CHECK(told(s, doubt("machines[belt].rate", DoubtAs::value, "m"), 2) == "E012 unit");
    CHECK(told(s, doubt("machines[belt].rate"), -1) == "E094 law");
    CHECK(told(s, doubt("trades[coal].ready"), 2) == "E031 path"); // it is not given
    Scenario half = s;
    static_cast<void>(set_doubt(half, doubt("machines[*].efficiency"), 1.5, catalogues())); // 0.75, but also 1.5
    CHECK(half.machines[0].efficiency.value == 1);
    CHECK(half.machines[1].efficiency.value == 0.5);
}

TEST_CASE("the factor of the correlations is Cholesky's, of 2 sin(pi rank / 6)", "[doubt]")
{
    CHECK(correlating_factor(doubts(0, {}))->empty());
    const auto free = *correlating_factor(doubts(2, {}));
    CHECK(free == std::vector<std::vector<double>>{{1}, {0, 1}});
    const auto two = *correlating_factor(doubts(2, {{{1, 0}, 0.5}}));
    const double r = 2 * std::sin(std::numbers::pi / 12);
    CHECK(two[1][0] == Approx(r));
    CHECK(two[1][1] == Approx(std::sqrt(1 - r * r)));
    // Rank correlations of 1 and -1 are what they say.
    const auto one = *correlating_factor(doubts(3, {{{0, 1}, 1}, {{0, 2}, -1}, {{1, 2}, -1}}));
    CHECK(one[1][0] == Approx(1));
    CHECK(one[1][1] == Approx(0).margin(1e-6));
    CHECK(one[2][0] == Approx(-1));
}

TEST_CASE("correlations that contradict each other have no factor", "[doubt]")
{
    CHECK_FALSE(correlating_factor(doubts(3, {{{0, 1}, 0.9}, {{0, 2}, 0.9}, {{1, 2}, -0.5}})));
    CHECK_FALSE(correlating_factor(doubts(3, {{{0, 1}, 1}, {{0, 2}, 1}})));
    CHECK(correlating_factor(doubts(3, {{{0, 1}, 0.9}, {{0, 2}, 0.9}, {{1, 2}, 0.7}})));
    // Three alike go together down to -1/2 of the normal numbers, which is a rank of (6/pi) asin(1/4).
    const double least = -6 / std::numbers::pi * std::asin(0.25);
    CHECK(correlating_factor(doubts(3, {{{0, 1}, least + 1e-6}, {{0, 2}, least + 1e-6}, {{1, 2}, least + 1e-6}})));
    CHECK_FALSE(
        correlating_factor(doubts(3, {{{0, 1}, least - 1e-6}, {{0, 2}, least - 1e-6}, {{1, 2}, least - 1e-6}})));
}
