#include "importers/parts/cell_words.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <string>
#include <utility>
#include <vector>

#include "base/text.h"

namespace wellmet {
namespace {

// A row matches when one of its words (between '|') is a word of the text, or begins one when it
// ends in '*', or stands in it when it has a space.
template <class Value>
struct WordRow {
  Value value;
  std::string_view words;
};

bool matches(const std::vector<std::string>& words, const std::string& line,
             std::string_view wanted) {
  for (const std::string& one : split(wanted, '|')) {
    if (one.find(' ') != std::string::npos) {
      if ((" " + line + " ").find(" " + one + " ") != std::string::npos) return true;
      continue;
    }
    const bool beginning = one.ends_with('*');
    const std::string_view plain =
        std::string_view(one).substr(0, one.size() - (beginning ? 1 : 0));
    for (const std::string& word : words) {
      if (word == plain || (beginning && word.starts_with(plain))) return true;
    }
  }
  return false;
}

template <class Value, std::size_t Size>
std::optional<Value> first_match(std::string_view text,
                                 const std::array<WordRow<Value>, Size>& table) {
  const std::vector<std::string> words = folded_words(text.substr(0, 500));
  const std::string line = join(words, " ");
  for (const WordRow<Value>& row : table) {
    if (matches(words, line, row.words)) return row.value;
  }
  return std::nullopt;
}

int number_in(const std::vector<std::string>& words) {
  static constexpr std::array<std::pair<std::string_view, int>, 12> names = {{{"two", 2},
                                                                              {"three", 3},
                                                                              {"four", 4},
                                                                              {"six", 6},
                                                                              {"couple", 2},
                                                                              {"other", 2},
                                                                              {"zwei", 2},
                                                                              {"drei", 3},
                                                                              {"deux", 2},
                                                                              {"trois", 3},
                                                                              {"dos", 2},
                                                                              {"tres", 3}}};
  for (const std::string& word : words) {
    int number = 0;
    const auto read = std::from_chars(word.data(), word.data() + word.size(), number);
    if (read.ec == std::errc() && number > 0 && number < 1000) return number;
    for (const auto& [name, value] : names) {
      if (word == name) return value;
    }
  }
  return 0;
}

}  // namespace

FollowUpKind follow_up_kind_in(std::string_view text) {
  using K = FollowUpKind;
  static constexpr std::array<WordRow<K>, 8> table = {{
      {K::thank, "thank*|danke*|bedanken|remerci*|agradec*|gracias|obrigad*|merci"},
      {K::congratulate, "congrat*|gratulier*|gluckwunsch|felicit*|parab*"},
      {K::close_the_loop, "close the loop|let them know how|tell how it went|report back"},
      {K::circle_back, "circle back|came of the advice|advice"},
      {K::custom, "intro|introduce|introduction|connect them|vorstellen|presenter|presentar"},
      {K::share,
       "share|send|forward|pass on|recommend|schicken|senden|teilen|weiterleiten|envoyer|"
       "partager|enviar|compartir|compartilhar|mandar"},
      {K::meet_again,
       "meet*|coffee|lunch|dinner|breakfast|drinks|drink|beer|catch up|catchup|walk|"
       "invite|visit|treffen|kaffee|mittagessen|abendessen|dejeuner|diner|cafe|"
       "rencontrer|comer|cenar|almorzar|almoco|jantar|quedar"},
      {K::check_in,
       "check in|check|ask|ping|follow up|followup|reach out|reconnect|call|email|e mail|"
       "write|message|touch base|say hi|nachfragen|melden|anrufen|schreiben|relancer|"
       "appeler|ecrire|llamar|escribir|ligar|escrever"},
  }};
  return first_match(text, table).value_or(K::custom);
}

std::optional<InteractionKind> interaction_kind_in(std::string_view text) {
  using K = InteractionKind;
  if (const auto exact = parse_interaction_kind(text)) return exact;
  static constexpr std::array<WordRow<K>, 14> table = {{
      {K::video_call, "zoom|video*|skype|teams|facetime|meet call|google meet|videoanruf|visio"},
      {K::call, "call|phone|phoned|telefon*|anruf|appel|llamada|telefone|ligacao"},
      {K::coffee, "coffee|kaffee|cafe|tea"},
      {K::meal,
       "lunch|dinner|breakfast|brunch|meal|mittagessen|abendessen|essen|dejeuner|diner|"
       "almuerzo|cena|comida|almoco|jantar"},
      {K::drink, "drink|drinks|beer|beers|wine|pub|bar|bier"},
      {K::walk, "walk|hike|run|spaziergang|promenade|paseo"},
      {K::comment, "comment|commented|reply|kommentar"},
      {K::like, "like|liked"},
      {K::message,
       "message|text|texted|sms|whatsapp|dm|signal|telegram|slack|linkedin|chat|nachricht|"
       "mensaje|mensagem"},
      {K::letter, "letter|postcard|card|brief|carte|carta"},
      {K::email, "email|e mail|mail|courriel|correo"},
      {K::event,
       "event|conference|meetup|workshop|class|party|summit|konferenz|veranstaltung|"
       "evenement|evento|conferencia"},
      {K::gift, "gift|present|geschenk|cadeau|regalo"},
      {K::met,
       "met|meeting|meet|in person|1 1|one on one|face to face|treffen|reunion|rencontre|"
       "reuniao|encontro"},
  }};
  return first_match(text, table);
}

int cadence_days_in(std::string_view text) {
  const std::vector<std::string> words = folded_words(text.substr(0, 100));
  if (words.empty()) return 0;
  const std::string line = join(words, " ");
  static constexpr std::array<WordRow<int>, 8> whole = {{
      {14, "biweekly|fortnightly|bi weekly|alle zwei wochen|quinzenal|quincenal"},
      {182,
       "biannually|semiannually|half yearly|twice a year|semi annually|semestral|halbjahrlich|"
       "semestriel"},
      {60, "bimonthly|bi monthly|every other month"},
      {7, "weekly|wochentlich|hebdomadaire|semanal"},
      {30, "monthly|monatlich|mensuel|mensuelle|mensual|mensal"},
      {91, "quarterly|vierteljahrlich|trimestriel|trimestral"},
      {365, "yearly|annually|annual|jahrlich|annuel|anual"},
      {1, "daily|taglich|quotidien|diario"},
  }};
  if (const auto days = first_match(text, whole)) return *days;
  static constexpr std::array<WordRow<int>, 5> units = {{
      {7, "week*|wk|wks|w|woche*|semaine*|semana*"},
      {30, "month*|mon|mons|mo|mos|m|monat*|mois|mes|meses"},
      {91, "quarter*|quartal*|trimestre*"},
      {365, "year*|yr|yrs|y|jahr*|an|ans|ano|anos"},
      {1, "day*|d|tag*|jour*|dia*"},
  }};
  const auto unit = first_match(text, units);
  const int number = number_in(words);
  // "2x a year", "twice a month": so often within one unit.
  const bool times = line.find("twice") != std::string::npos ||
                     line.find("times") != std::string::npos ||
                     (words.front().size() == 2 && words.front()[1] == 'x');
  if (unit && times) return std::max(1, *unit / std::max(number, 2));
  if (unit) return std::min(3650, *unit * std::max(number, 1));
  return words.size() == 1 ? number : 0;
}

bool says_yes(std::string_view text) {
  static constexpr std::array words = {"yes",       "y",        "x",    "done", "true", "1",
                                       "ok",        "complete", "ja",   "oui",  "si",   "sim",
                                       "completed", "erledigt", "fait", "hecho"};
  const std::string_view mark = trim(text);
  if (mark == "✓" || mark == "✔" || mark == "☑" || mark == "✅") return true;
  const std::string folded = fold(mark);
  return std::find(words.begin(), words.end(), folded) != words.end();
}

bool says_nothing(std::string_view text) {
  static constexpr std::array words = {"",    "no",    "none", "-",       "--",   "n/a",
                                       "na",  "nil",   "?",    "nothing", "nein", "keine",
                                       "non", "aucun", "nada", "tbd",     "—",    "–"};
  const std::string_view mark = trim(text);
  const std::string folded = fold(mark);
  return std::find(words.begin(), words.end(), mark) != words.end() ||
         std::find(words.begin(), words.end(), folded) != words.end();
}

std::optional<NoteKind> caring_in(std::string_view text) {
  static constexpr std::array<WordRow<NoteKind>, 4> table = {{
      {NoteKind::admire, "admire*|respect|inspiring|inspires|bewundere"},
      {NoteKind::curious_about, "curious|fascinat*|neugierig|wonder"},
      {NoteKind::root_for, "root|rooting|cheering"},
      {NoteKind::like, "like|love|fun|kind|funny|mag"},
  }};
  return first_match(text, table);
}

}  // namespace wellmet
