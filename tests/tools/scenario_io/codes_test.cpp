#include "models/scenario/problems.h"
#include "tests/tools/scenario_io/small_port.h"

#include <map>
#include <set>

using namespace port;
using namespace port::io;
using namespace port::io::test;

namespace {

/// One mistake in the small port, or a text of its own.
struct Mistake {
    std::string_view from, to;
};

/// The mistakes that a change of one piece of the small port makes, by their code.
const std::map<std::string_view, Mistake> mistakes{
    {codes::not_text, {"A small port", "\xff"}},
    {codes::tab, {"    length: 200 m", "\tlength: 200 m"}},
    {codes::not_yaml, {"A small port", "\"A small port"}},
    {codes::alias, {"years: 2", "years: &two 2"}},
    {codes::merge_key, {"years: 2", "<<: {years: 2}"}},
    {codes::wrong_value, {"depth: 13 m", "depth: 13 t"}},
    {codes::out_of_range, {"depth: 13 m", "depth: 130 m"}},
    {codes::double_key, {"years: 2", "years: 2\nyears: 2"}},
    {codes::unknown_key, {"years: 2", "yers: 2"}},
    {codes::missing_key, {"    depth: 13 m\n", ""}},
    {codes::wrong_shape, {"years: 2", "years: [2]"}},
    {codes::no_value, {"years: 2", "years:"}},
    {codes::unknown_word, {"direction: loaded", "direction: load"}},
    {codes::unknown_choice, {"law: erlang", "law: erlnag"}},
    {codes::not_finite, {"depth: 13 m", "depth: .inf"}},
    {codes::not_whole, {"tracks: 4", "tracks: 4.5"}},
    {codes::bad_date, {"start: 2009-01-01", "start: 1.1.2009"}},
    {codes::bad_clock, {"opens: 06:00", "opens: 6"}},
    {codes::tag, {"years: 2", "years: !!int 2"}},
    {codes::many_documents, {"investments:", "---\ninvestments:"}},
    {codes::bad_path, {"machines[belt].rate", "machines[bolt].rate"}},
    {codes::not_dated, {"\"machines[belt].rate\", value: 6000 t/h", "\"berths[0].length\", value: 300 m"}},
    {codes::cannot_scale, {"investments:", "scaled: [{path: title, times: 2}]\ninvestments:"}},
    {codes::base_refused, {"title: A small port", "base: other.yaml\ntitle: A small port"}},
    {codes::empty_name, {"name: coal berth", "name: '  '"}},
    {codes::double_name, {"name: crude berth", "name: coal berth"}},
    {codes::unknown_name, {"station: coal station", "station: coal stations"}},
    {codes::other_category, {"store: coal yard", "store: crude tanks"}},
    {codes::both_directions,
     {"direction: unloaded\n    store: crude tanks", "direction: unloaded\n    store: coal yard"}},
    {codes::land_shares, {"share: 30 %", "share: 20 %"}},
    {codes::parcel_order, {"usual: 15 kt", "usual: 9 kt"}},
    {codes::season, {"1, 2]", "1]"}},
    {codes::demand_years, {"year: 2010, demand", "year: 2009, demand"}},
    {codes::no_ships, {"{ship: bulker, least", "{ship: bulker, weight: 0, least"}},
    {codes::overloaded, {"most: 19 kt", "most: 21 kt"}},
    {codes::no_berth, {"depth: 13 m", "depth: 9 m"}},
    {codes::channel_shallow, {"length: 6 km, depth: 14 m", "length: 6 km, depth: 9 m"}},
    {codes::overfull, {"opening: 50 kt", "opening: 301 kt"}},
    {codes::no_paths, {"other_freight: 40", "other_freight: 90"}},
    {codes::few_tugs, {"count: 4", "count: 1"}},
    {codes::bad_hours, {"closes: 22:00", "closes: 05:00"}},
    {codes::two_pools, {"    - {count: 4}\n", "    - {count: 4}\n    - {count: 4}\n"}},
    {codes::named_twice, {"through: [belt]", "through: [belt, belt]"}},
    {codes::draughts, {"laden_draught: 9.8 m, ballast_draught: 4.8 m", "laden_draught: 4.8 m, ballast_draught: 9.8 m"}},
    {codes::broken_year, {"start: 2009-01-01", "start: 2009-02-01"}},
    {codes::one_of_two, {"at: 3 h, ship", "at: 3 h, on: 2009-03-01 14:30, ship"}},
    {codes::back_in_time,
     {"      - {at: 3 h, ship: tanker, parcel: 20 kt}\n", "      - {on: 2009-03-02, ship: tanker, parcel: 20 kt}\n"
                                                          "      - {on: 2009-03-01, ship: tanker, parcel: 20 kt}\n"}},
    {codes::outside_run, {"at: 3 h", "on: 2008-12-31"}},
    {codes::one_at_most,
     {"    land:\n      - {by: crude line}",
      "    laytime: [{rate: 900 t/h}, {rate: 800 t/h}]\n    land:\n      - {by: crude line}"}},
    {codes::unfit_parameters,
     {"arrivals: {law: erlang", "work: {law: uniform, least: 2 days, most: 1 day}\n    arrivals: {law: erlang"}},
    {codes::timetable_order, {"passenger_trains: 20", "passengers: [09:00, 08:00]"}},
    {codes::two_timetables, {"passenger_trains: 20", "passenger_trains: 20, passengers: [09:00]"}},
    {codes::trains_come, {"rate: 3000 t/h}", "rate: 3000 t/h, come: timetable}"}},
    {codes::line_holds, {"rate: 800 t/h}", "rate: 800 t/h, fill: 3 kt, holds: coal out}"}},
    {codes::few_slots, {"passenger_trains: 20", "slots: [00:00, 12:00]"}},
    {codes::clear_without_horizon, {"years: 2", "ends: when clear"}},
    {codes::opening_state,
     {"    calls:\n", "    in_port: [{ship: tanker, parcel: 20 kt, moved: 21 kt, berth: crude berth}]\n    calls:\n"}},
    {codes::weather_odds,
     {"marine:", "weather: {states: [{name: fog, stay: {law: constant, time: 1 h}, next: [{state: fog, odds: 0.4}]}]}\n"
                 "marine:"}},
    {codes::weather_stay, {"marine:", "weather: {states: [{name: fog, stay: {law: constant, time: 1 h}}]}\nmarine:"}},
    {codes::no_time,
     {"efficiency: 50 %, through", "breakdowns: [{up: none, repair: {law: constant, time: 1 h}}], through"}},
    {codes::endless_maintenance,
     {"efficiency: 50 %, through", "maintenance: [{first: 1 h, every: 2 h, lasts: 2 h}], through"}},
    {codes::no_ice, {"  tugs:", "  ice: {bands: [{name: slab, from: 10 cm}]}\n  tugs:"}},
    {codes::ice_bands,
     {"  tugs:",
      "  ice: {climate: [{temperatures: [-8 C, -5 C, 1 C, 9 C, 17 C, 21 C, 24 C, 24 C, 19 C, 12 C, 3 C, -5 C]"
      "}], bands: [{name: slab, from: 10 cm}, {name: new, from: 5 cm}]}\n  tugs:"}},
    {codes::no_ice_breaker,
     {"  tugs:",
      "  ice: {climate: [{temperatures: [-8 C, -5 C, 1 C, 9 C, 17 C, 21 C, 24 C, 24 C, 19 C, 12 C, 3 C, -5 C]"
      "}], bands: [{name: slab, from: 10 cm, ice_breaker: yes}]}\n  tugs:"}},
    {codes::no_money, {"direction: loaded", "handling_cost: 2\n    direction: loaded"}},
    {codes::other_money,
     {"trades:\n  - name: coal out", "costs: [{currency: RMB, price_year: 2009}]\n"
                                     "trades:\n  - laytime: [{rate: 900 t/h, demurrage: 24000}]\n    name: coal out"}},
    {codes::store_levels, {"opening: 50 kt", "opening: 50 kt, heel: 60 kt"}},
    {codes::no_reach,
     {"  - {name: belt, rate: 4000 t/h}\nstores:\n  - {name: coal yard, category: coal, capacity: 300 kt",
      "  - {name: belt, rate: 4000 t/h}\n  - {name: reclaimer, rate: 4000 t/h}\nstores:\n"
      "  - {reach: [{through: [reclaimer], serves: [coal trains, coal trucks]}], name: coal yard, category: coal, "
      "capacity: 300 kt"}},
    {codes::assembled_yard, {"opening: 50 kt", "opening: 50 kt, yard: assembled"}},
    {codes::never_called,
     {"    demand:\n      - {year: 2009, demand: 2 Mt/yr}\n      - {year: 2010, demand: 3 Mt/yr}\n"
      "    season: [1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 2]\n    arrivals: {law: erlang, shape: 2}\n    ships:\n"
      "      - {ship: bulker, least: 10 kt, usual: 15 kt, most: 19 kt}\n",
      "    arrivals: {law: stock controlled}\n    ships:\n"
      "      - {ship: bulker, least: 10 kt, usual: 15 kt, most: 301 kt}\n"}},
    {codes::blend_of_grades,
     {"    land:\n      - {by: coal trains, share: 70 %}\n      - {by: coal trucks, share: 30 %}\n",
      "    blend: [{grade: '', share: 60 %}]\n"}},
    {codes::quota_of_store, {"opening: 50 kt", "opening: 50 kt, quotas: [{trades: [crude in], most: 60 kt}]"}},
    {codes::parcel_above_quota,
     {"capacity: 300 kt, opening: 50 kt",
      "capacity: 300 kt, yard: assembled, quotas: [{trades: [coal out], share: 5 %}]"}},
    {codes::parcel_above_yard, {"capacity: 300 kt, opening: 50 kt", "capacity: 18 kt, yard: assembled"}},
    {codes::no_machine, {"category: crude, rate: 1500 t/h", "category: crude"}},
    {codes::few_machines,
     {"category: crude, rate: 1500 t/h}\nmachines:",
      "category: crude, pool: arms, least: 3}\nmachine_pools: [{name: arms, count: 2, rate: 1 kt/h}]\nmachines:"}},
    {codes::places_of_yard, {"opening: 50 kt", "opening: 50 kt, grades: [{grade: fine, opening: 1 kt}]"}},
    {codes::grade_of_yard, {"opening: 50 kt", "yard: dedicated, grades: [{grade: fine, places: 1}]"}},
    {codes::rate_of_volume, {"{name: crude line, rate: 800 t/h}", "{name: crude line, volume_rate: 900 m3/h}"}},
    {codes::network_place, {"marine:", "network: {places: [{name: town}]}\nmarine:"}},
    {codes::network_link,
     {"marine:",
      "network: {places: [{name: town}, {name: quay}], links: [{name: ring, from: town, to: town, length: 1 km}, "
      "{name: road, from: town, to: quay, length: 1 km}]}\nmarine:"}},
    {codes::doubt_range,
     {"investments:", "doubt: [{name: belts, path: \"machines[belt].rate\", law: {law: uniform, least: -1, most: 2}}]\n"
                      "investments:"}},
    {codes::rank_matrix,
     {"investments:", "doubt: [{name: belts, path: \"machines[belt].rate\", law: {law: lognormal, spread: 0.1}}]\n"
                      "doubt_correlations: [{between: [belts, belts], rank: 0.5}]\ninvestments:"}},
    {codes::few_years, {"    season:", "    trend: regression\n    drivers: [GDP]\n    season:"}},
    {codes::log_of_nought,
     {"    season:", "    trend: {law: regression, of: log tonnes}\n    history: [{year: 2005, demand: 1 Mt/yr}, "
                     "{year: 2006, demand: 0 Mt/yr}, {year: 2007, demand: 2 Mt/yr}]\n"
                     "    drivers: [GDP]\n    season:"}},
    {codes::driver_years, {"investments:", "drivers: [{name: GDP, values: []}]\ninvestments:"}},
    {codes::collinear_drivers,
     {"trades:\n  - name: coal out",
      "drivers: [{name: GDP, values: [{year: 2005, value: 3}, {year: 2006, value: 3}, {year: 2007, value: 3}]}]\n"
      "trades:\n  - trend: regression\n    history: [{year: 2005, demand: 1 Mt/yr}, {year: 2006, demand: 2 Mt/yr}, "
      "{year: 2007, demand: 2 Mt/yr}]\n    drivers: [GDP]\n    name: coal out"}},
    {codes::s_curve_years, {"    season:", "    trend: {law: s_curve, ceiling: 3 Mt/yr}\n    season:"}},
    {codes::settling_time, {"opening: 50 kt", "settling: 6 h"}},
    {codes::store_size, {"capacity: 300 kt, opening: 50 kt", "opening: 50 kt"}},
};

void gather(std::set<std::string>& seen, const std::vector<Diagnostic>& diagnostics)
{
    for (const Diagnostic& d : diagnostics) seen.insert(d.problem.code);
}

/// The codes that need a file, a `--set` or more than one piece.
std::set<std::string> codes_of_files()
{
    std::set<std::string> seen;
    const Folder folder;
    gather(seen, folder.read("none.yaml").diagnostics);
    gather(seen, folder.read(".").diagnostics);
    gather(seen, read(std::string(1'000'001, '#')).diagnostics);
    gather(seen, read("# nothing\n").diagnostics);
    std::string many = "a: [";
    for (int i = 0; i < 100'001; ++i) many += "1,";
    gather(seen, read(many + "1]").diagnostics);
    gather(seen, read(std::string(65, '[') + std::string(65, ']')).diagnostics);
    gather(seen, read(small_port, {"berths=1"}).diagnostics);
    gather(seen, read(small_port, {"berths"}).diagnostics);
    gather(seen, read(with(with(small_port, "{by: crude line}", "{by: coal trains}"), "rate: 3000 t/h}",
                           "rate: 3000 t/h, come: fleet}"))
                     .diagnostics);
    gather(seen, read(with(with(small_port, "capacity: 300 kt", "capacity: 59 kt"), "rate: 3000 t/h}",
                           "rate: 3000 t/h, whole: yes, wagons: 300, net_load: 200 t}"))
                     .diagnostics);
    gather(seen, read(with(with(small_port, "{by: coal trucks, share", "{by: crude line, share"), "rate: 800 t/h}",
                           "rate: 800 t/h, fill: 3 kt}"))
                     .diagnostics);
    folder.write("self.yaml", "base: self.yaml\n");
    gather(seen, folder.read("self.yaml").diagnostics);
    folder.write("c0.yaml", small_port);
    for (int i = 1; i <= 8; ++i)
        folder.write("c" + std::to_string(i) + ".yaml", "base: c" + std::to_string(i - 1) + ".yaml\n");
    gather(seen, folder.read("c8.yaml").diagnostics);
    const std::string listed =
        with(small_port, "    calls:\n      - {at: 3 h, ship: tanker, parcel: 20 kt}\n", "    calls: calls.csv\n");
    gather(seen, read(listed).diagnostics);
    folder.write("listed.yaml", listed);
    for (const char* csv :
         {"at,ship,parcel\n3 h,tanker\n", "at,ship,parcel\n\"3 h,tanker,20 kt\n", "at,,ship,parcel\n"}) {
        folder.write("calls.csv", csv);
        gather(seen, folder.read("listed.yaml").diagnostics);
    }
    gather(seen, missing_sources(read(small_port)));
    gather(seen, missing_sources(read(with(small_port, "years: 2", "years: 2 # fact: F77"))));
    return seen;
}

} // namespace

TEST_CASE("every code is told for at least one mistake", "[reader]")
{
    const std::set<std::string> of_files = codes_of_files();
    REQUIRE(printed(read(small_port)) == "");
    for (const ProblemInfo& info : problem_table()) {
        CAPTURE(info.code, info.title);
        if (info.code.starts_with("E12")) continue; // of studies: tests/tools/sweep/plan_test.cpp makes them
        const auto mistake = mistakes.find(info.code);
        if (mistake == mistakes.end()) {
            CHECK(of_files.contains(std::string(info.code)));
            continue;
        }
        std::set<std::string> seen;
        const ReadResult result = read(with(small_port, mistake->second.from, mistake->second.to));
        gather(seen, result.diagnostics);
        CAPTURE(printed(result));
        CHECK(seen.contains(std::string(info.code)));
        // Each stands on a line of the file, and says more than its code.
        for (const Diagnostic& d : result.diagnostics) {
            CHECK(d.place.line > 0);
            CHECK_FALSE(d.problem.found.empty());
            CHECK(d.problem.expected.size() + d.problem.hint.size() > 0);
        }
    }
}

TEST_CASE("one slip gives few errors", "[reader]")
{
    for (const auto& [code, mistake] : mistakes) {
        CAPTURE(code);
        const ReadResult result = read(with(small_port, mistake.from, mistake.to));
        CAPTURE(printed(result));
        CHECK(result.diagnostics.size() <= 3);
    }
}

TEST_CASE("codes ascend, and each has a title and an explanation", "[reader]")
{
    std::string_view last;
    for (const ProblemInfo& info : problem_table()) {
        CAPTURE(info.code);
        CHECK(info.code > last);
        CHECK(info.title.size() >= 5);
        CHECK(info.explanation.size() >= 20);
        CHECK(find_problem(info.code) == &info);
        last = info.code;
    }
    CHECK(find_problem("e012") == find_problem("E012"));
    CHECK(find_problem("E999") == nullptr);
}
