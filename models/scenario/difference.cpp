#include "models/scenario/difference.h"

#include "models/scenario/choices.h"
#include "models/scenario/path.h"
#include "models/scenario/scalar_text.h"

#include <algorithm>
#include <cmath>
#include <map>

namespace port {
namespace {

/// A value of a scenario that is only looked at.
struct Seen {
    const void* object;
    const TypeInfo* type;

    [[nodiscard]] Seen field(const FieldInfo& field) const
    {
        return {field.member(const_cast<void*>(object)), field.type}; // only an address is computed
    }
    [[nodiscard]] std::size_t size() const { return type->size(object); }
    [[nodiscard]] Seen item(std::size_t index) const
    {
        return {type->at(const_cast<void*>(object), index), type->element};
    }
    [[nodiscard]] bool there() const { return !type->absent(object); }
};

std::string number_text(double number, const TypeInfo& type, bool exact)
{
    if (!std::isfinite(number)) return "none";
    return exact ? exact_text(number, type) : readable_text(number, type);
}

std::string parameters_text(const Choice& choice)
{
    static const TypeInfo any{Kind::number, "number"};
    std::string text = choice.name;
    for (const Choice::Value& v : choice.values)
        text += ", " + v.name + " " + number_text(v.value, v.type ? *v.type : any, false);
    return text;
}

std::string article(std::string_view name)
{
    const bool vowel = !name.empty() && std::string_view("aeiouAEIOU").find(name.front()) != std::string_view::npos;
    return (vowel ? "an " : "a ") + std::string(name);
}

/// A whole value in one line; records as what they are, and by name.
std::string text_of(const Seen& value, bool exact)
{
    switch (value.type->kind) {
    case Kind::text: {
        const auto& text = *static_cast<const std::string*>(value.object);
        return text.empty() ? "''" : text;
    }
    case Kind::choice:
        return parameters_text(*static_cast<const Choice*>(value.object));
    case Kind::record:
        return article(value.type->record()->name);
    case Kind::list: {
        std::string text = "[";
        for (std::size_t i = 0; i < value.size(); ++i) {
            const Seen item = value.item(i);
            const std::string name = item_name(item.object, *item.type);
            text += (i == 0 ? "" : ", ") + (name.empty() ? text_of(item, exact) : name);
        }
        return text + "]";
    }
    default:
        return number_text(value.type->number(value.object), *value.type, exact);
    }
}

/// The items of a list by what they are matched by: name and how many of that name stand before it.
using ItemKey = std::pair<std::string, std::size_t>;
std::vector<ItemKey> keys_of(const Seen& list)
{
    std::map<std::string, std::size_t> count;
    std::vector<ItemKey> keys;
    for (std::size_t i = 0; i < list.size(); ++i) {
        std::string name = item_name(list.item(i).object, *list.type->element);
        const std::size_t before = count[name]++;
        keys.emplace_back(std::move(name), before);
    }
    return keys;
}

class Walk {
public:
    std::vector<PathDifference> found;

    void values(const Seen& a, const Seen& b, const std::string& path)
    {
        if (!a.there() || !b.there()) {
            if (a.there()) found.push_back({path, text_of(a, false), {}});
            if (b.there()) found.push_back({path, {}, text_of(b, false)});
            return;
        }
        switch (a.type->kind) {
        case Kind::record:
            records(a, b, path);
            break;
        case Kind::list:
            if (a.type->element->kind == Kind::record)
                items(a, b, path);
            else
                plain(a, b, path, same_list(a, b));
            break;
        case Kind::choice:
            choices(a, b, path);
            break;
        case Kind::text:
            plain(a, b, path, text_of(a, true) == text_of(b, true));
            break;
        default:
            plain(a, b, path, same_number(a, b));
        }
    }

private:
    static bool same_number(const Seen& a, const Seen& b)
    {
        const double x = a.type->number(a.object);
        const double y = b.type->number(b.object);
        return x == y || (std::isnan(x) && std::isnan(y));
    }

    static bool same_list(const Seen& a, const Seen& b)
    {
        if (a.size() != b.size()) return false;
        for (std::size_t i = 0; i < a.size(); ++i) {
            Walk items;
            items.values(a.item(i), b.item(i), "");
            if (!items.found.empty()) return false;
        }
        return true;
    }

    void plain(const Seen& a, const Seen& b, const std::string& path, bool same)
    {
        if (same) return;
        const bool alike = text_of(a, false) == text_of(b, false);
        found.push_back({path, text_of(a, alike), text_of(b, alike)});
    }

    void records(const Seen& a, const Seen& b, const std::string& path)
    {
        for (const FieldInfo& field : a.type->record()->fields)
            values(a.field(field), b.field(field), path + (path.empty() ? "" : ".") + std::string(field.name));
    }

    void choices(const Seen& a, const Seen& b, const std::string& path)
    {
        const auto& x = *static_cast<const Choice*>(a.object);
        const auto& y = *static_cast<const Choice*>(b.object);
        bool alike = x.name == y.name && x.values.size() == y.values.size();
        for (std::size_t i = 0; alike && i < x.values.size(); ++i) alike = x.values[i].name == y.values[i].name;
        if (!alike) {
            found.push_back({path, parameters_text(x), parameters_text(y)});
            return;
        }
        static const TypeInfo any{Kind::number, "number"};
        for (std::size_t i = 0; i < x.values.size(); ++i) {
            if (x.values[i].value == y.values[i].value) continue;
            const TypeInfo& type = x.values[i].type ? *x.values[i].type : any;
            const auto text = [&](const Choice& c, bool exact) { return number_text(c.values[i].value, type, exact); };
            const bool same = text(x, false) == text(y, false);
            found.push_back({path + "." + x.values[i].name, text(x, same), text(y, same)});
        }
    }

    /// The path of an item: by name where that leads to it, else by number.
    static std::string item_path(const std::string& list, const ItemKey& key, std::size_t index)
    {
        const bool named = !key.first.empty() && key.second == 0;
        return list + "[" + (named ? key.first : std::to_string(index)) + "]";
    }

    void items(const Seen& a, const Seen& b, const std::string& path)
    {
        const std::vector<ItemKey> first = keys_of(a);
        const std::vector<ItemKey> second = keys_of(b);
        std::vector<ItemKey> kept, kept_second; // of both, in the order of each
        for (std::size_t i = 0; i < first.size(); ++i) {
            const auto at = std::find(second.begin(), second.end(), first[i]);
            if (at == second.end()) {
                found.push_back({item_path(path, first[i], i), text_of(a.item(i), false), {}});
                continue;
            }
            kept.push_back(first[i]);
            const auto j = static_cast<std::size_t>(at - second.begin());
            values(a.item(i), b.item(j), item_path(path, first[i], j));
        }
        for (std::size_t j = 0; j < second.size(); ++j) {
            if (std::find(first.begin(), first.end(), second[j]) != first.end())
                kept_second.push_back(second[j]);
            else
                found.push_back({item_path(path, second[j], j), {}, text_of(b.item(j), false)});
        }
        if (kept != kept_second) found.push_back({path, order_of(kept), order_of(kept_second)});
    }

    static std::string order_of(const std::vector<ItemKey>& keys)
    {
        std::string text;
        for (const ItemKey& key : keys) text += (text.empty() ? "" : ", ") + key.first;
        return "in the order " + text;
    }
};

} // namespace

std::vector<PathDifference> differences(const Scenario& from, const Scenario& to)
{
    Walk walk;
    const TypeInfo* type = type_info<Scenario>();
    walk.values({&from, type}, {&to, type}, "");
    return std::move(walk.found);
}

} // namespace port
