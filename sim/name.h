#pragma once
#include <cstdint>
#include <string>
#include <string_view>

namespace sim {

/// What a process or a resource is called: a text and, where many are alike, a number. Costs nothing until printed.
/// The text must outlive its use: a literal, or a string that its owner keeps.
struct Name {
    std::string_view text;
    std::int64_t number = -1; ///< none if negative

    [[nodiscard]] std::string str() const
    {
        return number < 0 ? std::string(text) : std::string(text) + ' ' + std::to_string(number);
    }
};

} // namespace sim
