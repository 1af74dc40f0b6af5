#pragma once
#include "tools/study/binding.h"

#include <string>
#include <utility>

namespace port::study {

/// The year that a verdict is about: the first without a steady state, else the first in which a resource binds;
/// null where demand binds throughout.
[[nodiscard]] const YearVerdict* headline(const Verdict& verdict);

/// "weather takes 3.1 h of a call, 24 % of what ships wait"
[[nodiscard]] std::string weather_text(const HeldByWeather& weather);

/// Three digits that count, never an exponent, no idle noughts.
[[nodiscard]] std::string plain_number(double value);
/// The unit in which so many tonnes are easily read, and how many tonnes one of it is.
[[nodiscard]] std::pair<const char*, double> mass_unit(double tonnes);

/// What binds, from which year, what is not carried and how sure that is, in plain words.
[[nodiscard]] std::string sentence(const Verdict& verdict, const Summary& summary, const Scenario& scenario);

} // namespace port::study
