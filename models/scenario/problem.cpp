#include "models/scenario/problem.h"

namespace port {

std::string message(const Problem& problem)
{
    std::string text;
    if (!problem.path.empty()) text += problem.path + ": ";
    text += problem.found;
    if (!problem.expected.empty()) text += "; " + problem.expected;
    if (!problem.hint.empty()) text += "; " + problem.hint;
    return text;
}

} // namespace port
