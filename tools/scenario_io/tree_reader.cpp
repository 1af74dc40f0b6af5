#include "tools/scenario_io/tree_reader.h"

#include "models/scenario/choices.h"
#include "models/scenario/names.h"
#include "models/scenario/problems.h"
#include "models/scenario/scalar_text.h"
#include "tools/scenario_io/csv_list.h"
#include "tools/scenario_io/source_comment.h"

#include <algorithm>
#include <unordered_set>

namespace port::io {
namespace {

constexpr int most_hints = 40;

std::string below(const std::string& path, std::string_view name)
{
    return path.empty() ? std::string(name) : path + "." + std::string(name);
}

bool is_choice_key(const TextNode& key, const TypeInfo& type)
{
    return key.text == choice_key(type);
}

std::string choice_form(const TypeInfo& type)
{
    return "a name, or {" + std::string(choice_key(type)) + ": name, ...}";
}

/// Watches that the rows of a CSV do not go back in the fields that have an order.
class RowOrder {
public:
    explicit RowOrder(const RecordInfo& record)
    {
        for (const FieldInfo& f : record.fields)
            if (f.in_order) last_.push_back({&f, -std::numeric_limits<double>::infinity()});
    }

    /// The cell in which a row goes back; nullptr if it does not.
    const TextEntry* goes_back(const TextNode& row, void* record)
    {
        const TextEntry* back = nullptr;
        for (auto& [field, last] : last_)
            for (const TextEntry& entry : row.entries) {
                if (entry.key.text != field->name) continue;
                const double number = field->type->number(field->member(record));
                if (number < last) back = &entry;
                if (number > last) last = number; // of a value that could not be read there is none: it is NaN
            }
        return back;
    }

private:
    std::vector<std::pair<const FieldInfo*, double>> last_;
};

} // namespace

std::string shown_key(const TextNode& key)
{
    return "'" + printable(key.text, 60) + "'";
}

std::string TreeReader::hint(const std::string& name, const std::vector<std::string>& names)
{
    return ++hints_ > most_hints ? "" : did_you_mean(name, names);
}

void TreeReader::tell(const TextNode& node, std::string_view code, const std::string& path, std::string found,
                      std::string expected, std::string hint)
{
    diagnostics.push_back({{std::string(code), path, std::move(found), std::move(expected), std::move(hint)},
                           {text_->name(), node.line, node.column},
                           text_->quote(node.line)});
}

void TreeReader::fail(const TextNode& node, std::string_view code, const std::string& path, std::string found,
                      std::string expected, std::string hint)
{
    broken.push_back(path);
    tell(node, code, path, std::move(found), std::move(expected), std::move(hint));
}

void TreeReader::note(const TextNode& node, const std::string& path)
{
    if (by_row_) return;
    if (node.line != sourced_line_) {
        source_ = source_of(text_->line(node.line));
        sourced_line_ = node.line;
    }
    origins_.note(path, {text_, node.line, node.column, source_});
}

TreeReader::Entries TreeReader::entries_of(const TextNode& map, const std::string& path)
{
    Entries entries;
    std::unordered_set<std::string_view> seen;
    for (const auto& entry : map.entries) {
        if (entry.key.kind == TextNode::Kind::refused) continue;
        if (enough()) break;
        if (seen.insert(entry.key.text).second)
            entries.push_back(&entry);
        else
            tell(entry.key, codes::double_key, path, shown_key(entry.key) + " is given twice", "each key once");
    }
    return entries;
}

void TreeReader::read_record(const TextNode& node, void* record, const RecordInfo& info, const std::string& path)
{
    read_fields(node, record, info, path, Given::whole);
}

void TreeReader::read_change(const TextNode& node, const Place& place, const TextNode& at)
{
    origins_.forget_below(place.path);
    if (node.kind == TextNode::Kind::list || node.kind == TextNode::Kind::map || names_csv(*place.type, node.text))
        return read(node, place.object, *place.field, *place.type, place.path, Given::changes);
    note(at, place.path);
}

void TreeReader::read_fields(const TextNode& node, void* record, const RecordInfo& info, const std::string& path,
                             Given given)
{
    if (node.kind != TextNode::Kind::map) {
        fail(node, codes::wrong_shape, path, "is not a " + std::string(info.name) + " with its keys",
             "lines of 'key: value'");
        return;
    }
    std::unordered_set<std::string_view> seen;
    std::vector<std::string> meant;
    for (const auto* entry : entries_of(node, path)) {
        if (enough()) return;
        const auto& [key, value] = *entry;
        if (const FieldInfo* field = info.field(key.text)) {
            seen.insert(field->name);
            read(value, field->member(record), *field, *field->type, below(path, field->name), given);
            continue;
        }
        std::vector<std::string> known;
        for (const FieldInfo& f : info.fields) known.emplace_back(f.name);
        tell(key, codes::unknown_key, path, "unknown key " + shown_key(key), "", hint(key.text, known));
        const std::string near = hints_ > most_hints ? "" : nearest(key.text, known);
        if (!near.empty()) {
            meant.push_back(near); // what was meant is not missing as well
            broken.push_back(below(path, near));
        }
    }
    if (given == Given::changes) return;
    for (const FieldInfo& f : info.fields)
        if (f.required && !seen.contains(f.name) && std::find(meant.begin(), meant.end(), f.name) == meant.end())
            fail(node, codes::missing_key, below(path, f.name), "is missing", std::string(f.meaning));
}

void TreeReader::read(const TextNode& node, void* object, const FieldInfo& field, const TypeInfo& type,
                      const std::string& path, Given given)
{
    note(node, path);
    if (node.kind == TextNode::Kind::refused) {
        broken.push_back(path);
        return;
    }
    if (node.kind == TextNode::Kind::nothing) {
        const bool list = type.kind == Kind::list;
        return fail(node, codes::no_value, path, "has no value",
                    list ? "give its items, [] for none, or leave the key out" : "give it, or leave the key out");
    }
    switch (type.kind) {
    case Kind::list:
        return read_list(node, object, field, type, path);
    case Kind::record:
        return read_fields(node, object, *type.record(), path, given);
    case Kind::choice:
        return read_choice(node, *static_cast<Choice*>(object), type, path);
    default:
        break;
    }
    if (node.kind != TextNode::Kind::scalar)
        return fail(node, codes::wrong_shape, path, "is not one value", std::string(field.meaning));
    if (auto problem = set_text(object, type, field, node.text))
        return fail(node, problem->code, path, problem->found, problem->expected, problem->hint);
}

void TreeReader::read_list(const TextNode& node, void* object, const FieldInfo& field, const TypeInfo& type,
                           const std::string& path)
{
    if (node.kind == TextNode::Kind::scalar && names_csv(type, node.text)) return read_csv(node, object, type, path);
    if (node.kind != TextNode::Kind::list)
        return fail(node, codes::wrong_shape, path, "is not a list",
                    takes_csv(type) ? "items that begin with '- ', or [a, b], or the name of a .csv file"
                                    : "items that begin with '- ', or [a, b]");
    type.resize(object, 0); // so that an overlay's items begin at their defaults
    for (std::size_t i = 0; i < node.items.size() && !enough(); ++i) {
        type.resize(object, i + 1);
        read(node.items[i], type.at(object, i), field, *type.element, path + "[" + std::to_string(i) + "]",
             Given::whole);
    }
}

void TreeReader::read_csv(const TextNode& node, void* object, const TypeInfo& type, const std::string& path)
{
    if (!takes_csv(type))
        return fail(node, codes::wrong_shape, path, "cannot be read from a CSV",
                    "items that begin with '- ': they hold lists, for which a cell has no room");
    std::string name;
    if (const auto problem = set_text(&name, *type_info<std::string>(), FieldInfo{}, node.text))
        return fail(node, problem->code, path, problem->found, problem->expected);
    if (!folder_)
        return fail(node, codes::csv_refused, path, "names a CSV file, but this text is no file",
                    "its items, written out");
    files.push_back(*folder_ / name);
    CsvText csv = read_csv_text(files.back());
    if (csv.problem) return fail(node, csv.problem->code, path, csv.problem->found, csv.problem->expected);
    if (!csv.fault) return read_rows(csv.text, object, type, path, node);
    broken.push_back(path);
    diagnostics.push_back(std::move(*csv.fault));
}

void TreeReader::read_rows(const std::shared_ptr<const TextLines>& text, void* object, const TypeInfo& type,
                           const std::string& path, const TextNode& named_at)
{
    const RecordInfo& record = *type.element->record();
    CsvList csv(*text, record, path);
    RowOrigins origins{text, text_, csv.source(), csv.source_line(), {}, {}};
    if (origins.source.kind == Source::Kind::none && origins.source.text.empty())
        origins.source = source_of(text_->line(named_at.line)); // what is said where the file is named holds too
    for (const FieldInfo* field : csv.columns()) origins.keys.emplace_back(field ? field->name : "");
    TreeReader rows(text, catalogues_, origins_);
    rows.by_row_ = true;
    type.resize(object, 0);
    const auto enough_told = [&] {
        return diagnostics.size() + csv.diagnostics.size() + rows.diagnostics.size() >= most_kept;
    };
    RowOrder order(record);
    for (std::size_t i = 0; !enough_told(); ++i) {
        const TextNode* item = csv.next();
        if (!item) break;
        type.resize(object, i + 1);
        origins.lines.push_back(item->line);
        const std::string at = path + "[" + std::to_string(i) + "]";
        if (item->kind == TextNode::Kind::refused) {
            rows.broken.push_back(at);
            continue;
        }
        rows.read_record(*item, type.at(object, i), record, at);
        if (const TextEntry* cell = order.goes_back(*item, type.at(object, i)))
            rows.fail(cell->value, codes::back_in_time, below(at, cell->key.text),
                      "'" + cell->value.text + "' is before the row above it", "rows in the order of time");
    }
    if (csv.broken()) broken.push_back(path);
    origins_.note_rows(path, std::move(origins));
    broken.insert(broken.end(), rows.broken.begin(), rows.broken.end());
    for (auto* told : {&csv.diagnostics, &rows.diagnostics})
        diagnostics.insert(diagnostics.end(), told->begin(), told->end());
}

void TreeReader::read_choice(const TextNode& node, Choice& choice, const TypeInfo& type, const std::string& path)
{
    const TextNode* name = node.kind == TextNode::Kind::scalar ? &node : nullptr;
    Entries entries;
    if (node.kind == TextNode::Kind::map) {
        entries = entries_of(node, path);
        for (const auto* entry : entries)
            if (is_choice_key(entry->key, type)) name = &entry->value;
    }
    if (!name) {
        std::string near;
        for (const auto* entry : entries)
            if (near.empty()) near = hint(entry->key.text, {std::string(choice_key(type))});
        return fail(node, codes::wrong_shape, path, "names no " + std::string(type.family), choice_form(type), near);
    }
    if (name->kind == TextNode::Kind::nothing)
        return fail(*name, codes::no_value, path, "has no value", choice_form(type));
    if (name->kind != TextNode::Kind::scalar)
        return fail(*name, codes::wrong_shape, path, "names no " + std::string(type.family), choice_form(type));
    if (auto problem = choose(choice, type, name->text, catalogues_))
        return fail(*name, problem->code, path, problem->found, problem->expected, problem->hint);
    note(*name, path);
    read_parameters(*name, entries, choice, type, path);
}

void TreeReader::read_parameters(const TextNode& name, const Entries& entries, Choice& choice, const TypeInfo& type,
                                 const std::string& path)
{
    const RecordInfo& parameters = *find_choice(choice, type, catalogues_)->parameters;
    std::vector<std::string> known;
    for (const FieldInfo& f : parameters.fields) known.emplace_back(f.name);
    std::unordered_set<std::string_view> seen;
    for (const auto* entry : entries) {
        const auto& [key, value] = *entry;
        if (is_choice_key(key, type)) continue;
        const FieldInfo* field = parameters.field(key.text);
        if (!field) {
            tell(key, codes::unknown_key, path, "'" + choice.name + "' has no parameter " + shown_key(key), "",
                 hint(key.text, known));
            continue;
        }
        seen.insert(field->name);
        const std::string at = below(path, field->name);
        note(value, at);
        if (value.kind == TextNode::Kind::nothing) {
            fail(value, codes::no_value, at, "has no value", "give it, or leave the key out");
        } else if (value.kind != TextNode::Kind::scalar) {
            fail(value, codes::wrong_shape, at, "is not one value", std::string(field->meaning));
        } else {
            const ParsedNumber parsed = parse_number(value.text, *field->type, *field);
            if (parsed.problem) {
                fail(value, parsed.problem->code, at, parsed.problem->found, parsed.problem->expected,
                     parsed.problem->hint);
                continue;
            }
            for (Choice::Value& v : choice.values)
                if (v.name == field->name) v.value = parsed.number;
        }
    }
    for (const FieldInfo& f : parameters.fields)
        if (f.required && !seen.contains(f.name))
            fail(name, codes::missing_key, below(path, f.name), "is missing", std::string(f.meaning));
}

} // namespace port::io
