// The one value worth measuring next: told apart or not, by each method.
#include "tools/study/sensitivity/next_to_measure.h"

#include "tools/study/sensitivity/in_words.h"

#include <cmath>

using namespace port::study;

namespace {

/// A tornado of made-up swings: a list of replications each.
Tornado of_swings(const std::vector<std::vector<double>>& swings)
{
    std::vector<double> values(swings[0].size(), 100.0);
    for (const auto& swing : swings) {
        values.insert(values.end(), swing.size(), 100.0);
        for (const double x : swing) values.push_back(100 + x);
    }
    return tornado(Responses(1 + 2 * swings.size(), swings[0].size(), std::move(values)));
}

/// The words for an answer with two doubts, "depth" and "rate".
std::string words(std::optional<NextToMeasure> next, SensitivityMethod method)
{
    SensitivityAnswer answer;
    answer.of.key = {"waiting", "coal", "", 2009, "h"};
    answer.doubts.resize(2);
    answer.doubts[0].name = "depth";
    answer.doubts[1].name = "rate";
    answer.next = next;
    SensitivityRequest request;
    request.method = method;
    return worth_measuring_next(answer, request);
}

} // namespace

TEST_CASE("the greatest swing is worth measuring if it is told from the others", "[sensitivity]")
{
    const NextToMeasure next = next_to_measure(of_swings({{1, 2, 1, 2}, {-9, -10, -10, -11}, {3, 2, 3, 2}}));
    CHECK(next.dimension == 1);
    CHECK(next.worth.value == Approx(10));
    CHECK(*next.worth.low > 8.5);
    CHECK(*next.worth.high < 11.5);
    CHECK(next.matters);
    CHECK(next.told_apart);
    CHECK(*next.rival == 2); // 7.5 more, with as wide an interval as the 8.5 of the other
    CHECK_FALSE(next.times_more);
    CHECK(words(next_to_measure(of_swings({{-9, -10, -10, -11}, {3, 2, 3, 2}})), SensitivityMethod::tornado) ==
          "Worth measuring next: 'depth'; it moves waiting.coal@2009 by 10 (8.7 to 11.3) h between its 5 and 95 % "
          "quantiles. It is told apart from all others, 'rate' the nearest.");
}

TEST_CASE("swings that go together are told apart where wide ones by themselves would not be", "[sensitivity]")
{
    const NextToMeasure next = next_to_measure(of_swings({{10, 20, 30, 40}, {11, 21.1, 31, 41.1}}));
    CHECK(next.dimension == 1);
    CHECK(next.told_apart); // 1.05 +- 0.09, though each is known to 20 only
}

TEST_CASE("what is not told apart says how many more replications would", "[sensitivity]")
{
    // Differences 4, -2, 4, -2: mean 1, standard deviation 3.4641, half-width 3.1824 * 3.4641 / 2 = 5.5121.
    const NextToMeasure next = next_to_measure(of_swings({{104, 98, 104, 98}, {100, 100, 100, 100}}));
    CHECK(next.dimension == 0);
    CHECK(next.matters);
    CHECK_FALSE(next.told_apart);
    CHECK(*next.rival == 1);
    CHECK(*next.times_more == Approx(5.5121 * 5.5121).epsilon(1e-3));
    CHECK(words(next, SensitivityMethod::tornado).find("about 31 times as many replications would tell") !=
          std::string::npos);
    const NextToMeasure none = next_to_measure(of_swings({{4, -2, 4, -2}, {0, 0, 0, 0}}));
    CHECK_FALSE(none.matters);
    CHECK(
        words(none, SensitivityMethod::tornado).find("'depth' does to waiting.coal@2009 can't be told from nothing") !=
        std::string::npos);
    const NextToMeasure alike = next_to_measure(of_swings({{5, 6, 5, 6}, {5, 6, 5, 6}}));
    CHECK_FALSE(alike.told_apart);
    CHECK_FALSE(alike.times_more);
    CHECK(words(alike, SensitivityMethod::tornado).find("more replications would hardly tell") != std::string::npos);
}

TEST_CASE("of one doubt alone there is no rival", "[sensitivity]")
{
    const NextToMeasure next = next_to_measure(of_swings({{5, 6, 5, 6}}));
    CHECK(next.told_apart);
    CHECK_FALSE(next.rival);
    CHECK(words(next, SensitivityMethod::tornado).starts_with("'depth' alone is in doubt: it moves"));
}

TEST_CASE("by Sobol the share of the variance counts, told apart by the same samples of the rows", "[sensitivity]")
{
    const auto study = [](double small, std::size_t rows) {
        return sobol_indices(
            evaluate(SaltelliPoints(rows, 2, 1), [=](std::span<const double> u) { return small * u[0] + 3 * u[1]; }),
            2);
    };
    const auto sure = next_to_measure(study(1, 256));
    REQUIRE(sure);
    CHECK(sure->dimension == 1);
    CHECK(sure->matters);
    CHECK(sure->told_apart);
    CHECK(words(sure, SensitivityMethod::sobol).find("the variance of waiting.coal@2009 by doubt would fall by 9") !=
          std::string::npos);
    const auto unsure = next_to_measure(study(2.95, 16));
    REQUIRE(unsure);
    CHECK_FALSE(unsure->told_apart);
    CHECK_FALSE(next_to_measure(SobolIndices{}));
    CHECK(words(std::nullopt, SensitivityMethod::sobol).find("can't be told from chance") != std::string::npos);
}

TEST_CASE("by Morris the mean size of the effects counts, and must be more than chance", "[sensitivity]")
{
    const MorrisTrajectories design(50, 2, 1);
    const MorrisEffects linear =
        morris(evaluate(design, [](std::span<const double> u) { return u[0] - 3 * u[1]; }), design);
    const NextToMeasure next = next_to_measure(linear);
    CHECK(next.dimension == 1);
    CHECK(next.matters);
    CHECK(next.told_apart);
    CHECK(words(next, SensitivityMethod::morris).find("on average over the others") != std::string::npos);
    MorrisEffects noisy = linear;
    noisy.of[1].by_chance = 4; // its mean size would be 3.2 by chance alone
    CHECK(next_to_measure(noisy).matters); // but chance goes both ways, and these effects go one
    noisy.of[1].mu = {-3, -6, 0.5};
    CHECK_FALSE(next_to_measure(noisy).matters);
    noisy.of[1].by_chance = 3.7; // 2.95
    CHECK(next_to_measure(noisy).matters);
}
