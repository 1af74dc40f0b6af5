#pragma once
#include "models/catalogues.h"
#include "tools/scenario_io/read_scenario.h"

#include <filesystem>
#include <fstream>
#include <stdexcept>
#include <string>
#include <string_view>
#include <unistd.h>

namespace port::io::test {

/// A port with something of everything, and nothing wrong with it.
inline const std::string small_port = R"(title: A small port
start: 2009-01-01
years: 2
categories:
  - {name: coal, group: dry}
  - {name: crude, group: oil}
marine:
  channel:
    - {name: outer, length: 6 km, depth: 14 m}
  tide:
    mean: 1 m
    constituents:
      - {name: M2, amplitude: 0.5 m, period: 12.42 h}
  tugs:
    - {count: 4}
ships:
  - {name: bulker, deadweight: 20 kt, length: 160 m, beam: 25 m, laden_draught: 9.8 m, ballast_draught: 4.8 m}
  - {name: tanker, deadweight: 30 kt, length: 185 m, beam: 31 m, laden_draught: 12 m, ballast_draught: 6 m}
berths:
  - name: coal berth
    length: 200 m
    depth: 13 m
    handles:
      - {category: coal, rate: 3000 t/h, efficiency: 50 %, through: [belt]}
  - name: crude berth
    length: 220 m
    depth: 14 m
    handles:
      - {category: crude, rate: 1500 t/h}
machines:
  - {name: belt, rate: 4000 t/h}
stores:
  - {name: coal yard, category: coal, capacity: 300 kt, opening: 50 kt}
  - {name: crude tanks, category: crude, capacity: 200 kt}
trades:
  - name: coal out
    category: coal
    direction: loaded
    store: coal yard
    demand:
      - {year: 2009, demand: 2 Mt/yr}
      - {year: 2010, demand: 3 Mt/yr}
    season: [1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 2]
    arrivals: {law: erlang, shape: 2}
    ships:
      - {ship: bulker, least: 10 kt, usual: 15 kt, most: 19 kt}
    land:
      - {by: coal trains, share: 70 %}
      - {by: coal trucks, share: 30 %}
  - name: crude in
    category: crude
    direction: unloaded
    store: crude tanks
    calls:
      - {at: 3 h, ship: tanker, parcel: 20 kt}
    land:
      - {by: crude line}
railways:
  - {name: main line, paths: 100, passenger_trains: 20, other_freight: 40}
stations:
  - {name: coal station, line: main line, tracks: 4}
rail_services:
  - {name: coal trains, station: coal station, rate: 3000 t/h}
road_services:
  - {name: coal trucks, lanes: 3, opens: 06:00, closes: 22:00}
pipelines:
  - {name: crude line, rate: 800 t/h}
investments:
  - name: second belt
    opens: 2010-01-01
    changes:
      - {path: "machines[belt].rate", value: 6000 t/h}
)";

/// The text with the first `from` replaced by `to`.
inline std::string with(std::string text, std::string_view from, std::string_view to)
{
    const auto at = text.find(from);
    if (at == std::string::npos) throw std::invalid_argument("the text has no '" + std::string(from) + "'");
    return text.replace(at, from.size(), to);
}

inline ReadResult read(std::string_view text, const std::vector<std::string>& sets = {})
{
    return read_scenario_text(text, "port.yaml", catalogues(), sets);
}

/// One line a diagnostic: `E012 4:12 berths[0].depth`.
inline std::string told(const std::vector<Diagnostic>& diagnostics)
{
    std::string lines;
    for (const Diagnostic& d : diagnostics) {
        lines += d.problem.code + " " + std::to_string(d.place.line) + ":" + std::to_string(d.place.column);
        lines += (d.problem.path.empty() ? "" : " " + d.problem.path) + "\n";
    }
    return lines;
}

/// All of it, as the program prints it.
inline std::string printed(const ReadResult& result)
{
    return print_diagnostics(result.diagnostics);
}

/// A folder of its own that is gone afterwards.
class Folder {
public:
    Folder()
    {
        std::string name = (std::filesystem::temp_directory_path() / "portsim-reader-XXXXXX").string();
        if (!mkdtemp(name.data())) throw std::runtime_error("no folder could be made");
        path_ = name;
    }
    Folder(const Folder&) = delete;
    Folder& operator=(const Folder&) = delete;
    ~Folder()
    {
        std::error_code ignored;
        std::filesystem::remove_all(path_, ignored);
    }

    [[nodiscard]] std::filesystem::path operator/(const std::string& name) const { return path_ / name; }
    std::filesystem::path write(const std::string& name, std::string_view text) const
    {
        std::ofstream(path_ / name, std::ios::binary) << text;
        return path_ / name;
    }
    [[nodiscard]] ReadResult read(const std::string& name, const std::vector<std::string>& sets = {}) const
    {
        return read_scenario(path_ / name, catalogues(), sets);
    }
    /// What was told, with the folder's own name left out.
    [[nodiscard]] std::string told_in(const ReadResult& result) const
    {
        std::string text = printed(result);
        const std::string folder = path_.string() + "/";
        for (auto at = text.find(folder); at != std::string::npos; at = text.find(folder))
            text.erase(at, folder.size());
        return text;
    }

private:
    std::filesystem::path path_;
};

} // namespace port::io::test
