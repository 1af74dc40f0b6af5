#pragma once

namespace port::test {

/// A port with chance in it that runs in a blink: a trade that is busy, and one so rare that some replications see no
/// ship of it.
inline constexpr const char* small_port = R"(title: A small port
start: 2009-01-01
horizon: 60 days
replications: 3

categories:
  - {name: ore, group: dry}
  - {name: salt, group: dry}

marine:
  berthing: 0.5 h
  unberthing: 0.5 h

ships:
  - {name: coaster, deadweight: 20 kt, length: 120 m, beam: 20 m, laden_draught: 6 m, ballast_draught: 4 m, tugs: 0,
     pilot: no, channel_speed: 16 km/h}

berths:
  - name: quay
    count: 1
    length: 150 m
    depth: 15 m
    handles:
      - {category: ore, rate: 500 t/h}
      - {category: salt, rate: 500 t/h}

stores:
  - {name: ore yard, category: ore, capacity: 10 Mt}
  - {name: salt yard, category: salt, capacity: 10 Mt}

trades:
  - name: ore unloaded
    category: ore
    direction: unloaded
    store: ore yard
    demand:
      - {year: 2009, demand: 3 Mt/yr}
    ships:
      - {ship: coaster, least: 5000 t, usual: 10000 t, most: 15000 t}
  - name: salt unloaded
    category: salt
    direction: unloaded
    store: salt yard
    demand:
      - {year: 2009, demand: 30 kt/yr}
    ships:
      - {ship: coaster, least: 5000 t, usual: 6000 t, most: 7000 t}
)";

} // namespace port::test
