#pragma once
#include "models/scenario/type_info.h"
#include "tools/scenario_io/diagnostic.h"
#include "tools/scenario_io/origins.h"

#include <filesystem>
#include <memory>
#include <vector>

namespace port::io {

/// Reads a YAML file that is no scenario into a record with a field table: a study, say. Units, ranges, unknown and
/// double keys are looked at as in a scenario; what must fit together is for who knows the record, who tells of it with
/// `tell`. Never throws for bad input, and never reads more than 1 MB.
class RecordFile {
public:
    /// @param record  of the kind that `info` describes; holds what could be read
    RecordFile(const std::filesystem::path& file, void* record, const RecordInfo& info, const Catalogues& catalogues);

    /// Adds a problem, at the place where its path, or the nearest part above it, was written.
    void tell(Problem problem);
    [[nodiscard]] bool ok() const { return diagnostics.empty(); }

    std::vector<Diagnostic> diagnostics;

private:
    std::shared_ptr<const TextLines> text_;
    Origins origins_;
};

} // namespace port::io
