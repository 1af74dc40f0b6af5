#pragma once
#include "tools/report/network_tables.h"

#include <string>

namespace port::report {

/// A year of the network as a GeoJSON feature collection (RFC 7946): places as points, links as lines between their
/// ends, with what goes over them. What has no coordinates has no geometry, and is there all the same.
[[nodiscard]] std::string to_geojson(const NetworkYear& year);
/// The same as a graph in the DOT language of GraphViz; a link is the thicker the fuller it is.
[[nodiscard]] std::string to_graphviz(const NetworkYear& year);

} // namespace port::report
