#pragma once
#include "models/scenario/type_info.h"

#include <array>
#include <concepts>
#include <limits>
#include <optional>
#include <tuple>
#include <type_traits>
#include <utility>

namespace port {

/// A range of a field, in the field's own quantity: `{metres(50), metres(600)}`.
struct Range {
    double least;
    double most;

    constexpr Range(double low, double high) : least(low), most(high) {}
    template <class D> constexpr Range(Quantity<D> low, Quantity<D> high) : least(low.value), most(high.value) {}
};

inline constexpr double no_limit = std::numeric_limits<double>::infinity();

/// One line of a field table. `dated()` marks a value that an investment may change while a run goes on, `in_order()`
/// one in which the rows of a CSV may not go back: a record of what was has an order.
template <class S, class T> struct Field {
    std::string_view name;
    T S::*member;
    Range range;
    std::string_view meaning;
    std::string_view assumption;
    bool is_required;
    bool is_dated = false;
    bool is_in_order = false;

    [[nodiscard]] constexpr Field dated() const
    {
        Field f = *this;
        f.is_dated = true;
        return f;
    }
    [[nodiscard]] constexpr Field in_order() const
    {
        Field f = *this;
        f.is_in_order = true;
        return f;
    }
};

template <class S, class T>
constexpr Field<S, T> required(std::string_view name, T S::*member, std::string_view meaning)
{
    return {name, member, {-no_limit, no_limit}, meaning, {}, true};
}
template <class S, class T>
constexpr Field<S, T> required(std::string_view name, T S::*member, Range range, std::string_view meaning)
{
    return {name, member, range, meaning, {}, true};
}
/// The default is what the struct's own initialiser says; `assumption` says why.
template <class S, class T>
constexpr Field<S, T> optional(std::string_view name, T S::*member, std::string_view meaning,
                               std::string_view assumption)
{
    return {name, member, {-no_limit, no_limit}, meaning, assumption, false};
}
template <class S, class T>
constexpr Field<S, T> optional(std::string_view name, T S::*member, Range range, std::string_view meaning,
                               std::string_view assumption)
{
    return {name, member, range, meaning, assumption, false};
}

/// The field table of a struct: specialise with a std::tuple of `required` and `optional` lines.
template <class S> inline constexpr auto fields = nullptr;
/// What a struct is called, and one sentence about it: specialise beside its table.
template <class S> inline constexpr std::pair<std::string_view, std::string_view> about{"record", ""};
/// The words of an enum in the order of its values (0, 1, 2 ...): specialise with a std::array of std::string_view.
template <class E> inline constexpr auto words = nullptr;
/// A string type that is one strategy of a family.
template <class Family> struct ChoiceOf : Choice {
};

template <class S>
concept has_fields = !std::is_same_v<std::remove_cv_t<decltype(fields<S>)>, std::nullptr_t>;

/// A calendar year, kept apart from counts.
struct Year {
    int value = 0;
    friend constexpr auto operator<=>(const Year&, const Year&) = default;
};

template <class S> const RecordInfo* record_info();
template <class T> const TypeInfo* type_info();

namespace detail {

template <class T> struct Describe;

template <class T, Kind kind> TypeInfo numeric(std::string_view name)
{
    TypeInfo info{kind, name};
    info.number = [](const void* o) { return static_cast<double>(*static_cast<const T*>(o)); };
    info.set_number = [](void* o, double v) { *static_cast<T*>(o) = static_cast<T>(v); };
    return info;
}

template <class D> struct Describe<Quantity<D>> {
    static TypeInfo make()
    {
        TypeInfo info{Kind::quantity, D::dimension.name, &D::dimension};
        info.number = [](const void* o) { return static_cast<const Quantity<D>*>(o)->value; };
        info.set_number = [](void* o, double v) { static_cast<Quantity<D>*>(o)->value = v; };
        return info;
    }
};
template <> struct Describe<double> {
    static TypeInfo make() { return numeric<double, Kind::number>("number"); }
};
template <> struct Describe<int> {
    static TypeInfo make() { return numeric<int, Kind::count>("whole number"); }
};
template <> struct Describe<bool> {
    static TypeInfo make() { return numeric<bool, Kind::flag>("yes or no"); }
};
template <> struct Describe<Year> {
    static TypeInfo make()
    {
        TypeInfo info{Kind::year, "year"};
        info.number = [](const void* o) { return static_cast<double>(static_cast<const Year*>(o)->value); };
        info.set_number = [](void* o, double v) { static_cast<Year*>(o)->value = static_cast<int>(v); };
        return info;
    }
};
template <> struct Describe<Date> {
    static TypeInfo make()
    {
        TypeInfo info{Kind::date, "date"};
        info.number = [](const void* o) { return static_cast<double>(static_cast<const Date*>(o)->days); };
        info.set_number = [](void* o, double v) { static_cast<Date*>(o)->days = static_cast<int>(v); };
        return info;
    }
};
template <> struct Describe<TimeOfDay> {
    static TypeInfo make()
    {
        TypeInfo info{Kind::clock, "time of day"};
        info.number = [](const void* o) { return static_cast<double>(static_cast<const TimeOfDay*>(o)->seconds); };
        info.set_number = [](void* o, double v) { static_cast<TimeOfDay*>(o)->seconds = static_cast<int>(v); };
        return info;
    }
};
template <> struct Describe<Moment> {
    static TypeInfo make()
    {
        TypeInfo info{Kind::moment, "date and time"};
        info.number = [](const void* o) { return static_cast<double>(static_cast<const Moment*>(o)->seconds); };
        info.set_number = [](void* o, double v) { static_cast<Moment*>(o)->seconds = static_cast<std::int64_t>(v); };
        return info;
    }
};
/// A value that may be left out where no value could stand for that.
template <class T> struct Describe<std::optional<T>> {
    static TypeInfo make()
    {
        TypeInfo info = Describe<T>::make();
        info.given = [](const void* o) { return static_cast<const std::optional<T>*>(o)->has_value(); };
        info.number = [](const void* o) {
            const auto& value = *static_cast<const std::optional<T>*>(o);
            return value ? type_info<T>()->number(&*value) : std::numeric_limits<double>::quiet_NaN();
        };
        info.set_number = [](void* o, double v) {
            type_info<T>()->set_number(&static_cast<std::optional<T>*>(o)->emplace(), v);
        };
        return info;
    }
};
template <> struct Describe<std::string> {
    static TypeInfo make() { return TypeInfo{Kind::text, "text"}; }
};
template <class E>
requires std::is_enum_v<E>
struct Describe<E> {
    static TypeInfo make()
    {
        TypeInfo info = numeric<E, Kind::word>("word");
        info.words = std::span<const std::string_view>(words<E>);
        return info;
    }
};
template <class F> struct Describe<ChoiceOf<F>> {
    static TypeInfo make()
    {
        TypeInfo info{Kind::choice, F::name};
        info.family = F::name;
        return info;
    }
};
template <class S>
requires has_fields<S>
struct Describe<S> {
    static TypeInfo make()
    {
        TypeInfo info{Kind::record, about<S>.first};
        info.record = &record_info<S>;
        return info;
    }
};
template <class T> struct Describe<std::vector<T>> {
    static TypeInfo make()
    {
        TypeInfo info{Kind::list, "list"};
        info.element = type_info<T>();
        info.size = [](const void* o) { return static_cast<const std::vector<T>*>(o)->size(); };
        info.resize = [](void* o, std::size_t n) { static_cast<std::vector<T>*>(o)->resize(n); };
        info.at = [](void* o, std::size_t i) -> void* { return &(*static_cast<std::vector<T>*>(o))[i]; };
        return info;
    }
};

template <class S, std::size_t I> FieldInfo describe_field()
{
    constexpr const auto& f = std::get<I>(fields<S>);
    using T = std::remove_cvref_t<decltype(std::declval<S&>().*f.member)>;
    FieldInfo info;
    info.name = f.name;
    info.meaning = f.meaning;
    info.assumption = f.assumption;
    info.required = f.is_required;
    info.dated = f.is_dated;
    info.in_order = f.is_in_order;
    info.least = f.range.least;
    info.most = f.range.most;
    info.type = type_info<T>();
    info.member = [](void* record) -> void* { return &(static_cast<S*>(record)->*std::get<I>(fields<S>).member); };
    return info;
}

} // namespace detail

template <class T> const TypeInfo* type_info()
{
    static const TypeInfo info = detail::Describe<T>::make();
    return &info;
}

/// The description of a struct, made once from its field table.
template <class S> const RecordInfo* record_info()
{
    static const S defaults{};
    static const RecordInfo info = []<std::size_t... I>(std::index_sequence<I...>)
    {
        RecordInfo record{about<S>.first, about<S>.second, {detail::describe_field<S, I>()...}};
        record.reset = [](void* object) { *static_cast<S*>(object) = S{}; };
        record.defaults = &defaults;
        return record;
    }
    (std::make_index_sequence<std::tuple_size_v<std::remove_cv_t<decltype(fields<S>)>>>{});
    return &info;
}

} // namespace port
