#pragma once
#include "tools/report/table.h"

#include <filesystem>
#include <span>
#include <stdexcept>

namespace port::report {

/// An Excel file that could not be written; the text says why.
struct XlsxFailure : std::runtime_error {
    using std::runtime_error::runtime_error;
};

/// Writes tables as an Excel file, a sheet each, named by its title: heads with units, numbers as numbers with every
/// digit, an estimate as three columns, notes below. The same tables give the same bytes.
/// @throws XlsxFailure
void write_xlsx(std::span<const Table> tables, const std::filesystem::path& file);

} // namespace port::report
