#include "models/scenario/checks.h"
#include "models/scenario/problems.h"

namespace port {

void check_marine(const Scenario& s, Findings& findings)
{
    NameList sections("marine.channel", "section of the channel");
    for (const ChannelSection& section : s.marine.channel) sections.add(section.name);
    for (const auto& [pool, path] : {std::pair{&s.marine.tugs, "marine.tugs"}, {&s.marine.pilots, "marine.pilots"}})
        for (std::size_t k = 0; k < pool->size(); ++k)
            if (!(*pool)[k].joins_at.empty())
                findings.known((*pool)[k].joins_at, sections, item_path(path, k) + ".joins_at");
    for (std::size_t k = 0; k < s.ships.size(); ++k)
        if (s.ships[k].squat && s.ships[k].block_coefficient)
            findings.add(codes::one_of_two, item_path("ships", k) + ".squat", "stands beside 'block_coefficient'",
                         "a given squat, or one by the formula");
}

} // namespace port
