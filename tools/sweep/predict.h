#pragma once
#include "models/scenario/scenario.h"
#include "tools/store/merged_file.h"
#include "tools/study/metamodel.h"

#include <span>
#include <stdexcept>
#include <string>
#include <vector>

namespace port::sweep {

/// A prediction that can't be made, with why; told as a mistake of the question.
struct CantPredict : std::runtime_error {
    using std::runtime_error::runtime_error;
};

/// What a metamodel says of a place between the points of a sweep.
struct Prediction {
    std::vector<std::string> paths, values; ///< as asked
    study::Metamodel::Guess guess;
    std::string model;            ///< "a Gaussian process"
    study::CrossValidation trust; ///< how well it says what it was not told
    std::size_t points = 0;       ///< that it rests on
    bool outside = false;         ///< beyond the sweep's range in some path
};

/// @param measure  its number
/// @param values   by factor, each as in a scenario; all paths of the sweep, which have to be numbers
/// @throws CantPredict
[[nodiscard]] Prediction predict(const store::MergedHead& head, std::span<const store::MergedPoint> points,
                                 std::size_t measure, const std::vector<std::string>& values,
                                 const Catalogues& catalogues);

} // namespace port::sweep
