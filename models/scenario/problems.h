#pragma once
#include <span>
#include <string_view>

namespace port {

/// The codes of all problems a scenario can have. A code never changes its meaning and is never used again.
namespace codes {
// What a file can be.
inline constexpr std::string_view cannot_open = "E001";
inline constexpr std::string_view not_a_file = "E002";
inline constexpr std::string_view too_big = "E003";
inline constexpr std::string_view empty = "E004";
inline constexpr std::string_view not_text = "E005";
inline constexpr std::string_view tab = "E006";
inline constexpr std::string_view not_yaml = "E007";
inline constexpr std::string_view too_many_values = "E008";
inline constexpr std::string_view too_deep = "E009";
inline constexpr std::string_view alias = "E010";
inline constexpr std::string_view merge_key = "E011";
// What a value can be.
inline constexpr std::string_view wrong_value = "E012";
inline constexpr std::string_view out_of_range = "E013";
inline constexpr std::string_view double_key = "E014";
inline constexpr std::string_view unknown_key = "E015";
inline constexpr std::string_view missing_key = "E016";
inline constexpr std::string_view wrong_shape = "E017";
inline constexpr std::string_view no_value = "E018";
inline constexpr std::string_view unknown_word = "E019";
inline constexpr std::string_view unknown_choice = "E020";
inline constexpr std::string_view not_finite = "E021";
inline constexpr std::string_view not_whole = "E022";
inline constexpr std::string_view bad_date = "E023";
inline constexpr std::string_view bad_clock = "E024";
inline constexpr std::string_view tag = "E025";
inline constexpr std::string_view many_documents = "E026";
// Changes, overlays and sources.
inline constexpr std::string_view bad_path = "E027";
inline constexpr std::string_view not_a_value = "E028";
inline constexpr std::string_view not_dated = "E029";
inline constexpr std::string_view bad_set = "E030";
inline constexpr std::string_view cannot_scale = "E031";
inline constexpr std::string_view base_loop = "E032";
inline constexpr std::string_view base_chain = "E033";
inline constexpr std::string_view base_refused = "E034";
inline constexpr std::string_view bad_source = "E035";
inline constexpr std::string_view no_source = "E036";
// What does not fit together.
inline constexpr std::string_view empty_name = "E040";
inline constexpr std::string_view double_name = "E041";
inline constexpr std::string_view unknown_name = "E042";
inline constexpr std::string_view other_category = "E043";
inline constexpr std::string_view both_directions = "E044";
inline constexpr std::string_view land_shares = "E045";
inline constexpr std::string_view parcel_order = "E046";
inline constexpr std::string_view season = "E047";
inline constexpr std::string_view demand_years = "E048";
inline constexpr std::string_view no_ships = "E049";
inline constexpr std::string_view overloaded = "E050";
inline constexpr std::string_view no_berth = "E051";
inline constexpr std::string_view channel_shallow = "E052";
inline constexpr std::string_view overfull = "E053";
inline constexpr std::string_view no_paths = "E054";
inline constexpr std::string_view few_tugs = "E055";
inline constexpr std::string_view bad_hours = "E056";
inline constexpr std::string_view two_pools = "E057";
inline constexpr std::string_view named_twice = "E058";
inline constexpr std::string_view draughts = "E059";
inline constexpr std::string_view broken_year = "E060";
inline constexpr std::string_view unfit_parameters = "E061";
// What came later: CSV files, the land side, weather, yards, money.
inline constexpr std::string_view csv_refused = "E062";
inline constexpr std::string_view csv_hole = "E063";
inline constexpr std::string_view csv_quote = "E064";
inline constexpr std::string_view csv_header = "E065";
inline constexpr std::string_view one_of_two = "E066";
inline constexpr std::string_view back_in_time = "E067";
inline constexpr std::string_view outside_run = "E068";
inline constexpr std::string_view one_at_most = "E069";
inline constexpr std::string_view timetable_order = "E070";
inline constexpr std::string_view two_timetables = "E071";
inline constexpr std::string_view few_slots = "E072";
inline constexpr std::string_view trains_come = "E073";
inline constexpr std::string_view one_trade = "E074";
inline constexpr std::string_view never_whole = "E075";
inline constexpr std::string_view line_ways = "E076";
inline constexpr std::string_view line_holds = "E077";
inline constexpr std::string_view clear_without_horizon = "E078";
inline constexpr std::string_view opening_state = "E079";
inline constexpr std::string_view weather_odds = "E080";
inline constexpr std::string_view weather_stay = "E081";
inline constexpr std::string_view no_time = "E082";
inline constexpr std::string_view endless_maintenance = "E083";
inline constexpr std::string_view store_levels = "E084";
inline constexpr std::string_view no_machine = "E085";
inline constexpr std::string_view few_machines = "E086";
inline constexpr std::string_view places_of_yard = "E087";
inline constexpr std::string_view grade_of_yard = "E088";
inline constexpr std::string_view settling_time = "E089";
inline constexpr std::string_view store_size = "E090";
inline constexpr std::string_view no_ice = "E091";
inline constexpr std::string_view ice_bands = "E092";
inline constexpr std::string_view no_ice_breaker = "E093";
inline constexpr std::string_view doubt_range = "E094";
inline constexpr std::string_view log_of_nought = "E095";
inline constexpr std::string_view no_money = "E096";
inline constexpr std::string_view other_money = "E097";
inline constexpr std::string_view no_reach = "E098";
inline constexpr std::string_view assembled_yard = "E099";
inline constexpr std::string_view parcel_above_yard = "E100";
inline constexpr std::string_view quota_of_store = "E101";
inline constexpr std::string_view parcel_above_quota = "E102";
inline constexpr std::string_view never_called = "E103";
inline constexpr std::string_view rate_of_volume = "E104";
inline constexpr std::string_view blend_of_grades = "E105";
inline constexpr std::string_view network_place = "E106";
inline constexpr std::string_view network_link = "E107";
inline constexpr std::string_view few_years = "E110";
inline constexpr std::string_view collinear_drivers = "E111";
inline constexpr std::string_view driver_years = "E112";
inline constexpr std::string_view s_curve_years = "E113";
inline constexpr std::string_view rank_matrix = "E114";
inline constexpr std::string_view study_base = "E120";
inline constexpr std::string_view study_design = "E121";
inline constexpr std::string_view study_range = "E122";
inline constexpr std::string_view unknown_measure = "E123";
} // namespace codes

/// What `portsim explain E012` prints.
struct ProblemInfo {
    std::string_view code;
    std::string_view title;
    std::string_view explanation; ///< why it is wrong, with an example, and how to mend it
};

/// Every code once, in ascending order.
[[nodiscard]] std::span<const ProblemInfo> problem_table();

/// Those from E070 on, a part of that table.
[[nodiscard]] std::span<const ProblemInfo> later_problems();

/// @return nullptr if there is no such code; small letters are taken too
[[nodiscard]] const ProblemInfo* find_problem(std::string_view code);

} // namespace port
