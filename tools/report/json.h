#pragma once
#include "tools/report/answer.h"
#include "tools/report/table.h"

#include <span>
#include <string>

namespace port::report {

/// The answers as one JSON object, ended by a newline. Numbers have every digit; what has no meaning is null, never
/// NaN. No time, path or number of threads stands in it, so that the same question has the same bytes.
///
/// One answer:  title, sentence, seed, replications, confidence, model_version, remarks, binds, trials, figures.
/// Several:     model_version, scenarios (scenario, title, sentence, seed ...), and in each row of binds, trials and
/// figures
///              a key `scenario`.
/// `figures` has rows {measure, of, cause?, year, unit, mean, low, high, p50, p90, p95, most}: `cause` only where the
/// measure is split by it.
[[nodiscard]] std::string to_json(std::span<const Answer> answers);

/// A table as a JSON array of objects, keyed by the names of its columns; an Estimate gives an object {mean, low,
/// high}.
[[nodiscard]] std::string to_json(const Table& table);

} // namespace port::report
