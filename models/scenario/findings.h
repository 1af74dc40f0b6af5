#pragma once
#include "models/scenario/problem.h"

#include <cstddef>
#include <set>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace port {

/// The names of one list of a scenario, found in constant time.
class NameList {
public:
    NameList(std::string list, std::string what) : list_(std::move(list)), what_(std::move(what)) {}

    /// @return whether it is new
    bool add(const std::string& name)
    {
        all_.push_back(name);
        return index_.emplace(name, all_.size() - 1).second;
    }
    [[nodiscard]] bool has(const std::string& name) const { return index_.contains(name); }
    /// The number of the first item of that name, which must be there.
    [[nodiscard]] std::size_t index(const std::string& name) const { return index_.at(name); }
    [[nodiscard]] const std::vector<std::string>& all() const { return all_; }
    [[nodiscard]] const std::string& list() const { return list_; } ///< the key: "ships"
    [[nodiscard]] const std::string& what() const { return what_; } ///< for errors: "ship class"

private:
    std::string list_, what_;
    std::vector<std::string> all_;
    std::unordered_map<std::string, std::size_t> index_;
};

/// No more problems are gathered: a million rows may all have one, and nobody reads on.
inline constexpr std::size_t most_problems = 1'000;

/// Gathers what does not fit together in a scenario. What rests on a value that could not be read is not judged, so
/// that one mistake gives one error.
class Findings {
public:
    /// @param broken  paths of values that could not be read
    explicit Findings(std::span<const std::string> broken);

    std::vector<Problem> problems;

    /// Adds a problem, unless its path rests on a broken value.
    void add(std::string_view code, const std::string& path, std::string found, std::string expected = "",
             std::string hint = "");
    /// Whether nothing at the path, above it or below it is broken.
    [[nodiscard]] bool intact(const std::string& path) const;
    /// Whether a list has the name; if it has not, that is a problem, unless one of the list's own names is broken.
    bool known(const std::string& name, const NameList& names, const std::string& path);
    /// "did you mean 'coal'?" for the first problems; later ones are not printed, and looking costs time.
    [[nodiscard]] std::string hint(const std::string& name, const std::vector<std::string>& names);

private:
    std::set<std::string, std::less<>> broken_;   ///< the paths themselves
    std::set<std::string, std::less<>> above_;    ///< every path above one of them
    std::set<std::string, std::less<>> nameless_; ///< lists in which a name is broken
    int hints_ = 0;
};

/// `list[i]`
[[nodiscard]] std::string item_path(const std::string& list, std::size_t i);

} // namespace port
