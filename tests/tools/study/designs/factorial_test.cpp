// Full and fractional factorial designs: points by hand, resolutions from the tables of the field.
#include "tools/study/designs/fractional_factorial.h"
#include "tools/study/designs/full_factorial.h"

#include <set>

using namespace port::study;

namespace {

std::vector<double> point(const Design& design, std::uint64_t index)
{
    std::vector<double> unit(design.dimensions());
    design.at(index, unit);
    return unit;
}

} // namespace

TEST_CASE("a full factorial goes through all levels, the last dimension fastest", "[designs]")
{
    const FullFactorial design({2, 1, 3});
    REQUIRE(design.points() == 6);
    REQUIRE(design.dimensions() == 3);
    CHECK(point(design, 0) == std::vector<double>{0, 0.5, 0});
    CHECK(point(design, 1) == std::vector<double>{0, 0.5, 0.5});
    CHECK(point(design, 2) == std::vector<double>{0, 0.5, 1});
    CHECK(point(design, 3) == std::vector<double>{1, 0.5, 0});
    CHECK(point(design, 5) == std::vector<double>{1, 0.5, 1});
    CHECK(design.levels_at(5) == std::vector<std::uint64_t>{1, 0, 2});
    CHECK_THROWS_AS(point(design, 6), std::out_of_range);
    CHECK_THROWS_AS(design.levels_at(6), std::out_of_range);
    std::vector<double> too_short(2);
    CHECK_THROWS_AS(design.at(0, too_short), std::invalid_argument);
}

TEST_CASE("a full factorial of 10^18 points costs nothing, and one that can't be counted is refused", "[designs]")
{
    const FullFactorial design(std::vector<std::uint64_t>(18, 10));
    CHECK(design.points() == 1'000'000'000'000'000'000ULL);
    // Each digit of the index is a level: 123456789012345678.
    const std::vector<double> unit = point(design, 123'456'789'012'345'678ULL);
    for (std::size_t d = 0; d < 18; ++d) CHECK(unit[d] == static_cast<double>((d + 1) % 10) / 9);
    CHECK_THROWS_AS(FullFactorial(std::vector<std::uint64_t>(20, 10)), std::overflow_error);
    CHECK_THROWS_AS(FullFactorial({}), std::invalid_argument);
    CHECK_THROWS_AS(FullFactorial({2, 0}), std::invalid_argument);
}

TEST_CASE("a half fraction of three factors has the four points of its generator", "[designs]")
{
    const FractionalFactorial design(3, {"C=AB"}); // low is -1: with A and B both low C is high
    REQUIRE(design.points() == 4);
    CHECK(point(design, 0) == std::vector<double>{0, 0, 1});
    CHECK(point(design, 1) == std::vector<double>{0, 1, 0});
    CHECK(point(design, 2) == std::vector<double>{1, 0, 0});
    CHECK(point(design, 3) == std::vector<double>{1, 1, 1});
    const FractionalFactorial opposite(3, {"C=-AB"});
    for (std::uint64_t i = 0; i < 4; ++i) CHECK(point(opposite, i)[2] == 1 - point(design, i)[2]);
    const FractionalFactorial middle(3, {"B=AC"}); // A and C are free, A slowest
    CHECK(point(middle, 1) == std::vector<double>{0, 0, 1});
}

// Box, Hunter and Hunter, table 6.22: 2^(3-1) III, 2^(4-1) IV, 2^(5-1) V, 2^(5-2) III, 2^(7-4) III, 2^(8-4) IV,
// 2^(7-3) IV, 2^(11-7) III.
TEST_CASE("a fraction's resolution is that of the tables", "[designs]")
{
    CHECK(FractionalFactorial(3, {"C=AB"}).resolution() == 3);
    CHECK(FractionalFactorial(4, {"D=ABC"}).resolution() == 4);
    CHECK(FractionalFactorial(5, {"E=-ABCD"}).resolution() == 5);
    CHECK(FractionalFactorial(5, {"D=AB", "E=AC"}).resolution() == 3);
    CHECK(FractionalFactorial(7, {"D=AB", "E=AC", "F=BC", "G=ABC"}).resolution() == 3);
    CHECK(FractionalFactorial(8, {"E=BCD", "F=ACD", "G=ABC", "H=ABD"}).resolution() == 4);
    CHECK(FractionalFactorial(7, {"E=ABC", "F=BCD", "G=ACD"}).resolution() == 4);
    CHECK(FractionalFactorial(11, {"E=ABC", "F=BCD", "G=ACD", "H=ABD", "J=ABCD", "K=AB", "L=AC"}).resolution() == 3);
    // The product of two words may be shorter than both: ABCDE times ABCDF is EF.
    CHECK(FractionalFactorial(6, {"E=ABCD", "F=ABCD"}).resolution() == 2);
    CHECK_FALSE(FractionalFactorial(3).resolution());
    CHECK(FractionalFactorial(3).points() == 8);
}

TEST_CASE("every column of a fraction is balanced, and pairs are orthogonal from resolution III on", "[designs]")
{
    const FractionalFactorial design(8, {"E=BCD", "F=ACD", "G=ABC", "H=-ABD"});
    REQUIRE(design.points() == 16);
    std::set<std::vector<double>> all;
    for (std::uint64_t i = 0; i < 16; ++i) all.insert(point(design, i));
    CHECK(all.size() == 16);
    for (std::size_t a = 0; a < 8; ++a)
        for (std::size_t b = 0; b <= a; ++b) {
            double sum = 0;
            double product = 0;
            for (const auto& unit : all) {
                sum += 2 * unit[a] - 1;
                product += (2 * unit[a] - 1) * (2 * unit[b] - 1);
            }
            CHECK(sum == 0);
            CHECK(product == (a == b ? 16 : 0));
        }
}

TEST_CASE("what is no generator is refused with its text", "[designs]")
{
    const auto said = [](std::size_t factors, const std::vector<std::string>& generators) -> std::string {
        try {
            const FractionalFactorial design(factors, generators);
        } catch (const std::invalid_argument& e) {
            return e.what();
        }
        return "nothing";
    };
    CHECK(said(4, {"D"}) == "the generator 'D' is no factor and a word; write it like D=ABC");
    CHECK(said(4, {"D=ABE"}) == "the generator 'D=ABE' names 'E', but the factors are A to D; write it like D=ABC");
    CHECK(said(4, {"D=AAB"}) == "the generator 'D=AAB' names a factor twice; write it like D=ABC");
    CHECK(said(4, {"D=-"}) == "the generator 'D=-' has an empty word; write it like D=ABC");
    CHECK(said(4, {"D=AB", "D=BC"}) == "the generator 'D=BC' sets a factor that another one sets; write it like D=ABC");
    CHECK(said(4, {"C=AB", "D=AC"}) == "the generator 'D=AC' rests on a factor that is not free; write it like D=ABC");
    CHECK(said(4, {"D=ABD"}) == "the generator 'D=ABD' rests on a factor that is not free; write it like D=ABC");
    CHECK(said(9, {"J=AI"}) ==
          "the generator 'J=AI' names 'I', but the factors are A to J without I; write it like D=ABC");
    CHECK(said(0, {}) == "a two-level fractional design has 1 to 25 factors");
    CHECK(said(26, {}) == "a two-level fractional design has 1 to 25 factors");
}
