#include "models/scenario/scalar_text.h"
#include "models/scenario/scenario.h"

using namespace port;

namespace {

template <class T> std::string exact(double number)
{
    return exact_text(number, *type_info<T>());
}
template <class T> std::string readable(double number)
{
    return readable_text(number, *type_info<T>());
}

} // namespace

TEST_CASE("exact texts are in the base unit and read back as the same number", "[scenario]")
{
    CHECK(exact<int>(100000) == "100000");
    CHECK(exact<Mass>(900000) == "900000 t");
    CHECK(exact<Share>(0.07) == "0.07");
    CHECK(exact<double>(9007199254740992.0) == "9007199254740992");
    CHECK(exact<double>(-0.0) == "0");
    CHECK(exact<TimeOfDay>(21600) == "06:00");
    CHECK(exact<bool>(1) == "yes");
    for (const double value : {0.1, 1.0 / 3, 1e-9, 123456.789, 1e14 + 0.5, 14.299999999999999, 1e21, 1e22 / 3}) {
        FieldInfo any;
        CHECK(parse_number(exact<Mass>(value), *type_info<Mass>(), any).number == value);
    }
}

TEST_CASE("texts for people are short, and shares are percentages", "[scenario]")
{
    CHECK(readable<YearlyMass>(14.3e6) == "14.3 Mt/yr");
    CHECK(readable<Share>(1) == "100 %");
    CHECK(readable<Share>(0.655) == "65.5 %");
    CHECK(readable<Span>(86400) == "1 day");
    CHECK(readable<Span>(2 * 86400) == "2 days");
    CHECK(readable<Length>(200'000) == "200 km");
    CHECK(readable<int>(100000) == "100000");
}
