#pragma once
#include <fmt/format.h>

#include <string>
#include <string_view>
#include <vector>

#include "store/db/tx.h"

// Many ids as one bound value: the text of the statement stays the same however many there are, so
// that it is prepared once.
namespace wellmet::store {

// For a where: "COLUMN is one of those bound as ?NUMBER".
inline std::string one_of(const ReadTx& tx, std::string_view column, int number) {
  return tx.dialect() == Dialect::sqlite
             ? fmt::format("{} in (select value from json_each(?{}))", column, number)
             : fmt::format("{} = any(?{}::bigint[])", column, number);
}

// What to bind: "[3,7]" in JSON, or "{3,7}" as PostgreSQL writes arrays.
template <class Ids>
std::string bound_list(const ReadTx& tx, const Ids& ids) {
  const auto number = [](const auto& id) {
    if constexpr (requires { id.value; })
      return id.value;
    else
      return id;
  };
  std::string list;
  for (const auto& id : ids) list += (list.empty() ? "" : ",") + std::to_string(number(id));
  return tx.dialect() == Dialect::sqlite ? "[" + list + "]" : "{" + list + "}";
}

// The same for texts, as JSON in either database. None holds a NUL there; what is no UTF-8 becomes
// U+FFFD, and is not found.
inline std::string one_of_texts(const ReadTx& tx, std::string_view column, int number) {
  return tx.dialect() == Dialect::sqlite
             ? fmt::format("{} in (select value from json_each(?{}))", column, number)
             : fmt::format("{} = any(array(select json_array_elements_text(?{}::json)))", column,
                           number);
}
std::string bound_texts(const std::vector<std::string>& texts);

}  // namespace wellmet::store
