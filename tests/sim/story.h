#pragma once
#include "sim/simulation.h"

#include <string>
#include <vector>

/// What happened and when, as lines like "12 a takes 2" (whole seconds), to be compared with a schedule worked by hand.
class Story {
public:
    explicit Story(sim::Simulation& sim) : sim_(sim) {}
    void tell(const std::string& what)
    {
        lines.push_back(std::to_string(sim_.now().time_since_epoch() / std::chrono::seconds(1)) + " " + what);
    }
    std::vector<std::string> lines;

private:
    sim::Simulation& sim_;
};

using Lines = std::vector<std::string>;
