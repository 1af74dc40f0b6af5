#include "sim/stream.h"
#include "tests/support/catch.h"

#include <Random123/philox.h>

#include <algorithm>
#include <cmath>
#include <set>
#include <vector>

using sim::Stream;

namespace {

std::vector<std::uint64_t> draws(Stream stream, int n)
{
    std::vector<std::uint64_t> all;
    for (int i = 0; i < n; ++i) all.push_back(stream.bits());
    return all;
}

/// Correlation of two streams' uniform numbers, in units of its standard deviation under independence.
double correlation(Stream a, Stream b, int n)
{
    double sum = 0;
    for (int i = 0; i < n; ++i) sum += (a.uniform() - 0.5) * (b.uniform() - 0.5);
    return sum / n * 12 * std::sqrt(n);
}

} // namespace

TEST_CASE("Philox gives the known answers", "[stream]")
{
    // Random123's own vectors (kat_vectors, "philox4x64 10").
    using Philox = r123::Philox4x64;
    constexpr std::uint64_t ones = ~std::uint64_t{0};
    const Philox::ctr_type nought = Philox{}(Philox::ctr_type{{0, 0, 0, 0}}, Philox::key_type{{0, 0}});
    const Philox::ctr_type full = Philox{}(Philox::ctr_type{{ones, ones, ones, ones}}, Philox::key_type{{ones, ones}});
    CHECK(nought == Philox::ctr_type{{0x16554d9eca36314c, 0xdb20fe9d672d0fdc, 0xd7e772cee186176b, 0x7e68b68aec7ba23b}});
    CHECK(full == Philox::ctr_type{{0x87b092c3013fe90b, 0x438c3c67be8d0224, 0x9cc7d7c69cd777b6, 0xa09caebf594f0ba0}});
}

TEST_CASE("a stream is the documented Philox counter, for ever", "[stream]")
{
    // Worked out outside this program, in Python, from the header's layout and the paper's ten rounds.
    const Stream coal(42, 7, "coal/arrivals");
    CHECK(draws(coal, 8) == std::vector<std::uint64_t>{0x207686ea8d90e1e1, 0xbfdb1a5209753220, 0x5edca89513d30df7,
                                                       0x15102092c4ded947, 0xd84017870af8229a, 0xbb30f8117cab9aad,
                                                       0xdcea12cd73b62d3d, 0xb9ea4524a69ca72c});
    CHECK(draws(coal.child(3), 2) == std::vector<std::uint64_t>{0xa3011e4d7ccec87a, 0x78919f1cf203526a});
    CHECK(draws(coal.child(3, 5), 2) == std::vector<std::uint64_t>{0x9c47dda9107c8e39, 0x7e90e7210ca03537});
    CHECK(draws(coal.child(3, 5).child(9), 2) == std::vector<std::uint64_t>{0xc9a6700e87caf61d, 0x6efb887c7c4ef46c});
}

TEST_CASE("a draw depends on seed, replication, name and count alone", "[stream]")
{
    Stream used(1, 2, "ore");
    for (int i = 0; i < 5; ++i) static_cast<void>(used.bits());

    SECTION("a copy goes on by itself from where the original stood")
    {
        Stream copy = used;
        const auto next = draws(used, 10);
        CHECK(draws(copy, 10) == next);
    }
    SECTION("a child does not depend on what its parent drew")
    {
        CHECK(draws(used.child(4), 10) == draws(Stream(1, 2, "ore").child(4), 10));
    }
    SECTION("each of the three makes another stream")
    {
        std::set<std::uint64_t> firsts;
        for (const Stream& s : {Stream(1, 2, "ore"), Stream(2, 2, "ore"), Stream(1, 3, "ore"), Stream(2, 1, "ore"),
                                Stream(1, 2, "Ore"), Stream(1, 2, "ore "), Stream(1, 2, "")})
            firsts.insert(draws(s, 1).front());
        CHECK(firsts.size() == 7);
    }
}

TEST_CASE("children differ from each other, from their parent and from theirs", "[stream]")
{
    const Stream root(1, 0, "ships");
    std::set<std::uint64_t> seen;
    std::size_t made = 0;
    const auto note = [&](const Stream& s) {
        for (const auto bits : draws(s, 4)) seen.insert(bits);
        made += 4;
    };
    note(root);
    for (std::uint64_t a = 0; a < 50; ++a) {
        note(root.child(a));
        for (std::uint64_t b = 0; b < 50; ++b) note(root.child(a, b));
        note(root.child(a).child(0));
        note(root.child(0).child(a, 0));
        note(root.child(a, 0).child(0));
        if (a != 0) note(root.child(0, a).child(0)); // at nought it is the one above
    }
    CHECK(seen.size() == made);
}

TEST_CASE("neighbouring streams are not correlated", "[stream]")
{
    // Under independence each is a standard normal number: beyond 4 once in 16 000. The seeds are fixed.
    const int n = 100'000;
    const Stream base(1, 0, "a");
    CHECK(std::abs(correlation(base, Stream(2, 0, "a"), n)) < 4);
    CHECK(std::abs(correlation(base, Stream(1, 1, "a"), n)) < 4);
    CHECK(std::abs(correlation(base, Stream(1, 0, "b"), n)) < 4);
    CHECK(std::abs(correlation(base, base.child(0), n)) < 4);
    CHECK(std::abs(correlation(base.child(0), base.child(1), n)) < 4);
    CHECK(std::abs(correlation(base.child(1, 0), base.child(0, 1), n)) < 4);
    Stream ahead = base;
    static_cast<void>(ahead.bits());
    CHECK(std::abs(correlation(base, ahead, n)) < 4);
    CHECK(correlation(base, base, n) > 300); // the measure sees what it should
}

TEST_CASE("the first draws of numbered streams are themselves uniform", "[stream]")
{
    // What a ship's own draws rest on: one draw each from many streams. With 99 degrees of freedom chi-square is beyond
    // 161.3 once in 10 000.
    const Stream ships(3, 0, "ships");
    std::vector<int> counts(100);
    const int n = 100'000;
    for (std::uint64_t call = 0; call < n; ++call)
        ++counts[static_cast<std::size_t>(ships.child(call, 2).uniform() * 100)];
    double chi_square = 0;
    for (const int c : counts) chi_square += (c - n / 100.0) * (c - n / 100.0) / (n / 100.0);
    CHECK(chi_square < 161.3);
}

TEST_CASE("uniform numbers lie strictly between 0 and 1, and so do their complements", "[stream]")
{
    Stream s(1, 0, "u");
    double least = 1;
    double greatest = 0;
    for (int i = 0; i < 1'000'000; ++i) {
        const double u = s.uniform();
        least = std::min(least, u);
        greatest = std::max(greatest, u);
    }
    CHECK(least > 0);
    CHECK(least < 2e-5); // fails once in e^20
    CHECK(greatest < 1);
    CHECK(greatest > 1 - 2e-5);
    // The extremes themselves: all bits nought and all bits one.
    CHECK(static_cast<double>(std::uint64_t{0} >> 11 | 1U) * 0x1p-53 > 0);
    CHECK(static_cast<double>(~std::uint64_t{0} >> 11 | 1U) * 0x1p-53 < 1);
}

TEST_CASE("two names with one hash are refused", "[stream]")
{
    CHECK(sim::stream_hash("") == 0xcbf29ce484222325);
    CHECK(sim::stream_hash("a") == 0xaf63dc4c8601ec8c); // the draft's own test vectors
    CHECK(sim::stream_hash("foobar") == 0x85944171f73967e8);

    sim::StreamNames names;
    CHECK(names.add("coal/arrivals"));
    CHECK_FALSE(names.add("coal/arrivals"));
    CHECK(names.add("8yn0iYCKYHlIj4-BwPqk"));
    REQUIRE(sim::stream_hash("8yn0iYCKYHlIj4-BwPqk") == sim::stream_hash("GReLUrM4wMqfg9yzV3KQ")); // a true collision
    CHECK_THROWS_AS(names.add("GReLUrM4wMqfg9yzV3KQ"), std::invalid_argument);
    CHECK_THROWS_WITH(names.add("GReLUrM4wMqfg9yzV3KQ"),
                      Catch::Contains("8yn0iYCKYHlIj4-BwPqk") && Catch::Contains("GReLUrM4wMqfg9yzV3KQ"));
    CHECK_FALSE(names.add("8yn0iYCKYHlIj4-BwPqk"));
}
