#pragma once
#include "models/scenario/type_info.h"

#include <string>
#include <string_view>
#include <vector>

namespace port::io {

/// One key of a scenario, however deep.
struct FieldEntry {
    std::string path; ///< list items as `[]`: `berths[].handles[].rate`
    const RecordInfo* record = nullptr;
    const FieldInfo* field = nullptr;
};

/// Every key, in the order of the field tables; what a part holds follows the part.
[[nodiscard]] const std::vector<FieldEntry>& list_fields();

/// Every struct of a scenario once, the scenario first, in the order they are met.
[[nodiscard]] std::vector<const RecordInfo*> list_records();

/// What a field can be, with units or words: `length in m, km or cm`, `dry or oil`, `list of berths`.
[[nodiscard]] std::string kind_text(const TypeInfo& type, const Catalogues& catalogues);
/// The default for people: `0.5 m`, `none`; empty if the field is required.
[[nodiscard]] std::string default_text(const RecordInfo& record, const FieldInfo& field);
/// The default and what it assumes: `0.5 m (a quiet basin needs half a metre)`; empty if the field is required.
[[nodiscard]] std::string default_and_why(const RecordInfo& record, const FieldInfo& field);
/// `a, b or c`
[[nodiscard]] std::string either(const std::vector<std::string>& words);

/// The range of a field, of the numbers in it if it is a list.
[[nodiscard]] std::string range_of(const FieldInfo& field);

} // namespace port::io
