#include "store/access/secrets.h"

#include "base/secret.h"

namespace wellmet::store {
namespace {

std::string kept_secret(Connection& db, std::string_view name) {
  std::string value;
  for (const Row& row : db.query("select value from secrets where name = ?1", name))
    value = row.string(0);
  return value;
}

}  // namespace

std::string secret(Connection& db, std::string_view name) {
  if (std::string kept = kept_secret(db, name); !kept.empty()) return kept;
  const std::string made = random_token();
  if (db.read_only()) return made;
  // Of two programs that ask at once, both get what the first one made.
  db.execute("insert into secrets (name, value) values (?1, ?2) on conflict (name) do nothing",
             name, made);
  return kept_secret(db, name);
}

}  // namespace wellmet::store
