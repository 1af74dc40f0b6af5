#include "models/scenario/checks.h"
#include "models/scenario/choices.h"
#include "models/scenario/problems.h"
#include "models/scenario/rank_matrix.h"
#include "models/scenario/set_doubt.h"

#include <algorithm>
#include <set>

namespace port {
namespace {

/// Tries the two outermost draws of a doubt, each by itself.
void check_one(const Scenario& s, std::size_t i, const Catalogues& catalogues, Findings& findings)
{
    const DoubtSpec& doubt = s.doubt[i];
    const std::string path = item_path("doubt", i);
    const ChoiceInfo* law = find_choice(doubt.law, *type_info<ChoiceOf<DoubtFamily>>(), catalogues);
    if (!law || !law->quantile || !findings.intact(path) || (law->unfit && !law->unfit(doubt.law).empty())) return;
    const auto problems = [&](double chance) {
        Scenario trial = s;
        return set_doubt(trial, doubt, drawn_at(doubt.law, chance, catalogues), catalogues);
    };
    std::vector<Problem> found = problems(0);
    if (found.empty()) found = problems(1);
    for (const Problem& p : found) findings.add(p.code, path + "." + p.path, p.found, p.expected, p.hint);
}

/// @return whether all pairs are of two doubts that are there, each pair once
bool check_pairs(const Scenario& s, const ScenarioNames& names, Findings& findings)
{
    const std::size_t before = findings.problems.size();
    bool right = findings.intact("doubt_correlations") && findings.intact("doubt");
    std::set<std::vector<std::string>> seen;
    for (std::size_t k = 0; k < s.doubt_correlations.size(); ++k) {
        std::vector<std::string> pair = s.doubt_correlations[k].between;
        const std::string path = item_path("doubt_correlations", k) + ".between";
        for (std::size_t n = 0; n < pair.size(); ++n)
            right = findings.known(pair[n], names.doubts, item_path(path, n)) && right;
        std::sort(pair.begin(), pair.end());
        if (pair.size() != 2 || pair[0] == pair[1])
            findings.add(codes::rank_matrix, path, "does not name two doubts", "the names of two");
        else if (!seen.insert(pair).second)
            findings.add(codes::named_twice, path, "'" + pair[0] + "' and '" + pair[1] + "' stand together twice",
                         "one correlation between two doubts");
    }
    return right && findings.problems.size() == before;
}

} // namespace

void check_doubt(const Scenario& s, const ScenarioNames& names, const Catalogues& catalogues, Findings& findings)
{
    std::set<std::string> paths;
    for (std::size_t i = 0; i < s.doubt.size(); ++i) {
        const std::string path = item_path("doubt", i);
        if (!paths.insert(s.doubt[i].path).second && findings.intact(path))
            findings.add(codes::named_twice, path + ".path", "'" + s.doubt[i].path + "' is in doubt twice",
                         "one doubt about a value");
        check_one(s, i, catalogues, findings);
    }
    if (s.doubt_correlations.empty() || !check_pairs(s, names, findings) || correlating_factor(s)) return;
    std::string who;
    for (const DoubtSpec& doubt : s.doubt)
        if (std::any_of(s.doubt_correlations.begin(), s.doubt_correlations.end(), [&](const DoubtCorrelation& pair) {
                return pair.between[0] == doubt.name || pair.between[1] == doubt.name;
            }))
            who += (who.empty() ? "'" : ", '") + doubt.name + "'";
    findings.add(codes::rank_matrix, "doubt_correlations",
                 "the rank correlations of " + who +
                     " contradict each other: their matrix is not positive semidefinite",
                 "correlations nearer to nought, or of signs that go together");
}

} // namespace port
