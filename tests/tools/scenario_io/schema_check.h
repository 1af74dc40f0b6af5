#pragma once
#include "tools/scenario_io/text_tree.h"

#include <charconv>
#include <cmath>
#include <nlohmann/json.hpp>
#include <regex>
#include <stdexcept>
#include <string>

namespace port::io::test {

/// The part of JSON Schema that schema.json uses, on a tree of YAML; an unknown keyword is an error of the test.
class SchemaCheck {
public:
    explicit SchemaCheck(const std::string& text) : schema_(nlohmann::json::parse(text)) {}

    /// What is wrong, with its path; empty if nothing is.
    [[nodiscard]] std::string fault(const TextNode& node) const { return fault(node, schema_, ""); }

private:
    using Json = nlohmann::json;
    using Kind = TextNode::Kind;

    /// The value of a plain text as YAML's core schema has it; texts in quotes are taken for plain ones.
    static Json value_of(const std::string& text)
    {
        if (text == "true" || text == "false") return text == "true";
        double number = 0;
        const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
        if (error != std::errc{} || end != text.data() + text.size()) return text;
        if (number == std::floor(number)) return static_cast<long long>(number);
        return number;
    }

    static bool is_type(const TextNode& node, const std::string& type)
    {
        if (type == "object") return node.kind == Kind::map;
        if (type == "array") return node.kind == Kind::list;
        if (type == "null") return node.kind == Kind::nothing;
        if (node.kind != Kind::scalar) return false;
        const Json value = value_of(node.text);
        if (type == "string") return value.is_string();
        if (type == "integer") return value.is_number_integer();
        if (type == "number") return value.is_number();
        if (type == "boolean") return value.is_boolean();
        throw std::logic_error("an unknown type " + type);
    }

    std::string fault(const TextNode& node, const Json& schema, const std::string& path) const
    {
        for (const auto& [key, rule] : schema.items()) {
            const std::string found = one_rule(node, schema, key, rule, path);
            if (!found.empty()) return found;
        }
        return {};
    }

    std::string one_rule(const TextNode& node, const Json& schema, const std::string& key, const Json& rule,
                         const std::string& path) const
    {
        const std::string no =
            path + ": " + key + " " + (rule.is_structured() ? "" : rule.dump()) + " '" + node.text + "'";
        if (key == "$schema" || key == "$defs" || key == "title" || key == "description" || key == "default" ||
            key == "then" || key == "else")
            return {};
        if (key == "$ref") return fault(node, schema_.at(Json::json_pointer(rule.get<std::string>().substr(1))), path);
        if (key == "if") return fault(node, schema[fault(node, rule, path).empty() ? "then" : "else"], path);
        if (key == "not") return fault(node, rule, path).empty() ? no : "";
        if (key == "type") {
            bool one = false;
            for (const Json& type : rule.is_array() ? rule : Json::array({rule})) one = one || is_type(node, type);
            return one ? "" : no;
        }
        if (key == "anyOf") {
            for (const Json& form : rule)
                if (fault(node, form, path).empty()) return {};
            return no;
        }
        if (key == "enum" || key == "const") {
            for (const Json& word : key == "enum" ? rule : Json::array({rule}))
                if (node.kind == Kind::scalar && word == node.text) return {};
            return no;
        }
        if (key == "pattern")
            return node.kind != Kind::scalar ||
                           std::regex_search(node.text, std::regex(rule.get<std::string>(), std::regex::ECMAScript))
                       ? ""
                       : no;
        if (key == "minimum" || key == "maximum") {
            const Json value = value_of(node.text);
            if (node.kind != Kind::scalar || !value.is_number()) return {};
            return (key == "minimum" ? value.get<double>() >= rule.get<double>()
                                     : value.get<double>() <= rule.get<double>())
                       ? ""
                       : no;
        }
        if (key == "minLength")
            return node.kind != Kind::scalar || node.text.size() >= rule.get<std::size_t>() ? "" : no;
        return structure(node, schema, key, rule, path);
    }

    std::string structure(const TextNode& node, const Json& schema, const std::string& key, const Json& rule,
                          const std::string& path) const
    {
        if (key == "items") {
            for (std::size_t i = 0; i < node.items.size(); ++i)
                if (std::string found = fault(node.items[i], rule, path + "[" + std::to_string(i) + "]");
                    !found.empty())
                    return found;
        } else if (key == "required") {
            for (const Json& name : rule)
                if (node.kind == Kind::map && std::none_of(node.entries.begin(), node.entries.end(),
                                                           [&](const auto& e) { return e.key.text == name; }))
                    return path + ": lacks " + name.dump();
        } else if (key == "propertyNames") {
            for (const auto& [name, value] : node.entries)
                if (std::string found = fault(name, rule, path); !found.empty()) return found;
        } else if (key == "properties" || key == "additionalProperties") {
            const Json known = schema.value("properties", Json::object());
            for (const auto& [name, value] : node.entries) {
                const bool is_known = known.contains(name.text);
                if (is_known != (key == "properties")) continue;
                if (!is_known && rule == false) return path + ": the schema does not know '" + name.text + "'";
                std::string found = fault(value, is_known ? rule.at(name.text) : rule, path + "." + name.text);
                if (!found.empty()) return found;
            }
        } else {
            throw std::logic_error("an unknown keyword " + key);
        }
        return {};
    }

    Json schema_;
};

} // namespace port::io::test
