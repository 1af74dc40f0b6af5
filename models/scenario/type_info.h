#pragma once
#include "models/units.h"

#include <cstddef>
#include <limits>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace port {

struct RecordInfo;

/// What a value of the Scenario can be. Everything that walks a Scenario (reader, writer, schema, reference page,
/// `--set`, the web form) is written once against these descriptions, never once a struct.
enum class Kind {
    quantity, ///< a number with a unit; numbers pass through `number`/`set_number` in base units
    number,   ///< a plain real number
    count,    ///< a whole number (int)
    year,     ///< a calendar year (int); a count that is not a quantity
    flag,     ///< yes or no (bool)
    text,     ///< free text or a name (std::string)
    word,     ///< one of a few words (an enum); `words` lists them, numbers are its values
    date,     ///< port::Date
    clock,    ///< port::TimeOfDay
    moment,   ///< port::Moment
    list,     ///< std::vector of `element`
    record,   ///< a struct with a field table
    choice,   ///< port::Choice: a strategy by name, with its own parameters
};

/// Describes one type. `object` below always points at a value of that type.
struct TypeInfo {
    Kind kind;
    std::string_view name;                        ///< for errors: "length", "count", "list of berths"
    const Dimension* dimension = nullptr;         ///< of a quantity
    std::span<const std::string_view> words = {}; ///< of a word
    const TypeInfo* element = nullptr;            ///< of a list
    const RecordInfo* (*record)() = nullptr;      ///< of a record (a function, since records can nest)
    std::string_view family = {};                 ///< of a choice: which catalogue it is checked against

    double (*number)(const void* object) = nullptr;           ///< all numeric kinds, word, flag, date, clock, moment
    void (*set_number)(void* object, double value) = nullptr; ///< the same kinds; value already checked
    bool (*given)(const void* object) = nullptr;              ///< of a std::optional; else nullptr: it always is
    std::size_t (*size)(const void* object) = nullptr;        ///< list
    void (*resize)(void* object, std::size_t size) = nullptr; ///< list
    void* (*at)(void* object, std::size_t index) = nullptr;   ///< list

    /// Whether a value has to be left out wherever values are written or looked at: its number is NaN.
    [[nodiscard]] bool absent(const void* object) const { return given && !given(object); }
};

/// Describes one field of a record: one line of its field table.
struct FieldInfo {
    std::string_view name;
    std::string_view meaning;
    std::string_view assumption; ///< why the default is what it is; empty for a required field
    bool required = false;
    bool in_order = false;                                   ///< the rows of a CSV may not go back in it
    bool dated = false;                                      ///< an investment may change it while a run goes on
    double least = -std::numeric_limits<double>::infinity(); ///< of the number, or of a list's elements; base units
    double most = std::numeric_limits<double>::infinity();
    const TypeInfo* type = nullptr;
    void* (*member)(void* record) = nullptr;
};

/// Describes a struct.
struct RecordInfo {
    std::string_view name;    ///< for the reference page: "berth"
    std::string_view meaning; ///< one sentence
    std::vector<FieldInfo> fields;
    void (*reset)(void* record) = nullptr; ///< sets it to its defaults
    const void* defaults = nullptr;        ///< a default-made record, to show defaults from

    [[nodiscard]] const FieldInfo* field(std::string_view field_name) const
    {
        for (const FieldInfo& f : fields)
            if (f.name == field_name) return &f;
        return nullptr;
    }
};

/// The name of a strategy and its parameters in base units, as the Scenario keeps it.
struct Choice {
    struct Value {
        std::string name;
        double value;
        const TypeInfo* type = nullptr; ///< of the parameter, so that the value can be written with its unit
        friend bool operator==(const Value& a, const Value& b) { return a.name == b.name && a.value == b.value; }
    };
    std::string name;
    std::vector<Value> values; ///< one for each parameter of that strategy, in the order of its field table

    friend bool operator==(const Choice&, const Choice&) = default;
};

/// One strategy as reader, schema and reference page see it.
struct ChoiceInfo {
    std::string_view name;
    std::string_view meaning;
    const RecordInfo* parameters; ///< numeric fields only; may have none
    /// What its parameters must fulfil together, if a choice of it does not; nothing if they need not fit.
    std::string (*unfit)(const Choice&) = nullptr;
    /// Of a law of one number whose parameters are fit: what it stays below with chance p, 0 < p < 1.
    double (*quantile)(const Choice&, double p) = nullptr;
};

/// All strategies of one family ("arrival law", "berth choice").
struct ChoiceFamily {
    std::string_view name;
    std::vector<ChoiceInfo> choices;

    [[nodiscard]] const ChoiceInfo* find(std::string_view choice) const
    {
        for (const ChoiceInfo& c : choices)
            if (c.name == choice) return &c;
        return nullptr;
    }
};

/// Every family of strategies the program knows; made by models/catalogues.h and handed to whoever walks a Scenario.
struct Catalogues {
    std::vector<ChoiceFamily> families;

    [[nodiscard]] const ChoiceFamily* find(std::string_view family) const
    {
        for (const ChoiceFamily& f : families)
            if (f.name == family) return &f;
        return nullptr;
    }
};

} // namespace port
