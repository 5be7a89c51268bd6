#pragma once
#include <fstream>
#include <functional>
#include <map>
#include <random>
#include <string>
#include <string_view>

// Files that no transcript can hold: other letters, damage, size. Each is made of the same two
// people where it holds any.
namespace wellmet::cli::testing {

inline std::string jorg(std::string_view letters = "Jörg Müller", std::string_view more = "") {
  return "BEGIN:VCARD\r\nVERSION:3.0\r\nUID:jorg-1\r\nFN:" + std::string(letters) +
         "\r\nEMAIL:jm@mueller.example\r\n" + std::string(more) + "END:VCARD\r\n";
}

inline std::string maya(std::string_view more = "") {
  return "BEGIN:VCARD\r\nVERSION:3.0\r\nUID:maya-1\r\nFN:Maya Chen\r\nN:Chen;Maya;;;\r\n" +
         std::string(more) + "END:VCARD\r\n";
}

inline std::string repeated(int times, const std::function<std::string(int)>& piece) {
  std::string text;
  for (int i = 0; i < times; ++i) text += piece(i);
  return text;
}

inline std::string noise(std::size_t size) {
  std::mt19937 chance(20'261'122);
  std::string bytes;
  while (bytes.size() < size) bytes += static_cast<char>(chance() & 0xFF);
  return bytes;
}

// Letters below U+0100, in two or four bytes each.
inline std::string wide(std::string_view latin_1, int bytes_each, bool big_endian) {
  std::string text;
  const std::string zeros(static_cast<std::size_t>(bytes_each) - 1, '\0');
  for (char c : latin_1) text += big_endian ? zeros + c : c + zeros;
  return text;
}

inline std::string png() {
  using namespace std::string_literals;
  return "\x89PNG\r\n\x1a\n\0\0\0\rIHDR"s + noise(2000);
}

inline const std::map<std::string, std::function<std::string()>>& strange_files() {
  static const std::string latin_1 = jorg("J\xF6rg M\xFCller");
  static const std::string sheet_1252 =
      "Name,Notes\nMaya Chen,tea\nJ\xF6rg M\xFCller,caf\xE9 \x96 yes\n";
  using namespace std::string_literals;
  static const std::map<std::string, std::function<std::string()>> files = {
      {"png", png},
      {"noise", [] { return noise(5000); }},
      {"zeros", [] { return std::string(5000, '\0'); }},
      {"cards-then-zeros", [] { return maya() + std::string(5000, '\0'); }},
      {"cards-then-noise", [] { return maya() + noise(5000); }},
      {"rows-then-zeros", [] { return "Name,Notes\nMaya Chen,tea\n" + std::string(5000, '\0'); }},
      {"zero-in-card", [] { return jorg("Jo\0rg"s); }},
      {"zero-in-row", [] { return "Name,Notes\nMa\0ya Chen,te\0a\nJo Okafor,ok\n"s; }},
      {"utf-16-le", [] { return wide(latin_1, 2, false); }},
      {"utf-16-be", [] { return wide(latin_1, 2, true); }},
      {"utf-16-le-marked", [] { return "\xFF\xFE" + wide(latin_1, 2, false); }},
      {"utf-16-be-marked", [] { return "\xFE\xFF" + wide(latin_1, 2, true); }},
      {"utf-16-cut", [] { return ("\xFF\xFE" + wide(latin_1, 2, false)).substr(0, 151); }},
      {"utf-16-sheet",
       [] { return "\xFF\xFE" + wide("Name\tNotes\nJ\xF6rg M\xFCller\ttea\n", 2, false); }},
      {"utf-32", [] { return "\xFF\xFE\0\0"s + wide(latin_1, 4, false); }},
      {"windows-1252", [] { return maya() + latin_1; }},
      {"windows-1252-sheet", [] { return sheet_1252; }},
      {"one-broken-letter", [] { return jorg("Jörg M\xC3ller"); }},
      {"cut-in-card", [] { return (maya() + jorg()).substr(0, maya().size() + 60); }},
      {"cut-in-letter", [] { return (maya() + jorg()).substr(0, maya().size() + 46); }},
      {"cut-in-row", [] { return "Name,Notes\nMaya Chen,tea\nJo Okafor,\"bees and ho"s; }},
      {"head-lost", [] { return (maya() + jorg()).substr(35); }},
      {"cut-gzip", [] { return "\x1F\x8B\x08\0\0\0\0\0\0\x03\xAB"s; }},
      {"50000-properties",
       [] {
         return maya(repeated(50'000, [](int i) { return "X-P" + std::to_string(i) + ":x\r\n"; })) +
                jorg();
       }},
      {"5000-telephones",
       [] {
         return maya(repeated(5'000,
                              [](int i) { return "TEL:+49 170 " + std::to_string(i) + "\r\n"; })) +
                jorg();
       }},
      {"2000-columns",
       [] {
         return "Name,Email" + repeated(2'000, [](int i) { return ",c" + std::to_string(i); }) +
                "\nMaya Chen,maya@chen.example" + repeated(2'000, [](int) { return ",x"s; }) + "\n";
       }},
      {"200000-folds",
       [] {
         return maya("NOTE:tea" + repeated(200'000, [](int) { return "\r\n  x"s; }) + "\r\n");
       }},
      {"200000-empty-folds",
       [] { return maya("NOTE:tea" + repeated(200'000, [](int) { return "\r\n "s; }) + "\r\n"); }},
      {"5000-cards-in-cards",
       [] {
         return repeated(5'000,
                         [](int) {
                           return "BEGIN:VCARD\r\nVERSION:2.1\r\nFN:Maya Chen\r\nAGENT:\r\n"s;
                         }) +
                repeated(5'000, [](int) { return "END:VCARD\r\n"s; });
       }},
      {"40-mb-picture",
       [] { return maya("PHOTO;ENCODING=b:" + std::string(40u << 20, 'A') + "\r\n") + jorg(); }},
      {"2-mb-cell",
       [] { return "Name,Notes\nMaya Chen," + std::string(2u << 20, 'x') + "\nJo Okafor,ok\n"; }},
  };
  return files;
}

}  // namespace wellmet::cli::testing
