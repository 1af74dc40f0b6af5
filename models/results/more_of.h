#pragma once
#include "models/results/facts.h"
#include "models/scenario/scenario.h"

#include <compare>
#include <string>
#include <vector>

namespace port {

/// Something that may bind: what it is, and its name in the scenario ("tugs", "pilots"; "channel" if that has several
/// sections).
struct Resource {
    ResourceKind kind;
    std::string name;
    friend auto operator<=>(const Resource&, const Resource&) = default;
};

/// What one trial gives more of a resource.
struct MoreOf {
    std::string resource;          ///< as people call it: "dumper of coal trains", "equipment of coal berth", "tugs"
    bool many = false;             ///< whether that is a plural
    std::string change;            ///< "10 % more rate", "one more"
    std::vector<Scaling> scalings; ///< on paths of the scenario; none if no number of it can be raised
};

/// 10 % more rate, room, depth or paths; one more where it is counted (RULES.md 11).
[[nodiscard]] MoreOf more_of(const Resource& resource, const Scenario& scenario);

} // namespace port
