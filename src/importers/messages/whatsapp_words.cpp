#include "importers/messages/whatsapp_words.h"

#include <algorithm>
#include <array>
#include <string>

#include "base/text.h"
#include "importers/messages/whatsapp_head.h"

namespace wellmet {
namespace {

template <std::size_t n>
using Words = std::array<std::string_view, n>;

constexpr Words<12> taken_back = {"this message was deleted",  "diese nachricht wurde gelöscht",
                                  "se eliminó este mensaje",   "este mensaje fue eliminado",
                                  "mensagem apagada",          "esta mensagem foi apagada",
                                  "ce message a été supprimé", "questo messaggio è stato eliminato",
                                  "dit bericht is verwijderd", "данное сообщение удалено",
                                  "bu mesaj silindi",          "تم حذف هذه الرسالة"};
constexpr Words<9> taken_back_by_you = {
    "you deleted this message",       "du hast diese nachricht gelöscht",
    "eliminaste este mensaje",        "você apagou esta mensagem",
    "apagou esta mensagem",           "vous avez supprimé ce message",
    "hai eliminato questo messaggio", "je hebt dit bericht verwijderd",
    "вы удалили данное сообщение"};

// Of what stands behind U+200E: a picture, a sound, a file that was left out, a poll, a place.
constexpr Words<46> media = {
    "omitted",    "weggelassen",    "omitid",      "ocultad",     "absent",    "omess",
    "weggelaten", "отсутству",      "dahil edilm", "غير مشمول",   "استبعاد",   "省略",
    "생략",       "jätettiin pois", "utelämnat",   "udeladt",     "utelatt",   "pominięt",
    "vynechán",   "elhagyva",       "media omis",  "пропущен",    "לא נכלל",   "disertakan",
    "הושמט",      "kihagyva",       "vynechan",    "izostavlj",   "изостављ",  "пропуснат",
    "παραλε",     "παραλή",         "ไม่รวม",       "bị bỏ qua",   "omès",      "略去",
    "poll:",      "umfrage:",       "encuesta:",   "enquete:",    "sondage :", "sondaggio:",
    "location:",  "standort:",      "ubicación:",  "localização:"};

constexpr Words<14> calls = {"voice call",     "sprachanruf", "llamada de voz",  "llamada",
                             "chamada de voz", "appel vocal", "chiamata vocale", "spraakoproep",
                             "аудиозвонок",    "sesli arama", "مكالمة صوتية",    "音声通話",
                             "语音通话",       "음성통화"};
constexpr Words<13> video_calls = {
    "video call",   "videoanruf",    "videollamada", "chamada de vídeo", "videochamada",
    "appel vidéo",  "videochiamata", "videogesprek", "видеозвонок",      "görüntülü arama",
    "مكالمة فيديو", "ビデオ通話",    "视频通话"};

constexpr Words<33> group_words = {
    "group",    "gruppe",    "grupo",       "groupe",         "gruppo",      "groep",
    "групп",    "المجموعة",  "群",          "グループ",       "그룹",        "grup",
    " added ",  " left",     "added you",   "removed",        "hinzugefügt", "verlassen",
    "entfernt", "añadió",    "agregó",      "salió",          "adicionou",   "saiu",
    "a ajouté", "est parti", "ha aggiunto", "ha abbandonato", "toegevoegd",  "добавил",
    "ryhmä",    "skupin",    "joined using"};

constexpr Words<6> words_for_you = {"you", "me", "tú", "você", "vous", "вы"};

constexpr Words<17> encrypted = {
    "end-to-end encr", "verschlüsselt", "cifrad", "criptografia", "chiffré",
    "crittograf",      "versleuteld",   "шифр",   "مشفّر",         "مشفر",
    "تشفير",           "şifrele",       "加密",   "暗号化",       "암호화",
    "salattu",         "שמורות"};

constexpr Words<12> title_beginnings = {
    "whatsapp chat with ",       "whatsapp chat - ",          "whatsapp chat mit ",
    "chat de whatsapp con ",     "conversa do whatsapp com ", "conversa no whatsapp com ",
    "discussion whatsapp avec ", "chat whatsapp con ",        "чат whatsapp с ",
    "whatsapp-chat met ",        "whatsapp-chatt med ",       "whatsapp-chat med "};

// Letters of our tables in small; others stay.
std::string small(std::string_view text) {
  std::string plain = to_lower_ascii(plain_name(text));
  // Cyrillic capitals of the tables' first words, and Latin ones with marks, at the beginning only.
  constexpr std::array<std::pair<std::string_view, std::string_view>, 6> capitals = {
      {{"Д", "д"}, {"В", "в"}, {"А", "а"}, {"Ч", "ч"}, {"É", "é"}, {"Ö", "ö"}}};
  for (const auto& [large, little] : capitals)
    if (plain.starts_with(large)) plain.replace(0, large.size(), little);
  while (plain.ends_with('.') || plain.ends_with(' ')) plain.pop_back();
  return plain;
}

template <std::size_t n>
bool holds_any(std::string_view text, const Words<n>& words) {
  return std::ranges::any_of(words, [&](std::string_view w) { return text.find(w) != text.npos; });
}

template <std::size_t n>
bool is_any(std::string_view text, const Words<n>& words) {
  return std::ranges::find(words, text) != words.end();
}

// "Voice call, 12 min": one that nobody answered has no length.
template <std::size_t n>
bool is_answered(std::string_view text, const Words<n>& words) {
  return std::ranges::any_of(words, [&](std::string_view word) {
    if (!text.starts_with(word)) return false;
    const std::string_view rest = text.substr(word.size());
    return (rest.starts_with(',') || rest.starts_with("\xD8\x8C") || rest.starts_with("、") ||
            rest.starts_with("，")) &&
           rest.find_first_of("0123456789") != rest.npos;
  });
}

bool is_behind_a_mark(std::string_view body) {
  return body.starts_with("\xE2\x80\x8E") || body.starts_with("\xE2\x80\x8F");
}

// "IMG-20250314-WA0001.jpg (file attached)", in whatever language the brackets are.
bool is_attached_file(std::string_view text) {
  const std::size_t bracket = text.rfind(" (");
  if (bracket == text.npos || !text.ends_with(')')) return false;
  const std::string_view name = text.substr(0, bracket);
  const std::size_t dot = name.rfind('.');
  if (dot == name.npos || dot == 0) return false;
  const std::string_view ending = name.substr(dot + 1);
  return ending.size() >= 2 && ending.size() <= 5 &&
         ending.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789") == ending.npos;
}

}  // namespace

WhatsappBody whatsapp_body(std::string_view body) {
  constexpr std::size_t longest = 200;  // of what WhatsApp says itself
  const bool marked = is_behind_a_mark(body);
  if (!marked && body.size() > longest) return WhatsappBody::message;
  const std::string text = small(body.substr(0, longest));
  if (is_any(text, taken_back_by_you)) return WhatsappBody::deleted_own;
  if (is_any(text, taken_back)) return WhatsappBody::deleted;
  if (text == "null") return WhatsappBody::own_line;  // Android's missed call
  if (!marked) return WhatsappBody::message;
  if (is_answered(text, video_calls)) return WhatsappBody::video_call;
  if (is_answered(text, calls)) return WhatsappBody::call;
  if (text.starts_with('<') || holds_any(text, media) || is_attached_file(text))
    return WhatsappBody::message;
  return WhatsappBody::own_line;
}

bool tells_of_a_group(std::string_view line) { return holds_any(small(line), group_words); }

bool is_notice_of_encryption(std::string_view body) { return holds_any(small(body), encrypted); }

bool is_word_for_you(std::string_view author) { return is_any(small(author), words_for_you); }

std::string_view whatsapp_title(std::string_view file_name) {
  const std::size_t dot = file_name.rfind('.');
  if (dot != file_name.npos) file_name = file_name.substr(0, dot);
  std::string lower = small(file_name);
  std::ranges::replace(lower, '_', ' ');
  for (const std::string_view beginning : title_beginnings) {
    if (!lower.starts_with(beginning) || file_name.size() < beginning.size()) continue;
    std::string_view title = file_name.substr(beginning.size());
    const std::size_t again = title.rfind(" (");  // "… (1)", downloaded twice
    if (again != title.npos && title.ends_with(')') && title.size() - again <= 5)
      title = title.substr(0, again);
    return trim(title);
  }
  return "";
}

}  // namespace wellmet
