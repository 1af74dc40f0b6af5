#pragma once
#include "models/scenario/fields.h"
#include "models/scenario/time_family.h"

namespace port {

/// Which hours bring a breakdown nearer.
enum class Wears { working, always };
template <> inline constexpr auto words<Wears> = std::array<std::string_view, 2>{"working", "always"};

/// How equipment breaks down.
struct Breakdown {
    ChoiceOf<TimeFamily> up{{"none", {}}};
    ChoiceOf<TimeFamily> repair{{"none", {}}};
    Wears wears = Wears::working;
};
template <>
inline constexpr std::pair<std::string_view, std::string_view> about<Breakdown>{
    "breakdown", "A way in which equipment breaks down, and how long it then stands."};
template <>
inline constexpr auto fields<Breakdown> = std::tuple{
    required("up", &Breakdown::up, "how long it works until it breaks down"),
    required("repair", &Breakdown::repair, "how long it then stands"),
    optional("wears", &Breakdown::wears, "whether only hours at work bring a breakdown nearer, or all hours",
             "machines break at work"),
};

/// Maintenance by plan.
struct Maintenance {
    Span first;
    Span every;
    Span lasts;
};
template <>
inline constexpr std::pair<std::string_view, std::string_view> about<Maintenance>{
    "maintenance", "Stops by plan; what stands already is not maintained twice: both end when the later one does."};
template <>
inline constexpr auto fields<Maintenance> = std::tuple{
    required("first", &Maintenance::first, {seconds(0), days(40'000)}, "the first one, from the start of the scenario"),
    required("every", &Maintenance::every, {hours(1), days(40'000)}, "from the start of one to the start of the next"),
    required("lasts", &Maintenance::lasts, {seconds(1), days(4000)}, "how long it stands; less than `every`"),
};

} // namespace port
