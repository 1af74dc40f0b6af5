#pragma once
#include "tools/scenario_io/origins.h"
#include "tools/scenario_io/text_tree.h"
#include "tools/scenario_io/tree_reader.h"

#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace port::io {

/// A scenario as its layers make it: the base at the bottom, then each overlay, then what `--set` says. Every layer is
/// checked as a whole before the next one is put on it, so that a mistake is told where it was made.
class Layers {
public:
    explicit Layers(const Catalogues& catalogues) : catalogues_(catalogues) {}

    /// Reads a file, and first the base it names.
    void put_file(const std::filesystem::path& file);
    /// Reads a text.
    /// @param folder  where its base and its CSV files are looked for; without one, they are refused
    void put_text(std::string_view text, const std::string& name, const std::optional<std::filesystem::path>& folder);
    /// Applies `path=value` texts in their order.
    void put_sets(const std::vector<std::string>& sets);

    Scenario scenario;
    Origins origins;
    std::vector<Diagnostic> diagnostics;
    std::vector<std::filesystem::path> files; ///< all that were read: overlays, bases, lists

private:
    void put_named_file(const std::filesystem::path& file, const Origin& asked_at);
    void put_overlay(const TextNode& root, const std::shared_ptr<const TextLines>& text, TreeReader& reader,
                     const std::optional<std::filesystem::path>& folder);
    bool put_base(const TextNode& value, const std::shared_ptr<const TextLines>& text,
                  const std::optional<std::filesystem::path>& folder);
    void put_change(const TextNode& key, const TextNode& value, TreeReader& reader);
    void put_set(const std::string& set);
    /// Adds what does not fit together now.
    /// @param layer  its text; problems elsewhere say that they came with it
    void look_over(const std::shared_ptr<const TextLines>& layer, std::span<const std::string> broken, bool is_base);

    const Catalogues& catalogues_;
    std::vector<std::filesystem::path> files_; ///< of the chain, the topmost first
};

} // namespace port::io
