#include "models/catalogues.h"
#include "models/scenario/scalar_text.h"
#include "models/scenario/scenario.h"

#include <set>

using namespace port;

namespace {

/// Every struct that can be reached from `record`, with the parameters of all strategies.
void gather(const RecordInfo& record, std::set<const RecordInfo*>& all)
{
    if (!all.insert(&record).second) return;
    for (const FieldInfo& field : record.fields) {
        const TypeInfo& type = field.type->kind == Kind::list ? *field.type->element : *field.type;
        if (type.kind == Kind::record) gather(*type.record(), all);
    }
}

std::set<const RecordInfo*> all_records()
{
    std::set<const RecordInfo*> all;
    gather(*record_info<Scenario>(), all);
    for (const ChoiceFamily& family : catalogues().families)
        for (const ChoiceInfo& choice : family.choices) gather(*choice.parameters, all);
    return all;
}

bool is_number(const TypeInfo& type)
{
    return type.kind == Kind::quantity || type.kind == Kind::number || type.kind == Kind::count;
}

} // namespace

TEST_CASE("every field has a meaning, and every default its why", "[scenario]")
{
    for (const RecordInfo* record : all_records()) {
        CAPTURE(record->name);
        CHECK(record->name != "record");
        CHECK(record->meaning.size() >= 10);
        std::set<std::string_view> names;
        for (const FieldInfo& field : record->fields) {
            CAPTURE(field.name, field.meaning, field.assumption);
            CHECK(names.insert(field.name).second);
            CHECK(field.name.find_first_not_of("abcdefghijklmnopqrstuvwxyz_") == std::string_view::npos);
            CHECK(field.meaning.size() >= 7);
            CHECK(field.required == field.assumption.empty());
            CHECK(field.assumption != "none");
        }
    }
}

TEST_CASE("every number has a range, and its default lies in it", "[scenario]")
{
    for (const RecordInfo* record : all_records())
        for (const FieldInfo& field : record->fields) {
            CAPTURE(record->name, field.name);
            const TypeInfo& type = field.type->kind == Kind::list ? *field.type->element : *field.type;
            if (!is_number(type)) continue;
            CHECK(std::isfinite(field.least));
            CHECK(std::isfinite(field.most));
            CHECK(field.least < field.most);
            if (field.required || field.type->kind == Kind::list) continue;
            if (field.type->absent(field.member(const_cast<void*>(record->defaults)))) continue;
            const double standard = type.number(field.member(const_cast<void*>(record->defaults)));
            CHECK_FALSE(check_number(standard, type, field, "default"));
        }
}

TEST_CASE("every unit of every dimension can be written and read", "[scenario]")
{
    for (const RecordInfo* record : all_records())
        for (const FieldInfo& field : record->fields) {
            const TypeInfo& type = field.type->kind == Kind::list ? *field.type->element : *field.type;
            if (type.kind != Kind::quantity) continue;
            CAPTURE(record->name, field.name);
            FieldInfo any = field;
            any.least = -1e300;
            any.most = 1e300;
            CHECK_FALSE(parse_number(type.dimension->example, type, any).problem);
            for (const Unit& unit : type.dimension->units) {
                const ParsedNumber parsed = parse_number("3 " + std::string(unit.symbol), type, any);
                CHECK_FALSE(parsed.problem);
                CHECK(parsed.number == Approx(3 * unit.factor));
            }
        }
}

TEST_CASE("strategies of a family have different names", "[scenario]")
{
    CHECK(catalogues().families.size() >= 2);
    for (const ChoiceFamily& family : catalogues().families) {
        std::set<std::string_view> names;
        for (const ChoiceInfo& choice : family.choices) {
            CAPTURE(choice.name);
            CHECK(names.insert(choice.name).second);
            CHECK(choice.meaning.size() >= 10);
        }
    }
}

TEST_CASE("the ends of a range may be written in the unit that the range is told in", "[scenario]")
{
    int ends = 0;
    for (const RecordInfo* record : all_records())
        for (const FieldInfo& field : record->fields) {
            if (field.type->kind != Kind::quantity) continue;
            const std::string range = range_text(*field.type, field);
            const auto middle = range.find(" to ");
            if (middle == std::string::npos) continue;
            for (const std::string& end : {range.substr(0, middle), range.substr(middle + 4)}) {
                CAPTURE(record->name, field.name, end);
                CHECK_FALSE(parse_number(end, *field.type, field).problem);
                ++ends;
            }
        }
    CHECK(ends > 100);
}
