#pragma once
#include <string>
#include <string_view>

namespace port::io {

/// What the parser complained of, in the planner's words.
struct YamlWords {
    std::string_view code;
    std::string found;
    std::string expected;
};

/// @param message  of yaml-cpp's exception, without place
[[nodiscard]] YamlWords words_for(std::string_view message);

} // namespace port::io
