#include "tools/study/sensitivity/in_words.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace port::study {
namespace {

using Method = SensitivityMethod;

std::string_view what_there_is_more_of(Method method)
{
    if (method == Method::tornado) return "replications";
    return method == Method::morris ? "trajectories" : "samples";
}

std::string with_interval(const Estimated& e, double times)
{
    if (!e.low || !e.high) return fmt::format("{:.3g}", times * e.value);
    return fmt::format("{:.3g} ({:.3g} to {:.3g})", times * e.value, times * *e.low, times * *e.high);
}

/// What is known of the doubt that seems to matter most: "moves the mean ... by ...".
std::string what_it_does(const NextToMeasure& next, const SensitivityAnswer& answer, const SensitivityRequest& request)
{
    const std::string measure = measure_name(answer.of);
    const std::string unit = answer.of.key.unit.empty() ? "" : " " + answer.of.key.unit;
    if (request.method == Method::sobol)
        return fmt::format("if it were known, the variance of {} by doubt would fall by {} %", measure,
                           with_interval(next.worth, 100));
    return fmt::format("it moves {} by {}{} between its {:g} and {:g} % quantiles{}", measure,
                       with_interval(next.worth, 1), unit, 100 * request.tail, 100 - 100 * request.tail,
                       request.method == Method::morris ? ", on average over the others" : "");
}

} // namespace

std::string worth_measuring_next(const SensitivityAnswer& answer, const SensitivityRequest& request)
{
    const std::string_view more = what_there_is_more_of(request.method);
    if (!answer.next)
        return fmt::format("No value is worth measuring before others: what the doubts do to {} can't be told from "
                           "chance. More replications would tell.",
                           measure_name(answer.of));
    const NextToMeasure& next = *answer.next;
    const std::string& name = answer.doubts[next.dimension].name;
    if (!next.matters)
        return fmt::format("No value is worth measuring before others: what even '{}' does to {} can't be told from "
                           "nothing. More {} would tell.",
                           name, measure_name(answer.of), more);
    if (!next.rival) return fmt::format("'{}' alone is in doubt: {}.", name, what_it_does(next, answer, request));
    const std::string& rival = answer.doubts[*next.rival].name;
    if (next.told_apart)
        return fmt::format("Worth measuring next: '{}'; {}. It is told apart from all others, '{}' the nearest.", name,
                           what_it_does(next, answer, request), rival);
    const std::string enough =
        next.times_more && *next.times_more < 1000
            ? fmt::format(" about {} times as many {} would tell, if their difference is what it seems.",
                          std::max(2.0, std::ceil(*next.times_more)), more)
            : fmt::format(" more {} would hardly tell, if they are as much alike as they seem.", more);
    return fmt::format("Worth measuring next: it can't be told whether '{}' or '{}';{} Of '{}': {}.", name, rival,
                       enough, name, what_it_does(next, answer, request));
}

} // namespace port::study
