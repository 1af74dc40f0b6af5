#include "tools/scenario_io/sources.h"

#include "models/scenario/choices.h"
#include "models/scenario/problems.h"

namespace port::io {
namespace {

/// Whether a value needs a source. Names and references need none, nor does the year that heads a line; but the value
/// of an investment's change is written as a text.
bool needs_source(const RecordInfo& record, const FieldInfo& field)
{
    if (&record == record_info<Change>()) return field.name == "value";
    return field.type->kind != Kind::text && field.type->kind != Kind::year;
}

class Walk {
public:
    Walk(const Origins& origins, const Catalogues& catalogues) : origins_(origins), catalogues_(catalogues) {}

    std::vector<Sourced> sources;

    void record(const void* object, const RecordInfo& info, const std::string& path)
    {
        for (const FieldInfo& field : info.fields) {
            const void* member = field.member(const_cast<void*>(object)); // only an address is computed
            const std::string at = path.empty() ? std::string(field.name) : path + "." + std::string(field.name);
            if (field.type->kind == Kind::record)
                record(member, *field.type->record(), at);
            else if (field.type->kind == Kind::list)
                list(member, field, at);
            else if (field.type->kind == Kind::choice)
                choice(*static_cast<const Choice*>(member), field, at);
            else if (needs_source(info, field))
                value(at, field, origins_.find(at));
        }
    }

private:
    void value(const std::string& path, const FieldInfo& field, const std::optional<Origin>& origin)
    {
        if (origin)
            sources.push_back({path, origin->source, origin->place()});
        else
            sources.push_back({path, {Source::Kind::standard, std::string(field.assumption)}, {}});
    }

    void list(const void* object, const FieldInfo& field, const std::string& path)
    {
        const TypeInfo& type = *field.type;
        const std::size_t size = type.size(object);
        if (size == 0) {
            // An empty list that was written says something too: no investments after all.
            if (!field.required) value(path, field, origins_.find(path));
            return;
        }
        const RowOrigins* rows = origins_.rows(path);
        if (rows) // one source for all that a CSV gives
            sources.push_back({path, rows->source, {rows->text->name(), rows->source_line, 1}});
        if (rows && !origins_.noted_below(path)) return;
        for (std::size_t i = 0; i < size; ++i) {
            const std::string at = path + "[" + std::to_string(i) + "]";
            if (rows && !origins_.noted_below(at)) continue;
            if (type.element->kind == Kind::record)
                record(type.at(const_cast<void*>(object), i), *type.element->record(), at);
            else if (type.element->kind != Kind::text)
                value(at, field, origins_.nearest(at)); // `--set` and overlays may give the list in one text
        }
    }

    void choice(const Choice& chosen, const FieldInfo& field, const std::string& path)
    {
        value(path, field, origins_.find(path));
        const ChoiceInfo* info = find_choice(chosen, *field.type, catalogues_);
        if (!info) return;
        for (const FieldInfo& parameter : info->parameters->fields) {
            const std::string at = path + "." + std::string(parameter.name);
            value(at, parameter, origins_.find(at));
        }
    }

    const Origins& origins_;
    const Catalogues& catalogues_;
};

} // namespace

std::vector<Sourced> list_sources(const Scenario& scenario, const Origins& origins, const Catalogues& catalogues)
{
    Walk walk(origins, catalogues);
    walk.record(&scenario, *record_info<Scenario>(), "");
    return std::move(walk.sources);
}

std::vector<Diagnostic> missing_sources(const ReadResult& result)
{
    std::vector<Diagnostic> missing;
    for (const Sourced& s : result.sources) {
        if (s.source.kind != Source::Kind::none) continue;
        if (s.source.text.empty())
            missing.push_back({{std::string(codes::no_source), s.path, "has no source",
                                "end its line in '# fact: F4' or '# assumption: why this value'", ""},
                               s.place,
                               ""});
        else
            missing.push_back({{std::string(codes::bad_source), s.path, "'# " + s.source.text + "' is no source",
                                "facts are F1 to F25, and an assumption says why", ""},
                               s.place,
                               ""});
    }
    return missing;
}

} // namespace port::io
