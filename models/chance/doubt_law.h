#pragma once
#include "models/scenario/catalogue.h"
#include "models/scenario/doubt.h"

namespace port {

/// What a value that is not known for sure may be: a factor of it, or a value in its place; one file each in doubts/.
/// The parameters of each have a `quantile`, by which it is drawn: so doubts can go together.
class DoubtLaw {
public:
    virtual ~DoubtLaw() = default;
};

/// All of them; written from the folder by cmake/strategies.cmake.
[[nodiscard]] const Catalogue<DoubtLaw>& doubt_laws();

/// A law that is nothing but its parameters.
template <class Parameters> class DoubtOf final : public DoubtLaw {
public:
    explicit DoubtOf(const Parameters&) {}
};

} // namespace port
