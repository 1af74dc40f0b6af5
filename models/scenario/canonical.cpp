#include "models/scenario/canonical.h"

#include "models/scenario/choices.h"
#include "models/scenario/scalar_text.h"

#include <cmath>
#include <cstdio>

namespace port {
namespace {

/// Writes along the field tables; the layout says nothing that the values do not.
class Writer {
public:
    std::string text;

    void record(const void* object, const RecordInfo& info, std::size_t indent, bool in_item)
    {
        bool first = true;
        for (const FieldInfo& field : info.fields) {
            if (field.type->absent(field.member(const_cast<void*>(object)))) continue; // only an address is computed
            if (!first || !in_item) text.append(indent, ' '); // an item's first key stands behind its dash
            first = false;
            text += field.name;
            text += ':';
            value(field.member(const_cast<void*>(object)), *field.type, indent);
        }
    }

private:
    void value(const void* object, const TypeInfo& type, std::size_t indent)
    {
        switch (type.kind) {
        case Kind::text:
            text += " " + quoted(*static_cast<const std::string*>(object)) + "\n";
            break;
        case Kind::choice:
            choice(*static_cast<const Choice*>(object), type);
            break;
        case Kind::list:
            list(object, type, indent + 2);
            break;
        case Kind::record:
            text += "\n";
            record(object, *type.record(), indent + 2, false);
            break;
        default:
            text += " " + number(type.number(object), type) + "\n";
        }
    }

    void list(const void* object, const TypeInfo& type, std::size_t indent)
    {
        const std::size_t size = type.size(object);
        text += size == 0 ? " []\n" : "\n";
        for (std::size_t i = 0; i < size; ++i) {
            const void* item = type.at(const_cast<void*>(object), i);
            text.append(indent, ' ');
            text += '-';
            if (type.element->kind == Kind::record) {
                text += ' ';
                record(item, *type.element->record(), indent + 2, true);
            } else {
                value(item, *type.element, indent);
            }
        }
    }

    void choice(const Choice& chosen, const TypeInfo& type)
    {
        text += " {" + std::string(choice_key(type)) + ": " + quoted(chosen.name);
        for (const Choice::Value& v : chosen.values)
            text += ", " + quoted(v.name) + ": " + (v.type ? number(v.value, *v.type) : plain(v.value));
        text += "}\n";
    }

    static std::string plain(double value)
    {
        static const TypeInfo any{Kind::number, "number"};
        return exact_text(value, any);
    }

    static std::string number(double value, const TypeInfo& type)
    {
        return std::isfinite(value) ? exact_text(value, type) : plain(value);
    }
};

} // namespace

std::string quoted(std::string_view text)
{
    std::string result = "\"";
    for (const char c : text) {
        const auto code = static_cast<unsigned char>(c);
        if (c == '"' || c == '\\') {
            result += '\\';
            result += c;
        } else if (c == '\n') {
            result += "\\n";
        } else if (code < 0x20 || code == 0x7f) {
            char escape[8];
            std::snprintf(escape, sizeof escape, "\\u%04x", code);
            result += escape;
        } else {
            result += c;
        }
    }
    return result + "\"";
}

std::string canonical(const Scenario& scenario)
{
    Writer writer;
    writer.record(&scenario, *record_info<Scenario>(), 0, false);
    return std::move(writer.text);
}

} // namespace port
