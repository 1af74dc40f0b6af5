#pragma once
#include "models/scenario/path.h"
#include "models/scenario/scenario.h"
#include "tools/scenario_io/origins.h"
#include "tools/scenario_io/text_tree.h"

#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace port::io {

/// Walks a tree along the field tables and fills a scenario; notes where each value stands and where it comes from.
class TreeReader {
public:
    using Entries = std::vector<const TextEntry*>;

    /// @param folder  where the CSV files are that it names; without one, they are refused
    TreeReader(std::shared_ptr<const TextLines> text, const Catalogues& catalogues, Origins& origins,
               std::optional<std::filesystem::path> folder = std::nullopt)
        : text_(std::move(text)), catalogues_(catalogues), origins_(origins), folder_(std::move(folder))
    {
    }

    /// Reads a whole record: what is missing has its default, or is an error if it has none.
    void read_record(const TextNode& node, void* record, const RecordInfo& info, const std::string& path);
    /// Reads what an overlay says of a place. Of a record only what is named changes; a list is replaced.
    /// @param at  where the path stands, for values that have no place of their own
    void read_change(const TextNode& node, const Place& place, const TextNode& at);
    /// The entries of a map, each key once; further ones are errors.
    [[nodiscard]] Entries entries_of(const TextNode& map, const std::string& path);
    /// Whether there are so many diagnostics that reading on would tell nobody anything.
    [[nodiscard]] bool enough() const { return diagnostics.size() >= most_kept; }
    /// Adds a diagnostic, and the path to those that are broken.
    void fail(const TextNode& node, std::string_view code, const std::string& path, std::string found,
              std::string expected, std::string hint = "");
    /// The same where no value is lost by it.
    void tell(const TextNode& node, std::string_view code, const std::string& path, std::string found,
              std::string expected, std::string hint = "");
    /// "did you mean 'depth'?" for the first mistakes; later ones are not printed, and looking costs time.
    [[nodiscard]] std::string hint(const std::string& name, const std::vector<std::string>& names);

    std::vector<Diagnostic> diagnostics;
    std::vector<std::string> broken;          ///< paths of values that could not be read
    std::vector<std::filesystem::path> files; ///< CSV files that were named

private:
    enum class Given { whole, changes };

    void read_fields(const TextNode& node, void* record, const RecordInfo& info, const std::string& path, Given given);
    void read(const TextNode& node, void* object, const FieldInfo& field, const TypeInfo& type, const std::string& path,
              Given given);
    void read_list(const TextNode& node, void* object, const FieldInfo& field, const TypeInfo& type,
                   const std::string& path);
    void read_csv(const TextNode& node, void* object, const TypeInfo& type, const std::string& path);
    /// Reads the items from a CSV and says where they stand.
    /// @param named_at  what names the file
    void read_rows(const std::shared_ptr<const TextLines>& text, void* object, const TypeInfo& type,
                   const std::string& path, const TextNode& named_at);
    void read_choice(const TextNode& node, Choice& choice, const TypeInfo& type, const std::string& path);
    void read_parameters(const TextNode& name, const Entries& entries, Choice& choice, const TypeInfo& type,
                         const std::string& path);
    void note(const TextNode& node, const std::string& path);

    std::shared_ptr<const TextLines> text_;
    const Catalogues& catalogues_;
    Origins& origins_;
    std::optional<std::filesystem::path> folder_;
    bool by_row_ = false; ///< where things stand is noted by the row, by whoever reads the rows
    int hints_ = 0;
    int sourced_line_ = 0; ///< whose source is `source_`: a long line with many values is looked at once
    Source source_;
};

/// A key as an error shows it: cut if it is long.
[[nodiscard]] std::string shown_key(const TextNode& key);

} // namespace port::io
