// wellmet-pictures MEMORY_MB SECONDS: draws one picture and ends. Started by wellmet for each
// picture; a request comes on standard input and the answer goes to standard output
// (formats/picture_frames.h). It confines itself before it reads a byte.
#include <unistd.h>

#include <charconv>
#include <string>
#include <string_view>

#include "formats/picture_frames.h"
#include "pictures/confine.h"
#include "pictures/draw.h"

namespace {

using namespace wellmet;

// A request holds a picture and a few numbers.
constexpr std::size_t longest_request = largest_picture_bytes + 4096;

int number(const char* word) {
  const std::string_view text(word);
  int value = 0;
  std::from_chars(text.data(), text.data() + text.size(), value);
  return value;
}

std::string all_of_standard_input() {
  std::string bytes;
  std::string piece(1u << 16, '\0');
  while (bytes.size() <= longest_request) {
    const ssize_t count = read(STDIN_FILENO, piece.data(), piece.size());
    if (count <= 0) break;
    bytes.append(piece, 0, static_cast<std::size_t>(count));
  }
  return bytes;
}

bool write_all(std::string_view bytes) {
  while (!bytes.empty()) {
    const ssize_t count = write(STDOUT_FILENO, bytes.data(), bytes.size());
    if (count <= 0) return false;
    bytes.remove_prefix(static_cast<std::size_t>(count));
  }
  return true;
}

}  // namespace

int main(int count, char** words) {
  constexpr int wrong_usage = 2, not_confined = 3, no_request = 4;
  if (count != 3) return wrong_usage;
  const pictures::Limits limits{.memory_mb = number(words[1]), .seconds = number(words[2])};
  if (limits.memory_mb <= 0 || limits.seconds <= 0) return wrong_usage;
  if (!pictures::ready_to_draw() || !pictures::confine(limits)) return not_confined;
  const auto request = read_picture_request(all_of_standard_input());
  if (!request) return no_request;
  const bool written = write_all(to_frame(pictures::draw(*request)));
  // Without the libraries' farewells, which would want what is no longer permitted.
  _exit(written ? 0 : 1);
}
