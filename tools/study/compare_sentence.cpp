#include "tools/study/compare_sentence.h"

#include "tools/study/sentence.h"

#include <fmt/format.h>

#include <cmath>

namespace port::study {
namespace {

const ComparedFigure* figure_of(const std::vector<ComparedFigure>& figures, std::size_t run, std::string_view measure,
                                int year)
{
    for (const ComparedFigure& f : figures)
        if (f.run == run && f.key.measure == measure && f.key.of == "port" && f.key.year == year) return &f;
    return nullptr;
}

/// "1.2 Mt more (0.9 to 1.5)", or that it can't be told.
std::string amount(const ComparedFigure& f)
{
    if (f.told == Told::same) return "the same";
    const auto [unit, size] = f.key.unit == "t" ? mass_unit(f.difference) : std::pair{f.key.unit.c_str(), 1.0};
    const auto number = [size = size](double value) { return plain_number(value / size); };
    const std::string both =
        f.low && f.high ? fmt::format(" ({} to {} {})", number(*f.low), number(*f.high), unit) : "";
    if (f.told == Told::not_told) return "more or less can't be told" + both;
    const bool more = f.told == Told::more;
    // An interval of "less" is told as how much less, the smaller number first.
    const double near = more ? *f.low : -*f.high;
    const double far = more ? *f.high : -*f.low;
    return fmt::format("{} {} {} ({} to {})", number(std::abs(f.difference)), unit, more ? "more" : "less",
                       number(near), number(far));
}

std::string binding_text(const BindingMove& move)
{
    if (!move.known()) return "; whether what binds moves can't be told";
    if (!move.moves()) return fmt::format("; {} {} in both", move.to, move.many ? "bind" : "binds");
    return fmt::format("; what binds moves from {} to {}", move.from, move.to);
}

} // namespace

std::string sentence(const ComparedAlternative& alternative, const std::vector<ComparedFigure>& figures,
                     const std::vector<ComparedRun>& runs)
{
    const BindingMove& last = alternative.binding.back();
    std::string text = fmt::format("{} against {}{}: ", runs[alternative.run].label, runs.front().label,
                                   last.year == 0 ? "" : fmt::format(" in {}", last.year));
    std::string told;
    const auto add = [&](std::string_view measure, std::string_view what) {
        if (const ComparedFigure* f = figure_of(figures, alternative.run, measure, last.year))
            told += (told.empty() ? "" : ", ") + fmt::format("{} {}", what, amount(*f));
    };
    add("throughput", "throughput");
    if (figure_of(figures, alternative.run, "waiting", last.year))
        add("waiting", "mean waiting");
    else
        add("backlog", "backlog");
    return text + told + binding_text(last) + ".";
}

} // namespace port::study
