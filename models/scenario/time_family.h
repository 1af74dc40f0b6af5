#pragma once
#include <string_view>

namespace port {

/// The family of laws of a time; the strategies stand in models/chance/times.
struct TimeFamily {
    static constexpr std::string_view name = "time law";
};

} // namespace port
