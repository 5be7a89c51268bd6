#include "store/db/ids.h"

#include <nlohmann/json.hpp>

namespace wellmet::store {

std::string bound_texts(const std::vector<std::string>& texts) {
  nlohmann::json list = nlohmann::json::array();
  for (const std::string& text : texts) {
    if (text.find('\0') == std::string::npos) list.push_back(text);
  }
  return list.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
}

}  // namespace wellmet::store
