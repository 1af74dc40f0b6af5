#pragma once
#include "models/scenario/problem.h"
#include "models/scenario/scenario.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace port {

/// One value, list or record of a scenario that a path leads to.
struct Place {
    void* object = nullptr; ///< a value of `type`; of a choice's parameter: a double in base units
    const TypeInfo* type = nullptr;
    const FieldInfo* field = nullptr; ///< the field it stands in (of a list's item: the list's), with range and `dated`
    bool parameter = false;           ///< of a choice
    std::string path;                 ///< list items by number: `berths[0].depth`

    /// The number in base units, of all numeric kinds.
    [[nodiscard]] double number() const;
    /// Puts a number that `check_number` has passed.
    void set_number(double number) const;
};

/// What a path leads to; with a problem there are no places.
struct Resolved {
    std::vector<Place> places;
    std::optional<Problem> problem;
};

/// Follows a path such as `trades[coal out].demand[2009].demand`, `berths[0].handles[coal].rate`, `berths[*].depth` or
/// `trades[ore in].arrivals.shape`.
///
/// A list item is named by its name-like field (name, category, ship, by, year or path), else by its number from 0;
/// `[*]` is every item. Where two items bear the name, the first is meant. A name may itself hold brackets that pair
/// up. A `[*]` over an empty list leads to no places and is no problem. An error names the part that leads nowhere and
/// what is nearest to it.
[[nodiscard]] Resolved resolve(Scenario& scenario, std::string_view path, const Catalogues& catalogues);

/// The same path with list items by name where they have one: `berths[coal 1].depth`; for reports.
[[nodiscard]] std::string named_path(const Scenario& scenario, std::string_view path);

/// The field that names an item of such a record: name, category, ship, by, year or path; nullptr if it has none.
[[nodiscard]] const FieldInfo* naming_field(const RecordInfo& record);

/// The name a list item goes by, as its naming field says; empty if it has none.
[[nodiscard]] std::string item_name(const void* item, const TypeInfo& element);

} // namespace port
