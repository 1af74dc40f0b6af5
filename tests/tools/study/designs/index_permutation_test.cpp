// Orders that are computed at their index: each place once, each order as likely as any other.
#include "tools/study/designs/index_permutation.h"

#include <map>
#include <vector>

using namespace port::study;

TEST_CASE("an order has each number once, whatever their count", "[designs]")
{
    for (const std::uint64_t n : {1, 2, 3, 7, 64, 1000, 4097}) {
        const IndexPermutation order(n, 3, "test");
        REQUIRE(order.size() == n);
        std::vector<int> seen(n);
        for (std::uint64_t i = 0; i < n; ++i) {
            REQUIRE(order(i) < n);
            ++seen[order(i)];
        }
        CHECK(seen == std::vector<int>(n, 1));
        CHECK_THROWS_AS(order(n), std::out_of_range);
    }
    CHECK_THROWS_AS(IndexPermutation(0, 3, "test"), std::invalid_argument);
}

// Chi-square over the 24 orders of four, 23 degrees of freedom, mean 23 and standard deviation 6.8; of 4,800 seeds 200
// of each are expected. A quantile of 1e-4 is 56.
TEST_CASE("each order of four is as likely as any other", "[designs]")
{
    std::map<std::vector<std::uint64_t>, int> counts;
    for (std::uint64_t seed = 0; seed < 4800; ++seed) {
        const IndexPermutation order(4, seed, "test");
        ++counts[{order(0), order(1), order(2), order(3)}];
    }
    REQUIRE(counts.size() == 24);
    double chi_square = 0;
    for (const auto& [order, count] : counts) chi_square += (count - 200) * (count - 200) / 200.0;
    CHECK(chi_square < 56);
    CHECK(chi_square > 5); // below is as unlikely: an order that went round in a cycle would be
}

// Of a shuffle of n, the number that stay in place has mean 1 and variance 1, and neighbours lie as far from each other
// as any two: the mean of |x(i+1) - x(i)| is (n + 1) / 3, its standard deviation over n places about n / sqrt(18 n).
TEST_CASE("a long order looks like a shuffle, and differs by seed, purpose and number", "[designs]")
{
    constexpr std::uint64_t n = 20'000;
    const IndexPermutation order(n, 1, "test");
    double steps = 0;
    int fixed = 0;
    for (std::uint64_t i = 0; i < n; ++i) {
        fixed += order(i) == i;
        if (i > 0) steps += std::abs(static_cast<double>(order(i)) - static_cast<double>(order(i - 1)));
    }
    CHECK(fixed < 6);
    CHECK(steps / (n - 1) == Approx((n + 1) / 3.0).epsilon(0.02));
    for (const IndexPermutation& other :
         {IndexPermutation(n, 2, "test"), IndexPermutation(n, 1, "other"), IndexPermutation(n, 1, "test", 1)}) {
        int same = 0;
        for (std::uint64_t i = 0; i < n; ++i) same += order(i) == other(i);
        CHECK(same < 6);
    }
}

TEST_CASE("an order of 2^63 is computed as well as a short one", "[designs]")
{
    const IndexPermutation order(std::uint64_t{1} << 63, 1, "test");
    CHECK(order(0) != order(1));
    CHECK(order((std::uint64_t{1} << 63) - 1) < std::uint64_t{1} << 63);
}
