#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "base/problem.h"

// A vCard as a tree that keeps everything: order, groups, parameters, unknown properties. The value
// of a property is kept as it was written (escapes and quoted-printable not undone), so what is not
// edited is written back as it was; only folding may change.
namespace wellmet::vcard {

enum class Version { v2_1, v3_0, v4_0 };

struct Parameter {
  std::string name = {};                 // as written; compare without case
  std::vector<std::string> values = {};  // RFC 6868 undone, quotes taken off
  std::string raw = {};                  // ";name=values" as written; empty once edited
  friend bool operator==(const Parameter&, const Parameter&) = default;
};

struct Property {
  std::string group = {};  // "item1", or empty
  std::string name = {};   // as written; compare without case
  std::vector<Parameter> parameters = {};
  std::string value = {};  // raw: unfolded, otherwise as written
  int line = 0;            // where it began in what was read; 0 when made here
  // Whether everything but the line is equal.
  friend bool operator==(const Property& a, const Property& b) {
    return a.group == b.group && a.name == b.name && a.parameters == b.parameters &&
           a.value == b.value;
  }
};

struct Card {
  Version version = Version::v4_0;
  std::vector<Property> properties = {};  // without BEGIN and END; VERSION is among them
  friend bool operator==(const Card&, const Card&) = default;
};

}  // namespace wellmet::vcard
