#include "tools/report/json.h"

#include "tools/report/figure_tables.h"
#include "tools/report/gap_table.h"
#include "tools/report/year_table.h"

#include <nlohmann/json.hpp>

#include <cmath>

namespace port::report {
namespace {

using Json = nlohmann::ordered_json;

Json number(double value)
{
    return std::isfinite(value) ? Json(value) : Json();
}

Json number(const std::optional<double>& value)
{
    return value ? number(*value) : Json();
}

struct Value {
    Json operator()(std::monostate) const { return {}; }
    Json operator()(bool yes) const { return yes; }
    Json operator()(std::int64_t whole) const { return whole; }
    Json operator()(double value) const { return number(value); }
    Json operator()(const Exact& exact) const { return exact.digits; }
    Json operator()(const std::string& text) const { return text; }
    Json operator()(const Estimate& e) const
    {
        return {{"mean", number(e.mean)}, {"low", number(e.low)}, {"high", number(e.high)}};
    }
};

/// The column's name as one word; a path of a scenario, or a figure's name, stays as it is asked for.
std::string key_of(const Column& column)
{
    std::string key = column.name;
    if (key.find_first_of("[.@") != std::string::npos) return key;
    for (char& c : key)
        if (c == ' ') c = '_';
    return key;
}

/// Adds the table's rows; each opens with the key `scenario` unless the label is empty. A missing cause is left out.
void add_rows(Json& rows, const Table& table, const std::string& label)
{
    for (const auto& row : table.rows) {
        Json object = Json::object();
        if (!label.empty()) object["scenario"] = label;
        for (std::size_t c = 0; c < row.size(); ++c) {
            const std::string key = key_of(table.columns[c]);
            if (key == "cause" && std::holds_alternative<std::monostate>(row[c])) continue;
            object[key] = std::visit(Value{}, row[c]);
        }
        rows.push_back(std::move(object));
    }
}

void add_head(Json& object, const Answer& answer)
{
    object["title"] = answer.scenario.title;
    object["sentence"] = answer.verdict.sentence;
    object["seed"] = answer.seed;
    object["replications"] = answer.summary.replications;
    object["confidence"] = answer.summary.confidence;
    object["remarks"] = answer.remarks;
}

/// Rows one a line, so that two files can be compared by eye and by diff.
std::string printed(const Json& object)
{
    const auto text = [](const Json& value) { return value.dump(-1, ' ', false, Json::error_handler_t::replace); };
    std::string out = "{";
    bool first = true;
    for (const auto& [key, value] : object.items()) {
        out += (std::exchange(first, false) ? "\n  " : ",\n  ") + text(Json(key)) + ": ";
        if (!value.is_array() || value.empty() || !value.front().is_object()) {
            out += text(value);
            continue;
        }
        out += "[";
        for (std::size_t i = 0; i < value.size(); ++i) out += (i == 0 ? "\n    " : ",\n    ") + text(value[i]);
        out += "\n  ]";
    }
    return out + "\n}\n";
}

} // namespace

std::string to_json(std::span<const Answer> answers)
{
    Json object = Json::object();
    const bool several = answers.size() != 1;
    if (!several) add_head(object, answers.front());
    object["model_version"] = answers.empty() ? "" : answers.front().model_version;
    Json scenarios = Json::array(), binds = Json::array(), trials = Json::array(), gaps = Json::array(),
         figures = Json::array();
    for (const Answer& answer : answers) {
        const std::string label = several ? answer.label : "";
        Json head = {{"scenario", label}};
        add_head(head, answer);
        scenarios.push_back(std::move(head));
        add_rows(binds, binding_rows(answer.verdict), label);
        add_rows(trials, trial_rows(answer.verdict), label);
        add_rows(gaps, gap_table(answer.gaps), label);
        add_rows(figures, figure_rows(answer.summary), label);
    }
    if (several) object["scenarios"] = std::move(scenarios);
    object["binds"] = std::move(binds);
    object["trials"] = std::move(trials);
    object["bounds"] = std::move(gaps);
    object["figures"] = std::move(figures);
    return printed(object);
}

std::string to_json(const Table& table)
{
    Json rows = Json::array();
    add_rows(rows, table, "");
    return rows.dump(-1, ' ', false, Json::error_handler_t::replace) + "\n";
}

} // namespace port::report
