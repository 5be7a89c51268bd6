#pragma once
#include <string>
#include <string_view>
#include <vector>

// Mail as it lies on disk: an mbox of many messages (RFC 4155 and its cousins), or a file with one
// (RFC 5322). Of each only the fields of its head are told; what follows is passed over and never
// kept, however large it is.
namespace wellmet::mail {

// A field as it is written, without its folds.
struct Field {
  std::string name = {};  // in lower case
  std::string value = {};
  bool cut = false;  // it is longer than value_bytes
};

struct Head {
  // What stands behind "From " in an mbox, which is no part of the mail itself; "" for a single
  // message.
  std::string separator = {};
  std::vector<Field> fields = {};
  // The first of this name; nullptr when there is none.
  const Field* field(std::string_view name) const;
  std::string_view value(std::string_view name) const;
};

class Heads {
 public:
  virtual ~Heads() = default;
  // The names are asked in lower case; others are not kept.
  virtual bool wants(std::string_view field) const = 0;
  virtual void head(Head&&) = 0;
};

// Reads piece by piece, wherever the pieces end. Whether it is an mbox its first bytes tell.
class Reader {
 public:
  static constexpr std::size_t value_bytes = 32u << 10;
  static constexpr std::size_t fields_at_most = 200;  // of one message, of those that are wanted

  explicit Reader(Heads& heads) : heads_(heads) {}
  void read(std::string_view piece);
  void end();

 private:
  enum class In { start, head, body };

  void line(std::string_view text);
  void line_of_head(std::string_view text);
  void line_of_body(std::string_view text);
  void begin(std::string separator);
  void add_to_value(std::string_view text);
  void told();

  Heads& heads_;
  In in_ = In::start;
  bool is_mbox_ = false;
  bool after_blank_ = false;
  bool keeps_field_ = false;  // the field that is being read is wanted
  std::string partial_ = {};
  std::string separator_ = {};  // of a line that begins a message if a field follows
  bool may_begin_ = false;
  Head head_ = {};
};

// Whether the bytes begin as an mbox or a message does.
bool looks_like_mail(std::string_view start);

}  // namespace wellmet::mail
