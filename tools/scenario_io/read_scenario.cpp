#include "tools/scenario_io/read_scenario.h"

#include "tools/scenario_io/layers.h"
#include "tools/scenario_io/sources.h"

#include <algorithm>
#include <tuple>

namespace port::io {
namespace {

std::string_view trimmed(std::string_view text)
{
    while (!text.empty() && text.front() == ' ') text.remove_prefix(1);
    while (!text.empty() && text.back() == ' ') text.remove_suffix(1);
    return text;
}

ReadResult finish(Layers layers, const Catalogues& catalogues, const std::vector<std::string>& sets)
{
    layers.put_sets(sets);
    ReadResult result;
    result.scenario = std::move(layers.scenario);
    result.diagnostics = std::move(layers.diagnostics);
    result.files = std::move(layers.files);
    const auto order = [](const Diagnostic& d) {
        return std::tuple(d.place.line == 0, std::string_view(d.place.file), d.place.line, d.place.column);
    };
    std::stable_sort(result.diagnostics.begin(), result.diagnostics.end(),
                     [&](const Diagnostic& a, const Diagnostic& b) { return order(a) < order(b); });
    if (result.ok()) result.sources = list_sources(result.scenario, layers.origins, catalogues);
    return result;
}

} // namespace

ReadResult read_scenario(const std::filesystem::path& file, const Catalogues& catalogues,
                         const std::vector<std::string>& sets)
{
    Layers layers(catalogues);
    layers.put_file(file);
    return finish(std::move(layers), catalogues, sets);
}

ReadResult read_scenario_text(std::string_view text, const std::string& name, const Catalogues& catalogues,
                              const std::vector<std::string>& sets, const std::optional<std::filesystem::path>& folder)
{
    Layers layers(catalogues);
    layers.put_text(text, name, folder);
    return finish(std::move(layers), catalogues, sets);
}

std::optional<Change> parse_set(std::string_view text)
{
    int brackets = 0;
    for (std::size_t i = 0; i < text.size(); ++i) {
        brackets += text[i] == '[' ? 1 : text[i] == ']' ? -1 : 0;
        if (text[i] != '=' || brackets != 0) continue;
        const std::string_view path = trimmed(text.substr(0, i));
        const std::string_view value = trimmed(text.substr(i + 1));
        if (path.empty() || value.empty()) return std::nullopt;
        return Change{std::string(path), std::string(value)};
    }
    return std::nullopt;
}

} // namespace port::io
