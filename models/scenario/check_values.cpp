#include "models/scenario/checks.h"
#include "models/scenario/choices.h"
#include "models/scenario/problems.h"
#include "models/scenario/scalar_text.h"

#include <cmath>

namespace port {
namespace {

/// Walks every value along the field tables. A reader has kept the ranges; a scenario made by a program has not met
/// one.
class Walk {
public:
    Walk(const Catalogues& catalogues, Findings& findings) : catalogues_(catalogues), findings_(findings) {}

    void record(const void* object, const RecordInfo& info, const std::string& path)
    {
        for (const FieldInfo& field : info.fields)
            value(field.member(const_cast<void*>(object)), *field.type, field, // only an address is computed
                  path.empty() ? std::string(field.name) : path + "." + std::string(field.name));
    }

private:
    void value(const void* object, const TypeInfo& type, const FieldInfo& field, const std::string& path)
    {
        switch (type.kind) {
        case Kind::record:
            return record(object, *type.record(), path);
        case Kind::list:
            for (std::size_t i = 0; i < type.size(object); ++i)
                value(type.at(const_cast<void*>(object), i), *type.element, field, item_path(path, i));
            return;
        case Kind::choice:
            return choice(*static_cast<const Choice*>(object), type, path);
        case Kind::text:
        case Kind::word:
        case Kind::flag:
            return;
        default:
            if (!type.absent(object)) number(type.number(object), type, field, path);
        }
    }

    void number(double number, const TypeInfo& type, const FieldInfo& field, const std::string& path)
    {
        if (const auto problem = check_number(number, type, field, {}))
            findings_.add(problem->code, path, check_number(number, type, field, readable_text(number, type))->found,
                          problem->expected);
    }

    void choice(const Choice& chosen, const TypeInfo& type, const std::string& path)
    {
        Choice copy = chosen;
        if (const auto problem = choose(copy, type, chosen.name, catalogues_))
            return findings_.add(problem->code, path, problem->found, problem->expected, problem->hint);
        const ChoiceInfo& info = *find_choice(copy, type, catalogues_);
        for (const Choice::Value& v : copy.values)
            if (const FieldInfo* field = info.parameters->field(v.name))
                number(v.value, *field->type, *field, path + "." + v.name);
        const std::string wanted = info.unfit ? info.unfit(copy) : "";
        if (!wanted.empty())
            findings_.add(codes::unfit_parameters, path, "the parameters of '" + copy.name + "' do not fit together",
                          wanted);
    }

    const Catalogues& catalogues_;
    Findings& findings_;
};

} // namespace

void check_values(const Scenario& scenario, const Catalogues& catalogues, Findings& findings)
{
    Walk(catalogues, findings).record(&scenario, *record_info<Scenario>(), "");
    if (scenario.seed != std::floor(scenario.seed))
        findings.add(codes::not_whole, "seed", "is not a whole number", "write it like '1'");
}

} // namespace port
