#include "models/scenario/findings.h"

#include "models/scenario/names.h"
#include "models/scenario/problems.h"

namespace port {
namespace {

/// Cuts the last step off a path; false if there is none above it.
bool step_up(std::string& path)
{
    const auto cut = path.find_last_of(".[");
    if (cut == std::string::npos) return false;
    path.erase(cut);
    return true;
}

} // namespace

std::string item_path(const std::string& list, std::size_t i)
{
    return list + "[" + std::to_string(i) + "]";
}

Findings::Findings(std::span<const std::string> broken) : broken_(broken.begin(), broken.end())
{
    for (const std::string& path : broken_) {
        std::string up = path;
        while (step_up(up)) above_.insert(up);
        const std::size_t item = path.find(']');
        const std::string_view rest =
            item == std::string::npos ? std::string_view{} : std::string_view(path).substr(item + 1);
        if (rest.empty() || rest == ".name") nameless_.insert(path.substr(0, path.find('[')));
    }
}

bool Findings::intact(const std::string& path) const
{
    if (broken_.empty()) return true;
    if (broken_.contains("") || above_.contains(path)) return false;
    std::string up = path;
    do
        if (broken_.contains(up)) return false;
    while (step_up(up));
    return true;
}

void Findings::add(std::string_view code, const std::string& path, std::string found, std::string expected,
                   std::string hint)
{
    if (problems.size() >= most_problems || (!path.empty() && !intact(path))) return;
    problems.push_back({std::string(code), path, std::move(found), std::move(expected), std::move(hint)});
}

std::string Findings::hint(const std::string& name, const std::vector<std::string>& names)
{
    constexpr int most = 40;
    return ++hints_ > most ? "" : did_you_mean(name, names);
}

bool Findings::known(const std::string& name, const NameList& names, const std::string& path)
{
    if (names.has(name)) return true;
    if (!nameless_.contains(names.list()) && intact(path))
        add(codes::unknown_name, path, "there is no " + names.what() + " '" + name + "'",
            names.all().empty() ? "'" + names.list() + "' is empty" : "", hint(name, names.all()));
    return false;
}

} // namespace port
