#pragma once
#include "models/scenario/marine.h"

namespace port {

/// How much deeper a ship lies in a section under way, in m: what the section says for every ship, else what her class
/// says, else by her block coefficient and her speed there,
///
///     squat [m] = block coefficient x (speed [kn])^2 / 100, twice that in a confined section
///
/// (Barrass' simplified formulas for open water and for confined channels, on the safe side of his measurements.)
/// @param hull   null for a ship of no class: none of her own
/// @param speed  m/s
[[nodiscard]] double squat(const ShipClass* hull, const ChannelSection& section, double speed);

} // namespace port
