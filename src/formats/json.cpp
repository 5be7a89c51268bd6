#include "formats/json.h"

#include <fmt/format.h>

#include <nlohmann/json.hpp>

#include "base/error.h"

namespace wellmet {
namespace {

using Tree = nlohmann::ordered_json;
constexpr int max_depth = 200;

Tree tree_of(const Json& json) {
  return std::visit(
      [](const auto& v) -> Tree {
        using T = std::decay_t<decltype(v)>;
        if constexpr (std::is_same_v<T, Json::Array>) {
          Tree array = Tree::array();
          for (const Json& item : v) array.push_back(tree_of(item));
          return array;
        } else if constexpr (std::is_same_v<T, Json::Object>) {
          Tree object = Tree::object();
          for (const auto& [key, item] : v) object[key] = tree_of(item);
          return object;
        } else {
          return Tree(v);
        }
      },
      json.value);
}

Json json_of(const Tree& tree) {
  switch (tree.type()) {
    case Tree::value_t::boolean:
      return tree.get<bool>();
    case Tree::value_t::number_integer:
      return tree.get<std::int64_t>();
    case Tree::value_t::number_unsigned:
      return static_cast<std::int64_t>(tree.get<std::uint64_t>());
    case Tree::value_t::number_float:
      return tree.get<double>();
    case Tree::value_t::string:
      return tree.get<std::string>();
    case Tree::value_t::array: {
      Json::Array array;
      for (const Tree& item : tree) array.push_back(json_of(item));
      return array;
    }
    case Tree::value_t::object: {
      Json::Object object;
      for (const auto& [key, item] : tree.items()) object.emplace_back(key, json_of(item));
      return object;
    }
    default:
      return nullptr;
  }
}

bool too_deep(std::string_view text) {
  int depth = 0;
  bool quoted = false;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    if (quoted) {
      if (c == '\\') ++i;
      quoted = c != '"';
    } else if (c == '"') {
      quoted = true;
    } else if (c == '[' || c == '{') {
      if (++depth > max_depth) return true;
    } else if (c == ']' || c == '}') {
      --depth;
    }
  }
  return false;
}

}  // namespace

Json Json::texts(const std::vector<std::string>& list) {
  Array array;
  for (const std::string& text : list) array.emplace_back(text);
  return array;
}

const Json* Json::find(std::string_view key) const {
  const auto* object = std::get_if<Object>(&value);
  if (!object) return nullptr;
  for (const auto& [name, member] : *object) {
    if (name == key) return &member;
  }
  return nullptr;
}

std::string Json::text(std::string_view key, std::string_view fallback) const {
  const Json* member = find(key);
  const auto* text = member ? std::get_if<std::string>(&member->value) : nullptr;
  return text ? *text : std::string(fallback);
}

std::int64_t Json::number(std::string_view key, std::int64_t fallback) const {
  const Json* member = find(key);
  const auto* number = member ? std::get_if<std::int64_t>(&member->value) : nullptr;
  return number ? *number : fallback;
}

bool Json::flag(std::string_view key, bool fallback) const {
  const Json* member = find(key);
  const auto* flag = member ? std::get_if<bool>(&member->value) : nullptr;
  return flag ? *flag : fallback;
}

const Json::Array& Json::array(std::string_view key) const {
  static const Array none;
  const Json* member = find(key);
  const auto* array = member ? std::get_if<Array>(&member->value) : nullptr;
  return array ? *array : none;
}

std::string to_text(const Json& json, JsonLayout layout) {
  return tree_of(json).dump(layout == JsonLayout::pretty ? 2 : -1, ' ', false,
                            Tree::error_handler_t::replace);
}

Json parse_json(std::string_view text) {
  if (too_deep(text))
    throw Error(ErrorKind::invalid,
                fmt::format("The JSON is nested more than {} levels deep.", max_depth));
  try {
    return json_of(Tree::parse(text));
  } catch (const nlohmann::json::parse_error& fault) {
    throw Error(ErrorKind::invalid,
                fault.byte > text.size()
                    ? std::string("The JSON ends too early.")
                    : fmt::format("The JSON can’t be read from character {} on.", fault.byte));
  } catch (const nlohmann::json::exception&) {
    throw Error(ErrorKind::invalid, "The JSON holds a number that is too large.");
  }
}

}  // namespace wellmet
