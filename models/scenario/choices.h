#pragma once
#include "models/scenario/problem.h"
#include "models/scenario/type_info.h"

#include <optional>
#include <string>
#include <string_view>

namespace port {

/// Sets a choice to the strategy of that name, its parameters at their defaults; a choice that has that name already
/// keeps what it has, and gets the defaults of those it lacks. On a problem (no such strategy) it is left as it was.
[[nodiscard]] std::optional<Problem> choose(Choice& choice, const TypeInfo& type, std::string_view name,
                                            const Catalogues& catalogues);

/// The strategy a choice names; nullptr if the catalogues do not know it.
[[nodiscard]] const ChoiceInfo* find_choice(const Choice& choice, const TypeInfo& type, const Catalogues& catalogues);

/// The key that names the strategy where a choice is written with its parameters, `{law: erlang, shape: 2}`: the last
/// word of the family's name.
[[nodiscard]] std::string_view choice_key(const TypeInfo& type);

/// The default of a parameter, in base units.
[[nodiscard]] double default_of(const RecordInfo& record, const FieldInfo& field);

} // namespace port
