#pragma once
#include "tools/store/part_file.h"

#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace port::store {

/// The application that SQLite files of merged sweeps name in their head: "pswp".
inline constexpr std::int64_t merged_sweep_mark = 0x70737770;

/// What the tables of a merged sweep say beside its figures.
struct MergedHead {
    std::vector<std::pair<std::string, std::string>> sweep; ///< name and value: title, plan's hash, model version ...
    std::vector<std::string> factors;                       ///< paths
    /// A row a measure: measure, of, cause, year, unit, statistic.
    struct MeasureRow {
        std::string measure, of, cause;
        int year = 0;
        std::string unit, statistic;
    };
    std::vector<MeasureRow> measures;
    /// A row a limit that a good point keeps.
    struct LimitRow {
        std::string text;        ///< as the study wrote it
        std::size_t measure = 0; ///< its number
        bool at_most = true;     ///< or at least
        double limit = 0;        ///< in the measure's unit
    };
    std::vector<LimitRow> limits;
};

/// What a factor was given at a point.
struct Input {
    std::string text;
    std::optional<double> number; ///< in base units; nothing of what is no number

    friend bool operator==(const Input&, const Input&) = default;
};

/// Writes the results of a sweep as one SQLite file for plain SQL. The same rows give the same bytes with one version
/// of SQLite, in whatever order they are added: they are sorted, written in one transaction into tables without row
/// numbers, and the file is laid out afresh.
class MergedFile {
public:
    /// @param scratch  a folder for what is being sorted
    /// @throws StoreFailure
    MergedFile(const MergedHead& head, const std::filesystem::path& scratch);
    ~MergedFile();
    MergedFile(const MergedFile&) = delete;
    MergedFile& operator=(const MergedFile&) = delete;

    void add(const PointRow& row, const std::vector<Input>& inputs);
    /// Puts the file in its place, over an older one.
    void finish(const std::filesystem::path& place);

private:
    struct Parts;
    std::unique_ptr<Parts> parts_;
};

/// A point with all that is kept of it.
struct MergedPoint {
    PointRow row;
    std::vector<Input> inputs;
};
/// @throws StoreFailure  if it is no merged sweep
[[nodiscard]] std::pair<MergedHead, std::vector<MergedPoint>> read_merged(const std::filesystem::path& file);

} // namespace port::store
