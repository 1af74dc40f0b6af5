#include "tools/scenario_io/origins.h"

#include "tools/scenario_io/csv_cells.h"

#include <algorithm>
#include <charconv>

namespace port::io {
namespace {

/// `list[row].key` or `list[row]`, taken apart.
struct ItemPath {
    std::string_view list;
    std::size_t row = 0;
    std::string_view key;
};

std::optional<ItemPath> item_of(std::string_view path)
{
    const std::size_t close = path.rfind(']');
    const std::size_t open = path.rfind('[');
    if (close == std::string_view::npos || open == std::string_view::npos || close < open) return std::nullopt;
    ItemPath item{path.substr(0, open), 0, path.substr(close + 1)};
    const auto [end, error] = std::from_chars(path.data() + open + 1, path.data() + close, item.row);
    if (error != std::errc{} || end != path.data() + close) return std::nullopt;
    if (!item.key.empty()) item.key.remove_prefix(1); // the dot
    return item;
}

template <class Map> void erase_below(Map& map, const std::string& path)
{
    for (const char sign : {'.', '['}) {
        const std::string start = path + sign;
        auto at = map.lower_bound(start);
        while (at != map.end() && at->first.starts_with(start)) at = map.erase(at);
    }
}

} // namespace

Origin RowOrigins::of(std::size_t row, std::string_view key) const
{
    CsvRow found;
    CsvCells cells(*text, lines[row]);
    Origin origin{text, lines[row], 1, source, layer};
    const auto column = static_cast<std::size_t>(std::find(keys.begin(), keys.end(), key) - keys.begin());
    if (!cells.next(found) || column >= found.cells.size()) return origin;
    origin.line = found.cells[column].line;
    origin.column = found.cells[column].column;
    return origin;
}

std::optional<Origin> Origins::find(std::string_view path) const
{
    if (const auto found = origins_.find(path); found != origins_.end()) return found->second;
    if (rows_.empty()) return std::nullopt;
    const auto item = item_of(path);
    if (!item) return std::nullopt;
    const RowOrigins* in = rows(item->list);
    if (!in || item->row >= in->lines.size()) return std::nullopt;
    const bool given = item->key.empty() || std::find(in->keys.begin(), in->keys.end(), item->key) != in->keys.end();
    return given ? std::optional(in->of(item->row, item->key)) : std::nullopt;
}

std::optional<Origin> Origins::nearest(std::string_view path) const
{
    for (;;) {
        if (auto origin = find(path)) return origin;
        const auto cut = path.find_last_of(".[");
        if (cut == std::string_view::npos) return std::nullopt;
        path = path.substr(0, cut);
    }
}

const RowOrigins* Origins::rows(std::string_view path) const
{
    const auto found = rows_.find(path);
    return found == rows_.end() ? nullptr : &found->second;
}

bool Origins::noted_below(const std::string& path) const
{
    for (const char sign : {'.', '['}) {
        const std::string start = path + sign;
        const auto at = origins_.lower_bound(start);
        if (at != origins_.end() && at->first.starts_with(start)) return true;
    }
    return false;
}

void Origins::forget_below(const std::string& path)
{
    erase_below(origins_, path);
    erase_below(rows_, path);
    rows_.erase(path);
}

} // namespace port::io
