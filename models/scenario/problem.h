#pragma once
#include <string>

namespace port {

/// Something wrong with a scenario, in words: what it is, where, what was found, what was expected and what may be
/// meant.
struct Problem {
    std::string code;     ///< "E012": one meaning each, see problems.h
    std::string path;     ///< `berths[0].depth`, list items by number; empty for the scenario as a whole
    std::string found;    ///< a clause: "'14 t' is not a length"
    std::string expected; ///< a clause: "write it like '14.5 m'"; may be empty
    std::string hint;     ///< a clause: "did you mean 'depth'?"; may be empty

    friend bool operator==(const Problem&, const Problem&) = default;
};

/// One line without code or place: `berths[0].depth: '14 t' is not a length; write it like '14.5 m'`.
[[nodiscard]] std::string message(const Problem& problem);

} // namespace port
