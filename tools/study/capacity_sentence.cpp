#include "tools/study/capacity_sentence.h"

#include "tools/study/amount.h"
#include "tools/study/demand_scaling.h"
#include "tools/study/sentence.h"

#include <fmt/format.h>

namespace port::study {
namespace {

/// "; there the quay binds"; nothing where it was not looked for or not found.
std::string binds(const Verdict& verdict)
{
    if (verdict.years.empty() || verdict.years.back().binds == "not found") return "";
    const YearVerdict& last = verdict.years.back();
    return "; there " + last.binds + (last.many ? " bind" : " binds");
}

std::string cargo(const std::string& of)
{
    return of == every_category ? "all cargo" : of;
}

} // namespace

std::string capacity_sentence(const Capacity& capacity, const std::string& of, double confidence)
{
    if (!capacity.found) return capacity.remarks.front();
    const auto [unit, size] = mass_unit(capacity.tonnes);
    const auto number = [size = size](double tonnes) { return fmt::format("{:.4g}", tonnes / size); };
    std::string text = fmt::format(
        "The port takes {} {} of {} a year ({} interval {} to {}), {} times what the scenario asks; '{}' stops it",
        number(capacity.tonnes), unit, cargo(of), amount_text(confidence, "share"), number(capacity.low),
        capacity.high ? number(*capacity.high) : "no end", plain_number(capacity.factor), capacity.stopped_by);
    return text + binds(capacity.verdict) + ".";
}

} // namespace port::study
