#include "tools/study/designs/fractional_factorial.h"

#include <algorithm>
#include <bit>
#include <stdexcept>
#include <string_view>

namespace port::study {
namespace {

constexpr std::string_view letters = "ABCDEFGHJKLMNOPQRSTUVWXYZ";
static_assert(letters.size() == FractionalFactorial::most_factors);

[[noreturn]] void refuse(const std::string& generator, const std::string& why)
{
    throw std::invalid_argument("the generator '" + generator + "' " + why + "; write it like D=ABC");
}

std::size_t factor_of(char letter, std::size_t factors, const std::string& generator)
{
    const std::size_t at = letters.find(letter);
    if (at >= factors) // npos among them
        refuse(generator, "names '" + std::string(1, letter) + "', but the factors are A to " +
                              std::string(1, letters[factors - 1]) + (factors > 8 ? " without I" : ""));
    return at;
}

} // namespace

FractionalFactorial::FractionalFactorial(std::size_t factors, const std::vector<std::string>& generators)
{
    if (factors < 1 || factors > most_factors)
        throw std::invalid_argument("a two-level fractional design has 1 to 25 factors");
    words_.resize(factors);
    std::uint32_t generated = 0;
    for (const std::string& generator : generators) {
        if (generator.size() < 3 || generator[1] != '=') refuse(generator, "is no factor and a word");
        const std::size_t factor = factor_of(generator[0], factors, generator);
        if (generated >> factor & 1) refuse(generator, "sets a factor that another one sets");
        generated |= std::uint32_t{1} << factor;
        Word& word = words_[factor];
        word.opposite = generator[2] == '-';
        for (const char letter : std::string_view(generator).substr(word.opposite ? 3 : 2)) {
            const std::uint32_t bit = std::uint32_t{1} << factor_of(letter, factors, generator);
            if (word.letters & bit) refuse(generator, "names a factor twice");
            word.letters |= bit;
        }
        if (word.letters == 0) refuse(generator, "has an empty word");
    }
    for (std::size_t f = 0; f < factors; ++f) {
        if (!(generated >> f & 1)) {
            words_[f].letters = std::uint32_t{1} << f;
            free_.push_back(f);
            continue;
        }
        if (words_[f].letters & generated) {
            const auto same = [&](const std::string& g) { return g[0] == letters[f]; };
            refuse(*std::find_if(generators.begin(), generators.end(), same), "rests on a factor that is not free");
        }
    }
}

std::optional<int> FractionalFactorial::resolution() const
{
    std::vector<std::uint32_t> defining; // I = each of them
    for (std::size_t f = 0; f < words_.size(); ++f)
        if (const std::uint32_t own = std::uint32_t{1} << f; words_[f].letters != own)
            defining.push_back(words_[f].letters | own);
    if (defining.empty()) return std::nullopt;
    // All their products, each from the one before by one factor more or less: the order of Gray's code.
    int shortest = static_cast<int>(words_.size());
    std::uint32_t product = 0;
    for (std::uint64_t i = 1; i < std::uint64_t{1} << defining.size(); ++i) {
        product ^= defining[static_cast<std::size_t>(std::countr_zero(i))];
        shortest = std::min(shortest, std::popcount(product));
    }
    return shortest;
}

void FractionalFactorial::write(std::uint64_t index, std::span<double> unit) const
{
    std::uint32_t low = 0; // the free factors that stand at -1
    for (std::size_t i = 0; i < free_.size(); ++i)
        if (!(index >> (free_.size() - 1 - i) & 1)) low |= std::uint32_t{1} << free_[i];
    for (std::size_t f = 0; f < words_.size(); ++f) {
        const bool negative = (std::popcount(words_[f].letters & low) % 2 == 1) != words_[f].opposite;
        unit[f] = negative ? 0 : 1;
    }
}

} // namespace port::study
