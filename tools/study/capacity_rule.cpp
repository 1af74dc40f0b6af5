#include "tools/study/capacity_rule.h"

#include "tools/study/amount.h"

#include <fmt/format.h>

namespace port::study {

CapacityRule capacity_rule(std::string_view text, const std::string& of, std::span<const Measured> known)
{
    const std::size_t at = text.find("<=") != std::string_view::npos ? text.find("<=") : text.find(">=");
    std::string name(text.substr(0, at == std::string_view::npos ? 0 : at));
    while (!name.empty() && name.back() == ' ') name.pop_back();
    while (!name.empty() && name.front() == ' ') name.erase(0, 1);
    if (name.empty())
        throw BadQuestion(
            fmt::format("'{}' is no rule; write it like 'waiting ratio <= 0.3' or 'waiting.coal.p90 <= 2 days'", text));
    CapacityRule rule;
    rule.text = std::string(text);
    rule.at_most = text[at] == '<';
    rule.quantity = named_measure(name, known);
    FigureKey own = rule.quantity.key;
    const bool says_of_what = name.find(".port") != std::string::npos;
    own.of = of;
    if (rule.quantity.key.of == "port" && !says_of_what)
        for (const Measured& m : known)
            if (m.key == own) rule.quantity.key = own;
    rule.limit = amount_in(text.substr(at + 2), rule.quantity.key.unit);
    return rule;
}

} // namespace port::study
