#pragma once
#include "tools/study/designs/design.h"

#include <optional>
#include <string>
#include <vector>

namespace port::study {

/// A two-level fractional factorial design 2^(k-p). Factors are the letters A, B, ... without I, as the field has them;
/// a generator such as "D=ABC" sets a factor to the product of others (of the levels -1 and +1; "D=-ABC" to its
/// opposite). Those without a generator go through all combinations, the first of them slowest; low is 0, high is 1.
/// Source: Box, Hunter and Hunter, "Statistics for Experimenters", 2nd ed., Wiley 2005, chapter 6.
class FractionalFactorial final : public Design {
public:
    static constexpr std::size_t most_factors = 25; ///< A to Z without I

    /// @param factors     1 to 25
    /// @param generators  one a factor that is not free; a word names free factors only, each once
    /// @throws std::invalid_argument  if a generator is none, told with its text
    explicit FractionalFactorial(std::size_t factors, const std::vector<std::string>& generators = {});

    [[nodiscard]] std::uint64_t points() const override { return std::uint64_t{1} << free_.size(); }
    [[nodiscard]] std::size_t dimensions() const override { return words_.size(); }

    /// The length of the shortest word of the defining relation: with III main effects are confounded with two-factor
    /// interactions, with IV with none of them, with V these are not confounded with each other. Nothing for a full
    /// design, which confounds nothing. Cost 2^p.
    [[nodiscard]] std::optional<int> resolution() const;

private:
    /// A factor as the product of some free ones, a bit each; a free one is the product of itself.
    struct Word {
        std::uint32_t letters = 0; ///< bit f is factor f
        bool opposite = false;
    };
    void write(std::uint64_t index, std::span<double> unit) const override;

    std::vector<Word> words_;
    std::vector<std::size_t> free_;
};

} // namespace port::study
