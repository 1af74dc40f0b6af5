#include "tools/sweep/factor.h"

#include "models/scenario/change.h"
#include "models/scenario/check.h"
#include "models/scenario/path.h"
#include "models/scenario/problems.h"
#include "models/scenario/scalar_text.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace port::sweep {
namespace {

/// So many values of a factor are tried before the sweep; of a longer list the rest is tried as its points run.
constexpr std::size_t most_tried = 200;

/// A number of a range as a scenario takes it; of a count the nearest whole one.
std::string number_text(const Factor& f, double number)
{
    if (f.type->kind == Kind::count || f.type->kind == Kind::clock) number = std::round(number);
    const std::string short_text = readable_text(number, *f.type); // 14 Mt/yr, where that is the very number
    const ParsedNumber read = parse_number(short_text, *f.type, FieldInfo{});
    return !read.problem && read.number == number ? short_text : exact_text(number, *f.type);
}

class Reader {
public:
    Reader(const FactorSpec& spec, std::size_t number, const StudySpec& study, const Scenario& base,
           const Catalogues& catalogues, std::vector<Problem>& problems)
        : spec_(spec), at_(fmt::format("vary[{}]", number)), study_(study), base_(base), catalogues_(catalogues),
          problems_(problems)
    {
    }

    Factor factor()
    {
        Factor f{spec_.path, {}, 0, 0, nullptr};
        Scenario scenario = base_;
        const Resolved target = resolve(scenario, spec_.path, catalogues_);
        if (target.problem) {
            tell(target.problem->code, "path", target.problem->found, target.problem->expected, target.problem->hint);
            return f;
        }
        if (target.places.empty()) {
            tell(codes::bad_path, "path", "leads to no value", "a list that has items");
            return f;
        }
        if (spec_.path == "seed" || spec_.path == "replications" || spec_.path == "title") {
            tell(codes::study_design, "path", "'" + spec_.path + "' changes nothing that a point gives",
                 "a value of the port; the study's own seed and replications hold for all points");
            return f;
        }
        const bool range = !spec_.from.empty() || !spec_.to.empty();
        if (range == !spec_.values.empty())
            tell(codes::one_of_two, "", range ? "has both values and a range" : "has neither values nor a range",
                 "either 'values', or 'from' and 'to'");
        else if (range)
            read_range(f, target.places.front());
        else
            f.values = spec_.values;
        try_values(f);
        return f;
    }

private:
    void tell(std::string_view code, std::string_view key, std::string found, std::string expected,
              std::string hint = "")
    {
        problems_.push_back({std::string(code), key.empty() ? at_ : at_ + "." + std::string(key), std::move(found),
                             std::move(expected), std::move(hint)});
    }

    double end_of(std::string_view key, const std::string& text, const Place& place)
    {
        if (text.empty()) {
            tell(codes::missing_key, key, "is missing", "both ends of the range");
            return 0;
        }
        const ParsedNumber read = parse_number(text, *place.type, *place.field);
        if (read.problem)
            tell(read.problem->code, key, read.problem->found, read.problem->expected, read.problem->hint);
        return read.number;
    }

    void read_range(Factor& f, const Place& place)
    {
        if (!is_number(place.type->kind))
            return tell(codes::cannot_scale, "path", "leads to " + std::string(place.type->name) + ", not to a number",
                        "'values', or the path of a number");
        const std::size_t before = problems_.size();
        f.from = end_of("from", spec_.from, place);
        f.to = end_of("to", spec_.to, place);
        if (problems_.size() > before) return;
        f.type = place.type;
        if (!(f.from < f.to))
            return tell(codes::study_range, "to", "'" + spec_.to + "' is not above '" + spec_.from + "'",
                        "a range from the least to the greatest");
        const bool factorial =
            study_.design == DesignKind::full_factorial || study_.design == DesignKind::fractional_factorial;
        if (!factorial && !spec_.levels) return;
        const int levels = spec_.levels.value_or(2);
        for (int level = 0; level < levels; ++level)
            f.values.push_back(number_text(f, f.from + (f.to - f.from) * level / (levels - 1)));
        for (std::size_t i = 1; i < f.values.size(); ++i)
            if (f.values[i] == f.values[i - 1])
                return tell(codes::study_range, "levels", fmt::format("gives {} twice", f.values[i]),
                            "fewer levels, or a wider range");
    }

    /// Looks whether the base takes each value, and fits together with it.
    void try_values(const Factor& f)
    {
        if (f.values.empty() && f.type) {
            try_value(f.text_at(0), "from");
            try_value(f.text_at(1), "to");
        }
        for (std::size_t i = 0; i < std::min(f.values.size(), most_tried); ++i)
            if (!try_value(f.values[i], f.type ? "levels" : fmt::format("values[{}]", i)) && f.type) return;
    }

    bool try_value(const std::string& text, std::string_view key)
    {
        Scenario scenario = base_;
        std::vector<Problem> wrong = apply(scenario, {spec_.path, text}, catalogues_);
        if (wrong.empty()) wrong = check(scenario, catalogues_);
        if (wrong.empty()) return true;
        const Problem& first = wrong.front();
        const std::string where = first.path == spec_.path || first.path.empty() ? "" : first.path + ": ";
        tell(first.code, key, fmt::format("with '{}', {}{}", text, where, first.found), first.expected, first.hint);
        return false;
    }

    const FactorSpec& spec_;
    std::string at_;
    const StudySpec& study_;
    const Scenario& base_;
    const Catalogues& catalogues_;
    std::vector<Problem>& problems_;
};

} // namespace

bool is_number(Kind kind)
{
    return kind == Kind::quantity || kind == Kind::number || kind == Kind::count || kind == Kind::clock;
}

std::string Factor::text_at(double place) const
{
    if (!values.empty()) {
        const auto level = static_cast<std::size_t>(place * static_cast<double>(values.size()));
        return values[std::min(level, values.size() - 1)];
    }
    return number_text(*this, place >= 1 ? to : from + place * (to - from));
}

std::vector<Factor> factors_of(const StudySpec& study, const Scenario& base, const Catalogues& catalogues,
                               std::vector<Problem>& problems)
{
    std::vector<Factor> factors;
    for (std::size_t i = 0; i < study.vary.size(); ++i) {
        for (std::size_t j = 0; j < i; ++j)
            if (study.vary[j].path == study.vary[i].path)
                problems.push_back({std::string(codes::named_twice), fmt::format("vary[{}].path", i),
                                    "'" + study.vary[i].path + "' is varied twice", "each value once", ""});
        factors.push_back(Reader(study.vary[i], i, study, base, catalogues, problems).factor());
    }
    return factors;
}

} // namespace port::sweep
