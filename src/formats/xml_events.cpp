#include "formats/xml_events.h"

#include <expat.h>
#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <memory>

#include "base/bytes/large_bytes.h"
#include "base/error.h"

namespace wellmet {
namespace {

constexpr int levels_at_most = 200;
constexpr std::size_t piece_bytes = 1u << 16;
constexpr std::size_t let_go_bytes = 4u << 20;

struct Reference {
  std::uint32_t letter = 0;
  std::size_t bytes = 0;  // 0: none here
};

// "&#55357;" or "&#xD83D;" at the beginning.
Reference reference_at(std::string_view text) {
  if (!text.starts_with("&#")) return {};
  const bool hex = text.size() > 2 && (text[2] == 'x' || text[2] == 'X');
  const std::size_t from = hex ? 3 : 2;
  const std::size_t end = text.substr(0, 14).find(';');
  if (end == text.npos || end <= from) return {};
  Reference found;
  const auto read =
      std::from_chars(text.data() + from, text.data() + end, found.letter, hex ? 16 : 10);
  if (read.ec != std::errc{} || read.ptr != text.data() + end) return {};
  found.bytes = end + 1;
  return found;
}

bool is_first_half(std::uint32_t letter) { return letter >= 0xD800 && letter <= 0xDBFF; }
bool is_second_half(std::uint32_t letter) { return letter >= 0xDC00 && letter <= 0xDFFF; }

// What expat refuses: halves of letters, and control characters as references ("&#0;").
bool is_no_letter(std::uint32_t letter) {
  return is_first_half(letter) || is_second_half(letter) || letter > 0x10FFFF || letter == 0xFFFE ||
         letter == 0xFFFF || (letter < 0x20 && letter != '\t' && letter != '\n' && letter != '\r');
}

// The text from `at` on in one piece, its references made such that XML allows.
std::string piece_from(std::string_view text, std::size_t& at) {
  std::string piece;
  piece.reserve(piece_bytes + 16);
  while (at < text.size() && piece.size() < piece_bytes) {
    const std::size_t next = std::min(text.find("&#", at), text.size());
    const std::size_t plain = std::min(next - at, piece_bytes - piece.size());
    piece.append(text, at, plain);
    at += plain;
    if (at != next || at == text.size()) continue;
    const Reference first = reference_at(text.substr(at));
    if (first.bytes == 0 || !is_no_letter(first.letter)) {
      const std::size_t bytes = std::max<std::size_t>(first.bytes, 2);
      piece.append(text, at, bytes);
      at += bytes;
      continue;
    }
    at += first.bytes;
    const Reference second = reference_at(text.substr(at));
    if (is_first_half(first.letter) && second.bytes > 0 && is_second_half(second.letter)) {
      at += second.bytes;
      piece += fmt::format("&#{};",
                           0x10000 + ((first.letter - 0xD800) << 10) + (second.letter - 0xDC00));
    } else {
      piece += "&#65533;";
    }
  }
  return piece;
}

class Reader {
 public:
  explicit Reader(XmlEvents& events)
      : events_(events), parser_(XML_ParserCreate("UTF-8"), &XML_ParserFree) {
    if (!parser_)
      throw Error(ErrorKind::unavailable, "There is not enough memory to read the file.");
    XML_SetUserData(parser_.get(), this);
    XML_SetElementHandler(parser_.get(), begin, end);
    XML_SetCharacterDataHandler(parser_.get(), text);
    XML_SetStartDoctypeDeclHandler(parser_.get(), doctype);
  }

  void read(std::string_view bytes) {
    std::size_t at = 0;
    std::size_t let_go_until = 0;
    do {
      const std::string piece = piece_from(bytes, at);
      if (at > let_go_until + let_go_bytes) {
        let_go(bytes.substr(let_go_until, at - let_go_until));
        let_go_until = at;
      }
      const bool last = at >= bytes.size();
      const auto status =
          XML_Parse(parser_.get(), piece.data(), static_cast<int>(piece.size()), last);
      if (!fault_.empty()) throw Error(ErrorKind::invalid, fault_);
      if (status != XML_STATUS_OK)
        throw Error(ErrorKind::invalid,
                    fmt::format("The XML is broken or cut off in line {} ({}).",
                                XML_GetCurrentLineNumber(parser_.get()),
                                XML_ErrorString(XML_GetErrorCode(parser_.get()))));
    } while (at < bytes.size());
  }

 private:
  static Reader& self(void* data) { return *static_cast<Reader*>(data); }

  // Exceptions must not pass through expat, which is C.
  void stop(std::string fault) {
    if (fault_.empty()) fault_ = std::move(fault);
    XML_StopParser(parser_.get(), XML_FALSE);
  }
  template <class Tell>
  void tell(Tell told) {
    try {
      if (fault_.empty()) told();
    } catch (const std::exception& fault) {
      stop(fault.what());
    }
  }

  static void begin(void* data, const char* element, const char** attributes) {
    Reader& me = self(data);
    if (++me.level_ > levels_at_most)
      return me.stop(fmt::format("The XML is nested deeper than {} levels.", levels_at_most));
    me.tell([&] { me.events_.begin(element, XmlAttributes(attributes)); });
  }
  static void end(void* data, const char* element) {
    Reader& me = self(data);
    --me.level_;
    me.tell([&] { me.events_.end(element); });
  }
  static void text(void* data, const char* piece, int size) {
    Reader& me = self(data);
    me.tell([&] { me.events_.text({piece, static_cast<std::size_t>(size)}); });
  }
  // A few of them can stand for gigabytes.
  static void doctype(void* data, const char*, const char*, const char*, int defines_its_own) {
    if (defines_its_own) self(data).stop("The XML defines entities of its own, which is refused.");
  }

  XmlEvents& events_;
  std::unique_ptr<XML_ParserStruct, decltype(&XML_ParserFree)> parser_;
  int level_ = 0;
  std::string fault_ = {};
};

}  // namespace

std::string_view XmlAttributes::operator[](std::string_view name) const {
  for (const char** pair = pairs_; *pair; pair += 2)
    if (name == *pair) return pair[1];
  return "";
}

void read_xml(std::string_view text, XmlEvents& events) { Reader(events).read(text); }

}  // namespace wellmet
