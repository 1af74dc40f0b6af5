#include "models/scenario/dates.h"
#include "models/scenario/scalar_text.h"
#include "models/scenario/scenario.h"

#include <cmath>

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

TEST_CASE("a point in time is a date and a time of day, or a date alone", "[scenario]")
{
    const auto parsed = [](std::string_view text) { return parse_number(text, *type_info<Moment>(), FieldInfo{}); };
    const std::int64_t march = midnight_of(to_date({2009, 3, 1})).seconds;
    CHECK(march == 14304LL * 86400); // 39 years of 365 days, 10 leap days, January and February
    const std::pair<const char*, std::int64_t> right[] = {
        {"2009-03-01", 0},           {"2009-03-01 00:00", 0},          {"2009-03-01 14:30", 52200},
        {"2009-03-01T14:30", 52200}, {" 2009-03-01 14:30:05 ", 52205}, {"2009-03-01 6:05", 21900},
        {"2009-03-01 24:00", 86400}};
    for (const auto& [text, seconds] : right) {
        CAPTURE(text);
        CHECK_FALSE(parsed(text).problem);
        CHECK(parsed(text).number == static_cast<double>(march + seconds));
    }
    const std::pair<const char*, const char*> wrong[] = {{"2009-02-29", "E023"},
                                                         {"2009-02-29 14:30", "E023"},
                                                         {"1.3.2009 14:30", "E023"},
                                                         {"", "E023"},
                                                         {"14:30", "E023"},
                                                         {"2009-03-01 ", ""},
                                                         {"2009-03-01 14", "E024"},
                                                         {"2009-03-01  14:30", "E024"},
                                                         {"2009-03-01 14:60", "E024"},
                                                         {"2009-03-01 24:01", "E024"},
                                                         {"2009-03-01t14:30", "E024"},
                                                         {"2009-03-01 14:30Z", "E024"},
                                                         {"2009-03-0114:30", "E024"},
                                                         {"1799-12-31 23:59", "E013"},
                                                         {"2400-01-01 00:00:01", "E013"}};
    for (const auto& [text, code] : wrong) {
        CAPTURE(text);
        CHECK((parsed(text).problem ? parsed(text).problem->code : "") == code);
    }
    CHECK(exact<Moment>(static_cast<double>(march)) == "2009-03-01 00:00");
    CHECK(exact<Moment>(static_cast<double>(march + 52205)) == "2009-03-01 14:30:05");
    CHECK(readable<Moment>(static_cast<double>(march + 52200)) == "2009-03-01 14:30");
    for (const std::int64_t second :
         std::initializer_list<std::int64_t>{-1, 0, 86399, -86400, -86401, march + 12345, -5364662400}) {
        const double number = static_cast<double>(second);
        CAPTURE(exact<Moment>(number));
        CHECK(parsed(exact<Moment>(number)).number == number);
    }
}

TEST_CASE("a value that may be left out has no number then, and can be given", "[scenario]")
{
    const TypeInfo& type = *type_info<std::optional<Span>>();
    std::optional<Span> span;
    CHECK(type.absent(&span));
    CHECK(std::isnan(type.number(&span)));
    CHECK_FALSE(set_text(&span, type, FieldInfo{}, "2 h"));
    CHECK_FALSE(type.absent(&span));
    CHECK(span == hours(2));
    CHECK(type.number(&span) == 7200);
    CHECK_FALSE(type_info<Span>()->absent(&*span));
}
