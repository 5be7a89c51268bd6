#pragma once
#include <cstdint>
#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

namespace wellmet {

// A JSON value (RFC 8259) whose members keep their order. Text is UTF-8.
struct Json {
  using Array = std::vector<Json>;
  using Object = std::vector<std::pair<std::string, Json>>;
  std::variant<std::nullptr_t, bool, std::int64_t, double, std::string, Array, Object> value =
      nullptr;

  Json() = default;
  Json(std::nullptr_t) {}
  Json(bool v) : value(v) {}
  Json(int v) : value(std::int64_t{v}) {}
  Json(std::int64_t v) : value(v) {}
  Json(std::size_t v) : value(static_cast<std::int64_t>(v)) {}
  Json(double v) : value(v) {}
  Json(std::string v) : value(std::move(v)) {}
  Json(std::string_view v) : value(std::string(v)) {}
  Json(const char* v) : value(std::string(v)) {}
  Json(Array v) : value(std::move(v)) {}
  Json(Object v) : value(std::move(v)) {}
  template <class T>
  Json(const std::optional<T>& v) {
    if (v) *this = Json(*v);
  }
  // {"a", "b"} as an array of texts.
  static Json texts(const std::vector<std::string>&);

  // The member, or nullptr when this is no object or has none.
  const Json* find(std::string_view key) const;
  // For reading: the member's text, number …, or the fallback when absent or of another type.
  std::string text(std::string_view key, std::string_view fallback = "") const;
  std::int64_t number(std::string_view key, std::int64_t fallback = 0) const;
  bool flag(std::string_view key, bool fallback = false) const;
  const Array& array(std::string_view key) const;  // empty when absent
};

// Indented by two spaces, or one line with JsonLayout::line. Broken UTF-8 becomes U+FFFD.
enum class JsonLayout { pretty, line };
std::string to_text(const Json&, JsonLayout = JsonLayout::pretty);
// Throws invalid with the place of the fault. Nesting over 200 levels is refused.
Json parse_json(std::string_view);

}  // namespace wellmet
