#pragma once
#include <stdexcept>
#include <string>
#include <string_view>

namespace port::study {

/// A text that asks something of a figure and can't be understood; it says what is wrong, and how to write it.
struct BadQuestion : std::runtime_error {
    using std::runtime_error::runtime_error;
};

/// An amount in the unit of a figure, from a text with any unit that fits: "0.5h" and "30 min" are 0.5 of "h", "2 kt"
/// is 2000 of "t", "5 %" and "0.05" are 0.05 of "share"; of another unit ("calls", money) a number, alone or with it,
/// also in millions: "1.5 million USD".
/// A sign may stand before it. @throws BadQuestion
[[nodiscard]] double amount_in(std::string_view text, std::string_view unit);

/// An amount for people: three digits that count, with its unit; shares as percent.
[[nodiscard]] std::string amount_text(double amount, std::string_view unit);

} // namespace port::study
