#include "formats/json_events.h"

#include <fmt/format.h>

#include <nlohmann/json.hpp>

#include "base/error.h"

namespace wellmet {
namespace {

constexpr int levels_at_most = 200;

// nlohmann's parser keeps no stack of its own calls, so depth costs it a bit a level; ours may.
class Teller {
 public:
  explicit Teller(JsonEvents& events) : events_(events) {}

  bool null() { return other(); }
  bool boolean(bool) { return other(); }
  bool number_integer(std::int64_t value) {
    events_.number(value);
    return true;
  }
  bool number_unsigned(std::uint64_t value) {
    if (value > INT64_MAX) return other();
    events_.number(static_cast<std::int64_t>(value));
    return true;
  }
  bool number_float(double, const std::string&) { return other(); }
  bool string(std::string& value) {
    events_.text(value);
    return true;
  }
  bool binary(std::vector<std::uint8_t>&) { return other(); }
  bool start_object(std::size_t) {
    deeper();
    events_.begin_object();
    return true;
  }
  bool key(std::string& value) {
    events_.key(value);
    return true;
  }
  bool end_object() {
    --level_;
    events_.end_object();
    return true;
  }
  bool start_array(std::size_t) {
    deeper();
    events_.begin_array();
    return true;
  }
  bool end_array() {
    --level_;
    events_.end_array();
    return true;
  }
  bool parse_error(std::size_t place, const std::string&, const nlohmann::json::exception&) {
    throw Error(ErrorKind::invalid,
                fmt::format("The JSON is broken or cut off at byte {}.", place));
  }

 private:
  bool other() {
    events_.other();
    return true;
  }
  void deeper() {
    if (++level_ > levels_at_most)
      throw Error(ErrorKind::invalid,
                  fmt::format("The JSON is nested deeper than {} levels.", levels_at_most));
  }

  JsonEvents& events_;
  int level_ = 0;
};

}  // namespace

void read_json(std::string_view text, JsonEvents& events) {
  Teller teller(events);
  nlohmann::json::sax_parse(text.begin(), text.end(), &teller);
}

}  // namespace wellmet
