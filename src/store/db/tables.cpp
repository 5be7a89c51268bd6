#include "store/db/tables.h"

#include <algorithm>
#include <array>

#include "store/integrity/row_rules.h"

namespace wellmet::store {
namespace {

constexpr std::int64_t most_days = 1'000'000;
constexpr std::int64_t most_pixels = 100'000;
constexpr std::int64_t most_bytes = std::int64_t{1} << 30;

constexpr Column id(const char* name = "id") { return {.name = name, .holds = Holds::id}; }
constexpr Column plain(const char* name, Holds holds = Holds::text) {
  return {.name = name, .holds = holds};
}
constexpr Column up_to(std::int64_t most, const char* name) {
  return {.name = name, .holds = Holds::count, .most = most};
}
constexpr Column one_of_words(const char* name, const char* words) {
  return {.name = name, .holds = Holds::word, .words = words};
}
constexpr Column digested(Column column) {
  column.digested = true;
  return column;
}
constexpr Column written(const char* name, Holds holds = Holds::text) {
  return digested(plain(name, holds));
}

// The row tells of this person.
constexpr Column whose(Refreshes refreshes = Refreshes::nothing) {
  return {.name = "person_id", .holds = Holds::id, .points_to = "people", .refreshes = refreshes};
}
// The card is the person's own, and so are derived rows.
constexpr Column own_person(Refreshes refreshes = Refreshes::nothing) {
  Column column = whose(refreshes);
  column.merged = IfMerged::stays;
  return column;
}
constexpr Column names_person(const char* name) {
  return {
      .name = name, .holds = Holds::id, .points_to = "people", .erased = IfErased::names_nobody};
}
constexpr Column one_of_pair(const char* name) {
  return {.name = name, .holds = Holds::id, .points_to = "people"};
}
// The yes in the row is theirs.
constexpr Column one_of_two_asked(const char* name) {
  Column column = one_of_pair(name);
  column.rest_is_about_it = true;
  return column;
}
constexpr Column part_of(const char* name, const char* table) {
  return {.name = name, .holds = Holds::id, .points_to = table};
}
constexpr Column came_from(const char* name, const char* table) {
  return {.name = name, .holds = Holds::id, .points_to = table, .erased = IfErased::names_nobody};
}
constexpr Column merged_into() {
  Column column = names_person("merged_into");
  column.merged = IfMerged::stays;
  return column;
}

}  // namespace

const Column* Table::owner() const {
  const auto found = std::ranges::find_if(columns, [](const Column& column) {
    return std::string_view(column.name) == "person_id" && column.points();
  });
  return found == columns.end() ? nullptr : &*found;
}

bool Table::names_pairs() const {
  return std::ranges::count_if(columns, [&](const Column& column) {
           return column.names_a_person() && is_key(column.name);
         }) == 2;
}

const std::vector<Table>& tables() {
  static const std::vector<Table> all = {
      {.number = 2,
       .name = "people",
       .key1 = "id",
       .columns = {id(), written("uid"), plain("is_owner", Holds::flag), written("met_on"),
                   written("met_where"), written("met_how"), names_person("met_through"),
                   written("words"), plain("archived", Holds::flag),
                   plain("never_suggest", Holds::flag), up_to(most_days, "wished_cadence_days"),
                   plain("quiet_until", Holds::day_or_empty), plain("removed_at", Holds::moment),
                   merged_into(), plain("created_at", Holds::moment)},
       .of_whom = "story of how you met",
       .noun = "record of a person",
       .nouns = "records of people"},
      {.number = 3,
       .name = "cards",
       .key1 = "person_id",
       .columns = {own_person(Refreshes::index), written("bytes")},
       .of_whom = "card of",
       .noun = "card",
       .nouns = "cards"},
      {.number = 4,
       .name = "sources",
       .key1 = "id",
       .columns = {id(), whose(), plain("source"), plain("key"), plain("fingerprint")}},
      {.number = 5,
       .name = "notes",
       .key1 = "id",
       .columns = {id(), whose(), written("kind"), written("text"), written("day", Holds::day),
                   written("done", Holds::day), plain("source"),
                   one_of_words("ending",
                                "||met|met by me|met by someone|closed|followed|not for me|"),
                   plain("told", Holds::day), plain("outcome")},
       .search_kind = "note",
       .of_whom = "note about",
       .noun = "note",
       .nouns = "notes"},
      {.number = 6,
       .name = "interests",
       .key1 = "id",
       .columns = {id(), written("name"), written("key"), written("kind")},
       .noun = "interest",
       .nouns = "interests"},
      {.number = 7,
       .name = "person_interests",
       .key1 = "interest_id",
       .key2 = "person_id",
       .columns = {part_of("interest_id", "interests"), whose(Refreshes::index), written("detail"),
                   plain("lasting", Holds::flag), written("noted", Holds::day)},
       .of_whom = "interest of",
       .noun = "interest"},
      {.number = 1,
       .name = "settings",
       .key1 = "id",
       .columns = {id(), written("name"), written("value")},
       .noun = "setting",
       .nouns = "settings"},
      {.number = 14,
       .name = "mappings",
       .key1 = "id",
       .columns = {id(), plain("signature"), written("column_name"), written("field")},
       .noun = "column mapping",
       .nouns = "column mappings"},
      {.number = 9,
       .name = "dates",
       .key1 = "id",
       .columns = {id(), whose(Refreshes::index), written("label"), written("date")},
       .of_whom = "date of",
       .noun = "date",
       .nouns = "dates"},
      {.number = 8,
       .name = "positions",
       .key1 = "id",
       .columns = {id(), whose(Refreshes::index), written("title"), written("organisation"),
                   written("started"), written("ended"), plain("is_current", Holds::flag),
                   plain("source")},
       .of_whom = "job of",
       .noun = "job",
       .nouns = "jobs"},
      {.number = 10,
       .name = "interactions",
       .key1 = "id",
       .columns = {id(), written("kind"), digested(one_of_words("touch", "|light|real|")),
                   written("setting"), written("place"), written("day", Holds::day),
                   plain("at", Holds::moment), written("note"), plain("source"),
                   plain("source_key"), written("line")},
       .search_kind = "interaction",
       .of_whom = "interaction with",
       .noun = "interaction",
       .nouns = "interactions"},
      {.number = 11,
       .name = "interaction_people",
       .key1 = "interaction_id",
       .key2 = "person_id",
       .columns = {part_of("interaction_id", "interactions"), whose(Refreshes::rhythm),
                   plain("day_number", Holds::day_number)}},
      {.number = 12,
       .name = "follow_ups",
       .key1 = "id",
       .columns = {id(), whose(), written("kind"), written("text"), written("due", Holds::day),
                   digested(one_of_words("state", "|open|done|dropped|")),
                   plain("made", Holds::day), written("closed", Holds::day),
                   came_from("from_interaction", "interactions"), names_person("about_person"),
                   plain("rule"), plain("repeats"), id("about_note")},
       .search_kind = "follow_up",
       .of_whom = "follow-up for",
       .noun = "follow-up",
       .nouns = "follow-ups"},
      {.number = 13,
       .name = "pair_answers",
       .key1 = "first_person",
       .key2 = "second_person",
       .columns = {one_of_pair("first_person"), one_of_pair("second_person"),
                   one_of_words("answer", "|not same|later|"), plain("day", Holds::day)}},
      {.number = 15,
       .name = "photos",
       .key1 = "id",
       .columns = {id(), whose(), written("digest", Holds::digest), up_to(most_pixels, "width"),
                   up_to(most_pixels, "height"), up_to(most_bytes, "bytes"), written("caption"),
                   written("day"), written("face_digest", Holds::digest_or_empty),
                   plain("created_at", Holds::moment)},
       .of_whom = "photo record of",
       .noun = "photo record",
       .nouns = "photo records"},
      {.number = 16,
       .name = "introductions",
       .key1 = "id",
       .columns =
           {id(), one_of_two_asked("asked_first"), one_of_two_asked("asked_second"), written("why"),
            written("started", Holds::day), written("first_asked", Holds::day),
            written("first_agreed", Holds::day), written("second_asked", Holds::day),
            written("second_agreed", Holds::day), written("introduced", Holds::day),
            written("met", Holds::day), written("ended", Holds::day),
            digested(one_of_words(
                "ending", "|closed|declined|gone quiet|not these two|introduced elsewhere|")),
            written("how_it_went"), plain("rests_until", Holds::day), written("words_to_first"),
            written("words_to_second"), written("words_to_both"), written("words_after")},
       .noun = "introduction",
       .nouns = "introductions"},
      {.number = 17,
       .name = "resources",
       .key1 = "id",
       .columns = {id(), written("about"), written("link"), written("text"), plain("same_as"),
                   written("kept", Holds::day), written("open_until", Holds::day), written("post"),
                   written("posted", Holds::day)},
       .search_kind = "resource",
       .noun = "thing to pass on",
       .nouns = "things to pass on"},
      {.number = 18,
       .name = "resource_files",
       .key1 = "resource_id",
       .columns = {part_of("resource_id", "resources"), written("name"), written("content")},
       .noun = "file to pass on",
       .nouns = "files to pass on"},
      {.number = 19,
       .name = "resource_people",
       .key1 = "resource_id",
       .key2 = "person_id",
       .columns = {part_of("resource_id", "resources"), whose(),
                   digested(one_of_words("answer", "|given|not for them|")),
                   written("day", Holds::day)},
       .of_whom = "thing passed on to",
       .noun = "thing passed on",
       .nouns = "things passed on"},
      {.number = 20,
       .name = "events",
       .key1 = "id",
       .columns = {id(), written("title"), written("day", Holds::day), written("starts"),
                   written("last_day", Holds::day), written("ends"), written("zone"),
                   written("place"), written("link"), written("host"), written("cost"),
                   written("note"), plain("is_online", Holds::flag),
                   digested(one_of_words("answer", "||yes|maybe|no|")),
                   written("answered", Holds::day), plain("source"), plain("source_key"),
                   plain("source_said")},
       .noun = "event",
       .nouns = "events"},
      {.number = 21,
       .name = "event_people",
       .key1 = "event_id",
       .key2 = "person_id",
       .columns = {part_of("event_id", "events"), whose(),
                   digested(one_of_words("answer", "||yes|maybe|no|")),
                   written("answered", Holds::day), plain("came", Holds::flag)},
       .of_whom = "answer to an event of",
       .noun = "answer to an event",
       .nouns = "answers to events"},
      {.number = 22,
       .name = "hopes",
       .key1 = "id",
       .columns = {id(), written("who"), written("place"), written("made", Holds::day),
                   came_from("event_id", "events")},
       .noun = "hope to meet someone",
       .nouns = "hopes to meet someone"},
      {.number = 23,
       .name = "own_questions",
       .key1 = "id",
       .columns = {id(),
                   digested(one_of_words(
                       "situation",
                       "||first meeting|informational interview|new to the field|mentor|"
                       "long silence|conference|catching up|")),
                   written("text")},
       .noun = "good question",
       .nouns = "good questions"},

      {.name = "counters",
       .role = Role::history,
       .key1 = "name",
       .columns = {plain("name"), up_to(largest_id, "last")}},
      {.name = "deeds",
       .role = Role::history,
       .key1 = "id",
       .columns = {id(), plain("name"), plain("at", Holds::moment), id("undoes"), id("undone_by"),
                   one_of_words("no_undo", "||forgetting|forgotten|pruned|"),
                   up_to(0, "unfinished"),
                   one_of_words("kind",
                                "||add|edit|log|remove|restore|merge|answer|import|settings|"
                                "forget|repair|undo|redo|"),
                   one_of_words("origin", "||terminal|web|automatic|")}},
      {.name = "journal",
       .role = Role::history,
       .key1 = "id",
       .columns = {id(), id("deed_id"), plain("table_number", Holds::number),
                   one_of_words("operation", "|insert|update|delete|gone|"), id("key1"),
                   up_to(largest_id, "key2"), plain("before")}},

      {.name = "person_index",
       .role = Role::derived,
       .key1 = "person_id",
       .columns = {own_person(), plain("listed", Holds::number), plain("name"), plain("folded"),
                   plain("sort_key"), plain("given"), plain("family"), plain("organisation"),
                   plain("title"), plain("pronouns"), plain("birthday"), plain("city"),
                   plain("face"), plain("street"), plain("postcode"), plain("died")}},
      {.name = "card_values",
       .role = Role::derived,
       .key1 = "person_id",
       .key2 = "place",
       .columns = {own_person(), plain("place", Holds::number), plain("kind"), plain("value"),
                   plain("label"), plain("key")}},
      {.name = "calendar",
       .role = Role::derived,
       .key1 = "person_id",
       .key2 = "label",
       .columns = {own_person(), plain("label"), plain("date"), plain("month_day", Holds::number)}},
      {.name = "rhythms",
       .role = Role::derived,
       .key1 = "person_id",
       .columns = {own_person(), plain("first_day", Holds::day_number),
                   plain("last_day", Holds::day_number), plain("s", Holds::number),
                   plain("w", Holds::number), plain("contact_days", Holds::number),
                   plain("quiet_from", Holds::day_number), plain("gone_from", Holds::day_number),
                   plain("nudge_from", Holds::day_number), plain("nudged_on", Holds::day_number),
                   plain("steady_s", Holds::number), plain("steady_w", Holds::number),
                   plain("recent_gaps")}},
      {.name = "shown_lines",
       .role = Role::derived,
       .key1 = "day_number",
       .key2 = "person_id",
       .columns = {plain("day_number", Holds::day_number), own_person(), plain("matter"),
                   plain("number", Holds::number), plain("kind"),
                   plain("follow_up_id", Holds::number), plain("done_as")}},
      {.name = "search_people_text",
       .role = Role::derived,
       .key1 = "person_id",
       .columns = {own_person(), plain("name"), plain("other")}},
      {.name = "search_texts_text",
       .role = Role::derived,
       .key1 = "kind",
       .key2 = "ref_id",
       .columns = {plain("kind"), plain("ref_id", Holds::number), plain("text")}},
      {.name = "digests",
       .role = Role::derived,
       .key1 = "table_number",
       .key2 = "row_id",
       .columns = {plain("table_number", Holds::number), plain("row_id", Holds::number),
                   plain("row_id2", Holds::number), plain("digest", Holds::number)}},

      {.name = "accounts",
       .role = Role::access,
       .key1 = "id",
       .columns = {id(), plain("name"), plain("created_at", Holds::moment)}},
      {.name = "passwords",
       .role = Role::access,
       .columns = {plain("record"), plain("changed_at", Holds::moment)}},
      {.name = "sessions",
       .role = Role::access,
       .key1 = "digest",
       .columns = {plain("digest"), plain("form_token"), plain("opened_at", Holds::moment),
                   plain("seen_at", Holds::moment), plain("way"), plain("browser")}},
      {.name = "secrets",
       .role = Role::access,
       .key1 = "name",
       .columns = {plain("name"), plain("value")}},
  };
  return all;
}

const Table* find_table(std::string_view name) {
  const auto found = std::ranges::find(tables(), name, &Table::name);
  return found == tables().end() ? nullptr : &*found;
}

void for_each_pointer(std::string_view to,
                      const std::function<void(const Table&, const Column&)>& each) {
  for (const Table& table : tables()) {
    if (table.role != Role::journaled) continue;
    for (const Column& column : table.columns) {
      if (to == column.points_to) each(table, column);
    }
  }
}

}  // namespace wellmet::store
