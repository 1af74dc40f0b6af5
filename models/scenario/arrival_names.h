#pragma once
#include <string_view>

namespace port {

/// The arrival law of ships that are called by the stock ashore, not by a demand; it stands in
/// models/marine/arrivals/stock_controlled.cpp.
inline constexpr std::string_view stock_controlled = "stock controlled";

} // namespace port
