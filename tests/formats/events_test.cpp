// JSON and XML, told value by value.
#include <doctest/doctest.h>

#include <string>

#include "base/error.h"
#include "formats/json_events.h"
#include "formats/xml_events.h"

namespace wellmet {
namespace {

struct WrittenJson : JsonEvents {
  std::string out = {};
  void begin_object() override { out += "{"; }
  void end_object() override { out += "}"; }
  void begin_array() override { out += "["; }
  void end_array() override { out += "]"; }
  void key(std::string_view key) override { out += std::string(key) + "="; }
  void text(std::string_view text) override { out += "'" + std::string(text) + "' "; }
  void number(std::int64_t number) override { out += std::to_string(number) + " "; }
  void other() override { out += "? "; }
};

struct WrittenXml : XmlEvents {
  std::string out = {};
  void begin(std::string_view element, const XmlAttributes& is) override {
    out += "<" + std::string(element) + " a=" + std::string(is["a"]) + ">";
  }
  void end(std::string_view) override { out += "/"; }
  void text(std::string_view piece) override { out += piece; }
};

std::string json(std::string_view text) {
  WrittenJson events;
  read_json(text, events);
  return events.out;
}

std::string xml(std::string_view text) {
  WrittenXml events;
  read_xml(text, events);
  return events.out;
}

std::string repeated(std::string_view text, int times) {
  std::string all;
  for (int i = 0; i < times; ++i) all += text;
  return all;
}

TEST_CASE("JSON is told in its order, numbers with all their digits") {
  CHECK(json(R"({"id":1234567890123456789,"text":["a",{"b":"ü\n"}],"no":null,"half":0.5})") ==
        "{id=1234567890123456789 text=['a' {b='ü\n' }]no=? half=? }");
}

TEST_CASE("JSON that is cut off, broken or nested without end is refused") {
  CHECK_THROWS_AS(json("{\"a\":[1,2"), Error);
  CHECK_THROWS_AS(json("{\"a\" 1}"), Error);
  CHECK_THROWS_AS(json(repeated("[", 100'000)), Error);
  CHECK_THROWS_AS(json("\"\xFF\""), Error);
  CHECK_NOTHROW(json(repeated("[", 200) + repeated("]", 200)));
}

TEST_CASE("XML is told with its attributes, entities undone") {
  CHECK(xml("<?xml version='1.0'?><m a='1 &lt; 2'>x &amp; y<n/></m>") ==
        "<m a=1 < 2>x & y<n a=>//");
}

TEST_CASE("an emoji in two halves is one, and half of one is a sign of damage") {
  CHECK(xml("<m a='&#55357;&#56842;'/>") == "<m a=😊>/");
  CHECK(xml("<m a='&#xD83D;&#xDE0A;'/>") == "<m a=😊>/");
  CHECK(xml("<m a='&#55357; &#56842;&#0;'/>") == "<m a=\uFFFD \uFFFD\uFFFD>/");
  CHECK(xml("<m a='&#128522;&#10;'/>") == "<m a=😊\n>/");
}

TEST_CASE("halves are joined where the text is cut into pieces, too") {
  for (int blanks = 65'500; blanks < 65'545; ++blanks) {
    const std::string text =
        "<m a='" + std::string(static_cast<std::size_t>(blanks), 'x') + "&#55357;&#56842;'/>";
    REQUIRE(xml(text).ends_with("x😊>/"));
  }
}

TEST_CASE("entities of a file's own, endless nesting and cut files are refused") {
  CHECK_THROWS_AS(xml("<!DOCTYPE m [<!ENTITY a 'ha'><!ENTITY b '&a;&a;'>]><m>&b;</m>"), Error);
  CHECK_THROWS_AS(xml("<!DOCTYPE m [<!ENTITY x SYSTEM 'file:///etc/passwd'>]><m>&x;</m>"), Error);
  CHECK_THROWS_AS(xml(repeated("<m>", 100'000)), Error);
  CHECK_THROWS_AS(xml("<m><n>"), Error);
  CHECK_THROWS_AS(xml("<m a='1'"), Error);
  CHECK_THROWS_AS(xml(""), Error);
}

}  // namespace
}  // namespace wellmet
