#pragma once
#include <cstdint>
#include <map>
#include <random>
#include <string>

#include "store/db/database.h"
#include "store/integrity/account_dump.h"

// A store damaged as disks do it, again and again with other seeds.
namespace wellmet::actions::testing {

constexpr std::size_t page_bytes = 4096;

// A page of zeros, some flipped bits, garbage over a stretch, or a tail that is missing.
inline std::string damaged(std::string bytes, unsigned seed) {
  std::mt19937 random(seed);
  const auto below = [&](std::size_t end) { return random() % end; };
  const std::size_t times = below(3) == 0 ? 4 : 1;
  switch (seed % 4) {
    case 0:
      for (std::size_t i = 0; i < times; ++i) {
        const std::size_t at = below(bytes.size() / page_bytes) * page_bytes;
        bytes.replace(at, page_bytes, page_bytes, '\0');
      }
      break;
    case 1:
      for (std::size_t i = 0; i < times; ++i) {
        char& byte = bytes[below(bytes.size())];
        byte = static_cast<char>(byte ^ static_cast<char>(1u << below(8)));
      }
      break;
    case 2:
      for (std::size_t at = below(bytes.size()), i = 0; i < 300 && at < bytes.size(); ++at, ++i)
        bytes[at] = static_cast<char>(below(256));
      break;
    default:
      bytes.resize(below(bytes.size()));
  }
  return bytes;
}

// What somebody wrote, by table and number: the columns that have a digest.
using Content = std::map<std::string, std::string>;

// The first text that is another one, or missing; "" when both are alike.
inline std::string difference(const Content& now, const Content& written) {
  for (const auto& [key, text] : written) {
    const auto found = now.find(key);
    if (found == now.end()) return key + " is missing";
    if (found->second != text) return key + ": " + found->second + "was: " + text;
  }
  for (const auto& [key, text] : now)
    if (!written.contains(key)) return key + " is new: " + text;
  return "";
}

inline Content content_of(store::Connection& db, AccountId account) {
  static const std::map<std::string, std::string> columns = {
      {"people", " uid met_on met_where met_how words "},
      {"cards", " bytes "},
      {"notes", " kind text day done "},
      {"dates", " label date "},
      {"positions", " title organisation started ended "},
      {"interests", " name key kind "},
      {"person_interests", " detail noted "},
      {"interactions", " kind touch setting place day note "},
      {"follow_ups", " kind text due state closed "}};
  Content content;
  store::ReadTx tx(db, account);
  store::for_each_row(tx, [&](const PlainRow& row) {
    const auto of = columns.find(row.table);
    if (of == columns.end()) return;
    std::string key = row.table;
    std::string text;
    for (const auto& [name, value] : row.fields) {
      if (const auto* number = std::get_if<std::int64_t>(&value)) {
        if (name == "id" || name == "person_id" || name == "interest_id")
          key += " " + name + std::to_string(*number);
      } else if (of->second.find(" " + name + " ") != std::string::npos) {
        text += name + "=" + std::get<std::string>(value) + "\n";
      }
    }
    content[key] += text;
  });
  return content;
}

}  // namespace wellmet::actions::testing
