#include "tools/scenario_io/yaml_words.h"

#include "models/scenario/problems.h"

namespace port::io {
namespace {

struct Entry {
    std::string_view starts;
    std::string_view code;
    std::string_view found;
    std::string_view expected;
};

constexpr std::string_view shape = "lines of 'key: value', with the keys of one part in one column";

/// In the order of yaml-cpp 0.7's exceptions.h.
constexpr Entry table[] = {
    {"illegal map value", codes::not_yaml, "a ':' stands where no key can be",
     "the keys of one part in one column, one a line; a text with ': ' in it needs quotes"},
    {"illegal map key", codes::not_yaml, "a key stands where none can be", shape},
    {"illegal block entry", codes::not_yaml, "a '- ' stands where no list can be", "items of a list in one column"},
    {"illegal flow end", codes::not_yaml, "a bracket is closed that was not opened", "brackets in pairs"},
    {"end of map not found", codes::not_yaml, "this line does not fit the lines above it", shape},
    {"end of map flow not found", codes::not_yaml, "this fits no {key: value, key: value}",
     "a comma or '}' before it; a text with brackets in it needs quotes here, like \"berths[0].depth\""},
    {"end of sequence not found", codes::not_yaml, "this line does not fit the list above it",
     "items that begin with '- ', in one column"},
    {"end of sequence flow not found", codes::not_yaml, "this fits no [value, value]",
     "a comma or ']' before it; a text with brackets in it needs quotes here"},
    {"illegal EOF in scalar", codes::not_yaml, "a quote is not closed", "quotes in pairs"},
    {"illegal document indicator in scalar", codes::not_yaml, "a quoted text runs into '---' or '...'",
     "quotes in pairs"},
    {"illegal character in scalar", codes::not_yaml, "a character that no text can hold", "quotes around the text"},
    {"unknown escape character", codes::not_yaml, "a backslash before a letter that it gives no meaning",
     "'single quotes' keep backslashes as they are"},
    {"bad character found while scanning hex number", codes::not_yaml, "an escape without its hexadecimal digits",
     "an escape like \"\\u00e9\", or the letter itself"},
    {"invalid unicode", codes::not_yaml, "an escape of a character that does not exist",
     "an escape like \"\\u00e9\", or the letter itself"},
    {"unknown token", codes::not_yaml, "a character that begins no value", "quotes around a text that begins with it"},
    {"illegal tab when looking for indentation", codes::tab, "a tab stands where blanks are counted", "blanks"},
    {"the referenced anchor is not defined", codes::alias, "an alias (*name) stands here",
     "write the value out; quotes around a text that begins with '*'"},
    {"alias not found after *", codes::alias, "a '*' stands here", "quotes around a text that begins with '*'"},
    {"anchor not found after &", codes::alias, "a '&' stands here", "quotes around a text that begins with '&'"},
    {"illegal character found while scanning alias", codes::alias, "a '*' stands here",
     "quotes around a text that begins with '*'"},
    {"illegal character found while scanning anchor", codes::alias, "a '&' stands here",
     "quotes around a text that begins with '&'"},
    {"cannot assign multiple anchors", codes::alias, "two anchors (&name) stand here", "plain values"},
    {"cannot assign multiple aliases", codes::alias, "two aliases (*name) stand here", "plain values"},
    {"aliases can't have any content", codes::alias, "an alias (*name) stands here", "write the value out"},
    {"cannot assign multiple tags", codes::tag, "two tags stand here", "plain values"},
    {"illegal character found while scanning tag handle", codes::tag, "a '!' stands here",
     "quotes around a text that begins with '!'"},
    {"tag handle with no suffix", codes::tag, "a '!' stands here", "quotes around a text that begins with '!'"},
    {"end of verbatim tag not found", codes::tag, "a '!' stands here", "quotes around a text that begins with '!'"},
    {"TAG directives", codes::tag, "a line begins with '%TAG'", "plain values"},
    {"repeated TAG directive", codes::tag, "a line begins with '%TAG'", "plain values"},
    {"YAML directives", codes::not_yaml, "a line begins with '%YAML'", "no such line"},
    {"repeated YAML directive", codes::not_yaml, "a line begins with '%YAML'", "no such line"},
    {"bad YAML version", codes::not_yaml, "a line begins with '%YAML'", "no such line"},
    {"YAML major version", codes::not_yaml, "a line begins with '%YAML'", "no such line"},
    {"cannot set zero indentation for a block scalar", codes::not_yaml, "a '|' or '>' with an indentation of 0",
     "the text on one line, in quotes"},
    {"unexpected character in block scalar", codes::not_yaml, "a '|' or '>' with something behind it",
     "the text on one line, in quotes"},
};

} // namespace

YamlWords words_for(std::string_view message)
{
    for (const Entry& entry : table)
        if (message.starts_with(entry.starts))
            return {entry.code, std::string(entry.found), std::string(entry.expected)};
    return {codes::not_yaml, "the text cannot be taken apart here", std::string(shape)};
}

} // namespace port::io
