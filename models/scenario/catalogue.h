#pragma once
#include "models/scenario/fields.h"

#include <functional>
#include <memory>
#include <string_view>
#include <vector>

namespace port {

/// A strategy without parameters.
struct NoParameters {};
template <>
inline constexpr std::pair<std::string_view, std::string_view> about<NoParameters>{"no parameters", "It has none."};
template <> inline constexpr auto fields<NoParameters> = std::tuple<>{};

/// The strategies of one folder. Each file adds itself in its own `add_<file>`; a strategy is made from its parameters,
/// a struct with a field table that stands in that same file.
template <class Strategy> class Catalogue {
public:
    /// `S` must be constructible from `Parameters`. If these must fit together they say so by a member
    /// `std::string unfit() const`: what must hold, or no text if it does. Those of a law of one number may have
    /// `double quantile(double p) const`.
    template <class S, class Parameters = NoParameters> void add(std::string_view name, std::string_view meaning)
    {
        info_.push_back({name, meaning, record_info<Parameters>()});
        if constexpr (requires(const Parameters& p) { p.unfit(); })
            info_.back().unfit = [](const Choice& choice) { return parameters<Parameters>(choice).unfit(); };
        if constexpr (requires(const Parameters& p) { p.quantile(0.5); })
            info_.back().quantile = [](const Choice& choice, double p) {
                return parameters<Parameters>(choice).quantile(p);
            };
        makers_.push_back([](const Choice& choice) -> std::unique_ptr<Strategy> {
            return std::make_unique<S>(parameters<Parameters>(choice));
        });
    }

    /// The strategy that a scenario chose; `check` has found a name that is not there before.
    [[nodiscard]] std::unique_ptr<Strategy> make(const Choice& choice) const
    {
        for (std::size_t i = 0; i < info_.size(); ++i)
            if (info_[i].name == choice.name) return makers_[i](choice);
        return nullptr;
    }

    /// As reader, schema and reference page see the folder.
    [[nodiscard]] const std::vector<ChoiceInfo>& info() const { return info_; }

private:
    template <class Parameters> static Parameters parameters(const Choice& choice)
    {
        Parameters all;
        for (const Choice::Value& value : choice.values)
            if (const FieldInfo* field = record_info<Parameters>()->field(value.name))
                field->type->set_number(field->member(&all), value.value);
        return all;
    }

    std::vector<ChoiceInfo> info_;
    std::vector<std::function<std::unique_ptr<Strategy>(const Choice&)>> makers_;
};

} // namespace port
