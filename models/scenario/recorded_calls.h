#pragma once
#include "models/scenario/fields.h"
#include "models/units.h"

#include <optional>
#include <string>

namespace port {

/// One ship's call as a port's own book has it: what laws are fitted to, and what predicted waits are held against.
struct RecordedCall {
    Moment arrived;
    std::string category = {};
    std::string ship = {};
    std::optional<Mass> tonnes{};
    std::optional<Moment> started{};
    std::optional<Span> waited{};
    std::optional<Moment> left{};
};
template <>
inline constexpr std::pair<std::string_view, std::string_view> about<RecordedCall>{
    "recorded call", "A ship's call as a port's own book has it: a row of `portsim fit` and `portsim hindcast`."};
template <>
inline constexpr auto fields<RecordedCall> = std::tuple{
    required("arrived", &RecordedCall::arrived, "date and time of arrival at the anchorage; no row goes back in it")
        .in_order(),
    optional("category", &RecordedCall::category, "category of cargo, or name of a trade", "all are of one"),
    optional("ship", &RecordedCall::ship, "name of a ship class", "it is not known"),
    optional("tonnes", &RecordedCall::tonnes, {tonnes(1), tonnes(500'000)}, "loaded or unloaded", "it is not known"),
    optional("started", &RecordedCall::started, "when she left the anchorage for her berth", "it is not known"),
    optional("waited", &RecordedCall::waited, {seconds(0), days(4'000)}, "from arrival to leaving the anchorage",
             "as 'started' says"),
    optional("left", &RecordedCall::left, "when she had left the port", "it is not known"),
};

} // namespace port
