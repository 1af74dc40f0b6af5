#pragma once
#include "models/scenario/scenario.h"
#include "tools/scenario_io/read_scenario.h"
#include "tools/scenario_io/text_tree.h"

#include <map>
#include <string>
#include <vector>

namespace port::io {

/// Walks a tree along the field tables and fills a scenario; keeps where each value stands and where it comes from.
class TreeReader {
public:
    TreeReader(std::string name, const std::vector<std::string>& lines, const Catalogues& catalogues)
        : name_(std::move(name)), lines_(lines), catalogues_(catalogues)
    {
    }

    void read_record(const TextNode& node, void* record, const RecordInfo& info, const std::string& path);
    void fail(const TextNode& node, std::string_view code, const std::string& path, std::string found,
              std::string expected, std::string hint = "");
    /// Where the value of a path stands, or the nearest part of the path that stands somewhere.
    [[nodiscard]] TextPlace place_of(std::string path) const;

    std::vector<Diagnostic> diagnostics;
    std::vector<Sourced> sources;
    std::vector<std::string> broken; ///< paths of values that could not be read

private:
    void read(const TextNode& node, void* object, const FieldInfo& field, const TypeInfo& type,
              const std::string& path);
    void read_list(const TextNode& node, void* object, const FieldInfo& field, const TypeInfo& type,
                   const std::string& path);
    void read_choice(const TextNode& node, Choice& choice, const TypeInfo& type, const std::string& path);
    void note_source(const TextNode& node, const std::string& path);

    std::string name_;
    const std::vector<std::string>& lines_;
    const Catalogues& catalogues_;
    std::map<std::string, TextPlace> places_;
};

/// What the comment at the end of a line says of its values.
[[nodiscard]] Source source_of(const std::string& line);

} // namespace port::io
