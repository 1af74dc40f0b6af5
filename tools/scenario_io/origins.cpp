#include "tools/scenario_io/origins.h"

namespace port::io {

const Origin* Origins::find(std::string_view path) const
{
    const auto found = origins_.find(path);
    return found == origins_.end() ? nullptr : &found->second;
}

const Origin* Origins::nearest(std::string_view path) const
{
    for (;;) {
        if (const Origin* origin = find(path)) return origin;
        const auto cut = path.find_last_of(".[");
        if (cut == std::string_view::npos) return nullptr;
        path = path.substr(0, cut);
    }
}

void Origins::forget_below(const std::string& path)
{
    for (const char sign : {'.', '['}) {
        const std::string start = path + sign;
        auto at = origins_.lower_bound(start);
        while (at != origins_.end() && at->first.starts_with(start)) at = origins_.erase(at);
    }
}

} // namespace port::io
