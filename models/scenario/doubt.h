#pragma once
#include "models/scenario/fields.h"

#include <string>
#include <string_view>
#include <vector>

namespace port {

/// The family of laws of what is not known for sure; the strategies stand in models/chance/doubts.
struct DoubtFamily {
    static constexpr std::string_view name = "doubt law";
};

/// What a number drawn does to the value in doubt.
enum class DoubtAs { factor, value };
template <> inline constexpr auto words<DoubtAs> = std::array<std::string_view, 2>{"factor", "value"};

/// A value of the scenario that is not known for sure.
struct DoubtSpec {
    std::string name;
    std::string path;
    ChoiceOf<DoubtFamily> law;
    DoubtAs as = DoubtAs::factor;
    std::string unit;
};
template <>
inline constexpr std::pair<std::string_view, std::string_view> about<DoubtSpec>{
    "doubt",
    "A value that is not known for sure; `portsim doubt` draws it anew for each sample, a plain run does not."};
template <>
inline constexpr auto fields<DoubtSpec> = std::tuple{
    required("name", &DoubtSpec::name, "what reports call it; it names its random stream"),
    required("path", &DoubtSpec::path, "where the number stands, as in a change; of a whole number draws are rounded"),
    required("law", &DoubtSpec::law, "what it may be"),
    optional("as", &DoubtSpec::as, "whether the value is multiplied by what is drawn, or replaced by it",
             "doubts are given as parts of a value"),
    optional("unit", &DoubtSpec::unit, "of a drawn value, such as Mt/yr", "none: of a factor, or of a plain number"),
};

/// How two doubts go together.
struct DoubtCorrelation {
    std::vector<std::string> between;
    double rank = 0;
};
template <>
inline constexpr std::pair<std::string_view, std::string_view> about<DoubtCorrelation>{
    "doubt correlation", "How two doubts go together; those that are not named are independent."};
template <>
inline constexpr auto fields<DoubtCorrelation> = std::tuple{
    required("between", &DoubtCorrelation::between, "names of two doubts"),
    required("rank", &DoubtCorrelation::rank, {-1, 1}, "Spearman's rank correlation of what is drawn of them"),
};

} // namespace port
