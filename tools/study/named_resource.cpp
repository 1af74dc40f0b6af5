#include "tools/study/named_resource.h"

#include "models/results/all_resources.h"
#include "models/scenario/names.h"

#include <fmt/format.h>

#include <algorithm>
#include <cctype>

namespace port::study {
namespace {

std::string lower(std::string text)
{
    for (char& c : text) c = static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
    return text;
}

} // namespace

Resource named_resource(const std::string& text, const Scenario& scenario)
{
    const std::string wanted = lower(text);
    std::vector<std::string> names;
    const std::vector<Resource> all = all_resources(scenario);
    for (const Resource& r : all) {
        names.push_back(more_of(r, scenario).resource);
        if (lower(names.back()) == wanted) return r;
    }
    for (const Resource& r : all) {
        if (lower(r.name) == wanted) return r;
        if (std::find(names.begin(), names.end(), r.name) == names.end()) names.push_back(r.name);
    }
    const std::string hint = did_you_mean(text, names);
    throw UnknownResource(
        fmt::format("the scenario has no resource '{}'{}", text,
                    hint.empty() ? "; it has " + fmt::format("{}", fmt::join(names, ", ")) : "; " + hint));
}

} // namespace port::study
