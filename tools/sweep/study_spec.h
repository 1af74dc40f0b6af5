#pragma once
#include "models/scenario/fields.h"

#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <tuple>
#include <utility>
#include <vector>

namespace port::sweep {

/// How the points of a sweep lie in the space of what it varies.
enum class DesignKind { full_factorial, fractional_factorial, latin_hypercube, sobol_sequence, list };

/// One value that a sweep varies: by a list of texts, or by a range.
struct FactorSpec {
    std::string path;
    std::vector<std::string> values;
    std::string from, to;
    std::optional<int> levels;
};

/// What a study file says.
struct StudySpec {
    std::string title, base;
    std::vector<std::string> set;
    std::vector<FactorSpec> vary;
    DesignKind design = DesignKind::full_factorial;
    std::optional<int> points;
    std::vector<std::string> generators;
    std::string list;
    std::optional<int> seed, replications;
    Share precision = share(0);
    std::vector<std::string> precise;
    std::optional<int> most_replications;
    std::vector<std::string> measures, limits;
};

} // namespace port::sweep

namespace port {

template <>
inline constexpr auto words<sweep::DesignKind> = std::array<std::string_view, 5>{
    "full factorial", "fractional factorial", "latin hypercube", "sobol sequence", "list"};

template <>
inline constexpr std::pair<std::string_view, std::string_view> about<sweep::FactorSpec>{
    "varied value", "A value of the scenario that a sweep gives other values."};
template <>
inline constexpr auto fields<sweep::FactorSpec> = std::tuple{
    required("path", &sweep::FactorSpec::path, "where the value stands, as in a change"),
    optional("values", &sweep::FactorSpec::values, "what it is given, each as in a scenario", "none: a range is given"),
    optional("from", &sweep::FactorSpec::from, "the least of a range of numbers", "none: values are listed"),
    optional("to", &sweep::FactorSpec::to, "the greatest of a range of numbers", "none: values are listed"),
    optional("levels", &sweep::FactorSpec::levels, {2, 100'000},
             "how many values a range gives, the ends among them, at equal steps",
             "none: 2 in a factorial, any value of the range in other designs"),
};

template <>
inline constexpr std::pair<std::string_view, std::string_view> about<sweep::StudySpec>{
    "study", "A sweep: one scenario at many points, each a list of changes."};
template <>
inline constexpr auto fields<sweep::StudySpec> = std::tuple{
    required("title", &sweep::StudySpec::title, "the question, in a few words"),
    required("base", &sweep::StudySpec::base, "the scenario's file, seen from the folder of this one"),
    optional("set", &sweep::StudySpec::set, "changes that hold at every point, such as 'horizon=60 days'",
             "none: as the scenario stands"),
    required("vary", &sweep::StudySpec::vary, "the values that the points differ in"),
    optional("design", &sweep::StudySpec::design, "how the points lie",
             "every value with every other is what is expected"),
    optional("points", &sweep::StudySpec::points, {1, 10'000'000}, "how many, of a latin hypercube or sobol sequence",
             "none: the design says it"),
    optional("generators", &sweep::StudySpec::generators,
             "of a fractional factorial, such as D=ABC, with A for the first value varied", "none"),
    optional("list", &sweep::StudySpec::list, "of a design 'list': a CSV with a column for each path", "none"),
    optional("seed", &sweep::StudySpec::seed, {0, 2'000'000'000}, "of all chance, and of the design",
             "the scenario's own"),
    optional("replications", &sweep::StudySpec::replications, {1, 100'000}, "of each point",
             "the scenario's own number"),
    optional("precision", &sweep::StudySpec::precision, {0, 1},
             "relative half-width at 95 % at which a point needs no more replications",
             "0: each point has the same number"),
    optional("precise", &sweep::StudySpec::precise, "the measures that the precision is of",
             "all of the study's measures that are not nought"),
    optional("most_replications", &sweep::StudySpec::most_replications, {2, 100'000},
             "at which a point that does not reach the precision ends", "1000, as in `portsim run`"),
    optional("measures", &sweep::StudySpec::measures, "the figures that are kept, such as waiting.coal.p95",
             "throughput, backlog, waiting and waiting ratio of port and categories, berth occupancy"),
    optional("limits", &sweep::StudySpec::limits, "what a good point keeps, such as 'waiting ratio.port <= 0.3'",
             "none"),
};

} // namespace port
