#pragma once
#include "models/bound/warnings.h"
#include "models/catalogues.h"
#include "tests/support/catch.h"
#include "tools/scenario_io/read_scenario.h"

#include <string>

namespace port::test {

/// Coal that a pipeline brings to a yard, and a berth loads: 8,760 hours, a ship a week of 5,000 t.
inline constexpr const char* small_chain = R"(title: A small chain
start: 2009-01-01
categories:
  - {name: coal}
  - {name: ore}
ships:
  - {name: coaster, deadweight: 10 kt, length: 135 m, beam: 20 m, laden_draught: 8 m, ballast_draught: 4 m,
     tugs: 0, pilot: no}
berths:
  - name: quay
    length: 150 m
    depth: 12 m
    handles:
      - {category: coal, rate: 400 t/h, efficiency: 50 %}
      - {category: ore, rate: 100 t/h}
stores:
  - {name: coal yard, category: coal, capacity: 20 kt}
  - {name: ore yard, category: ore, capacity: 30 kt}
trades:
  - name: coal loaded
    category: coal
    direction: loaded
    store: coal yard
    demand:
      - {year: 2009, demand: 260 kt/yr}
    ships:
      - {ship: coaster, least: 5000 t, usual: 5000 t, most: 5000 t}
    before_work: 1 h
    land:
      - {by: coal line}
  - name: ore unloaded
    category: ore
    direction: unloaded
    store: ore yard
    demand:
      - {year: 2009, demand: 0 t/yr}
    ships:
      - {ship: coaster, least: 4000 t, usual: 4000 t, most: 4000 t}
    land:
      - {by: ore line}
pipelines:
  - {name: coal line, rate: 50 t/h}
  - {name: ore line, rate: 10 t/h}
marine:
  berthing: 1 h
  unberthing: 1 h
)";

/// It, with `--set` texts.
inline Scenario small_chain_with(const std::vector<std::string>& sets = {}, const std::string& more = "")
{
    const io::ReadResult read = io::read_scenario_text(small_chain + more, "small chain", catalogues(), sets);
    for (const io::Diagnostic& d : read.diagnostics) UNSCOPED_INFO(d.problem.path + ": " + d.problem.found);
    REQUIRE(read.ok());
    return read.scenario;
}

} // namespace port::test
