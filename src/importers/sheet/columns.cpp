// The names that people give to the columns of their sheets, gathered from templates of networking
// trackers and from the words of this product, in five languages. Compared by column_key: folded
// words, so "Date met", "DATE-MET" and "date_met" are one. A name may also carry one of these with
// a remark in parentheses ("Notes (private)"): the remark is left out when the whole says nothing.
#include "importers/sheet/columns.h"

#include <algorithm>
#include <array>
#include <map>

#include "base/digits.h"
#include "base/text.h"
#include "importers/sheet/sheet.h"

namespace wellmet {
namespace {

using F = TrackerField;

struct FieldRow {
  F field;
  const char* word;
  bool several;         // more than one column may have it
  const char* english;  // names of columns, between '|', as column_key makes them
  const char* other;    // the same in languages that write the day first
};

constexpr std::array<FieldRow, 41> fields = {{
    {F::name, "name", false,
     "name|full name|fullname|last name first name|last first|last name first|surname first name|"
     "family name given name|who|contact|contact name|person|person name|people|names|display "
     "name",
     "vollstandiger name|nachname vorname|name vorname|vorname nachname|vor und nachname|"
     "nom prenom|apellidos nombre|apellidos y nombre|sobrenome "
     "nome|kontakt|kontaktperson|ansprechpartner|wer|nom complet|nom et prenom|"
     "prenom et nom|qui|personne|nombre completo|nombre y apellidos|quien|persona|contacto|"
     "nome completo|quem|pessoa|contato"},
    {F::given_name, "given name", false, "first name|firstname|given name|first|forename",
     "vorname|prenom|nombre|nome|primeiro nome"},
    {F::middle_name, "middle name", false, "middle name|middle|middlename|additional name",
     "zweiter vorname|deuxieme prenom|segundo nombre|nome do meio"},
    {F::family_name, "family name", false, "last name|lastname|family name|surname|last|family",
     "nachname|familienname|nom|nom de famille|apellido|apellidos|sobrenome|ultimo nome"},
    {F::prefix, "prefix", false, "prefix|name prefix|salutation|honorific|courtesy title",
     "anrede|namenszusatz|civilite|tratamiento|tratamento"},
    {F::suffix, "suffix", false, "suffix|name suffix|generation", "suffixe|sufijo|sufixo"},
    {F::nickname, "nickname", false, "nickname|nick|goes by|known as|aka|preferred name",
     "spitzname|rufname|surnom|apodo|apelido"},
    {F::pronouns, "pronouns", false, "pronouns|pronoun", "pronomen|pronoms|pronombres|pronomes"},
    {F::met_on, "met on", false,
     "met|met on|date met|met date|when met|when we met|when did we meet|first met|first met on|"
     "meeting date|date of meeting|date first met|day met",
     "getroffen|getroffen am|kennengelernt|kennengelernt am|rencontre|rencontre le|"
     "date de rencontre|conocido el|fecha de encuentro|conheci em|data do encontro"},
    {F::date, "date", false, "date|when|day|on|contact date|interaction date|date of contact",
     "datum|wann|tag|quand|jour|fecha|cuando|dia|data|quando"},
    {F::met_where, "met where", false,
     "where|where met|where we met|where did we meet|met at|met where|met in|place|place met|venue|"
     "meeting place|location met|where from",
     "wo|ort|treffpunkt|wo getroffen|wo kennengelernt|ou|lieu|lieu de rencontre|donde|lugar|onde|"
     "local"},
    {F::met_how, "met how", false,
     "how|how met|how we met|how did we meet|how i know them|how do i know them|context|event|"
     "met through event|conference|source|how i met them|occasion",
     "wie|wie kennengelernt|anlass|veranstaltung|kontext|comment|evenement|contexte|como|evento|"
     "contexto|como nos conhecemos|como nos conocimos"},
    {F::met_through, "met through", false,
     "met through|through|introduced by|introduction by|intro by|intro from|referred by|referral|"
     "referrer|mutual|mutual friend|mutual connection|connected by|via",
     "durch|vorgestellt von|vermittelt durch|empfohlen von|presente par|recommande par|par|"
     "presentado por|referido por|por|apresentado por|indicado por"},
    {F::why, "why", false,
     "why|reason|why i care|why they matter|why important|purpose|goal|what i like|why stay in "
     "touch|"
     "why keep in touch|reason for contact",
     "warum|grund|weshalb|pourquoi|raison|por que|motivo|razon|razao|porque"},
    {F::organisation, "organisation", false,
     "company|organisation|organization|org|employer|works at|company name|workplace|firm|school|"
     "current company|affiliation|university|company organization",
     "firma|unternehmen|arbeitgeber|organisation "
     "firma|entreprise|societe|employeur|empresa|compania|"
     "organizacion|organizacao"},
    {F::title, "title", false,
     "title|role|position|job title|job|occupation|profession|what they do|headline|current "
     "position|"
     "job role",
     "rolle|stelle|beruf|funktion|jobtitel|poste|fonction|metier|cargo|puesto|profesion|profissao|"
     "funcao"},
    {F::email, "email", true,
     "email|e mail|mail|email address|e mail address|work email|personal email|email 1|email 2|"
     "contact email|primary email",
     "mailadresse|e mail adresse|emailadresse|courriel|adresse e mail|adresse email|correo|"
     "correo electronico|correio eletronico"},
    {F::phone, "phone", true,
     "phone|phone number|mobile|mobile phone|cell|cell phone|telephone|tel|number|whatsapp|"
     "work phone|home phone|contact number|mobile number|phone 1|phone 2",
     "telefon|telefonnummer|handy|mobil|handynummer|mobiltelefon|portable|numero|telefono|movil|"
     "celular|telefone|telemovel"},
    {F::url, "url", true,
     "url|website|web|link|linkedin|linkedin url|linkedin profile|profile|profile url|web site|"
     "web page|homepage|site|portfolio|twitter|blog|github|instagram|social|links",
     "webseite|internetseite|profil|site web|site internet|sitio web|pagina web|perfil"},
    {F::address, "address", false, "address|street|street address|mailing address|home address",
     "adresse|anschrift|strasse|direccion|endereco|rue"},
    {F::city, "city", false,
     "city|location|town|based in|lives in|city country|where they live|home town|hometown|lives",
     "stadt|wohnort|standort|ville|lieu de residence|ciudad|ubicacion|cidade|localizacao"},
    {F::region, "region", false, "state|region|province|county|state province|home state",
     "bundesland|kanton|departement|provincia|estado|provincia estado"},
    {F::postcode, "postcode", false,
     "postcode|postal code|zip|zip code|zipcode|home zip|home postal code",
     "plz|postleitzahl|code postal|codigo postal|cep"},
    {F::country, "country", false, "country", "land|pays|pais"},
    {F::birthday, "birthday", false, "birthday|birth date|birthdate|date of birth|dob|bday|born",
     "geburtstag|geburtsdatum|anniversaire|date de naissance|naissance|cumpleanos|"
     "fecha de nacimiento|aniversario|data de nascimento|nascimento"},
    {F::relationship, "relationship", false,
     "relationship|relation|relationship type|type of relationship|connection type|kind of contact|"
     "they are",
     "beziehung|art der beziehung|verhaltnis|relacion|relacao"},
    {F::interests, "interests", true,
     "interests|interest|hobbies|hobby|likes|passions|cares about|loves|things in common|"
     "common interests|shared interests|common ground|topics",
     "interessen|hobbys|mag|gemeinsamkeiten|centres d interet|interets|loisirs|passions communes|"
     "intereses|aficiones|interesses|gostos"},
    {F::tags, "tags", true,
     "tags|tag|category|categories|group|groups|label|labels|circle|circles|list|segment|industry",
     "kategorie|kategorien|gruppe|gruppen|schlagworte|schlagworter|branche|categorie|categories|"
     "groupe|etiquettes|categoria|categorias|grupo|grupos|etiquetas"},
    {F::fact, "fact", true,
     "family details|spouse|partner|kids|children|pets|pet|dog|wife|husband|fun fact|fun "
     "facts|facts|"
     "personal details|personal|what they told me|remember|things to remember|dietary|diet",
     "ehepartner|kinder|haustier|haustiere|familie|fakten|personliches|merken|conjoint|enfants|"
     "animaux|famille|a retenir|conyuge|hijos|mascotas|familia|conjuge|filhos|animais"},
    {F::ask, "ask", true,
     "ask|asks|needs|need|looking for|what they need|how i can help|how can i help|wants",
     "sucht|braucht|bedarf|cherche|besoin|besoins|busca|necesita|procura|precisa"},
    {F::offer, "offer", true,
     "offer|offers|can offer|can help with|how they can help|how can they help|expertise|skills",
     "bietet|kann helfen bei|fachgebiet|propose|competences|ofrece|puede ayudar con|oferece"},
    {F::question, "question", true,
     "question|questions|ask next|questions to ask|ask next time|to ask|open questions",
     "frage|fragen|nachste frage|a demander|pregunta|preguntas|pergunta|perguntas"},
    {F::last_contact, "last contact", false,
     "last contact|last contacted|last spoke|last spoken|last talked|last talked to|last seen|"
     "last met|last interaction|last touch|last touchpoint|last reached out|last contact date|"
     "date last contacted|last conversation|last meeting|last catch up|most recent contact",
     "letzter kontakt|zuletzt gesprochen|zuletzt gesehen|zuletzt kontaktiert|zuletzt|"
     "dernier contact|derniere rencontre|dernier echange|ultimo contacto|ultima conversacion|"
     "ultimo contato|ultima conversa"},
    {F::contact_kind, "contact kind", false,
     "type|kind|channel|medium|method|contact type|interaction type|interaction|meeting type|"
     "contact method|how contacted|format|activity|type of contact|kind of meeting",
     "art|art des kontakts|kanal|kontaktart|type de contact|canal|moyen|tipo|tipo de contacto|"
     "medio|tipo de contato|meio"},
    {F::next_step, "next step", false,
     "next step|next steps|next action|action|actions|action item|action items|to do|todo|task|"
     "next|follow up|followup|follow up action|follow up notes|what next|promised|i promised|"
     "follow up with",
     "nachster schritt|nachste schritte|aktion|aufgabe|zu tun|massnahme|prochaine etape|"
     "prochaine action|a faire|proximo paso|siguiente paso|accion|proximo passo|proxima acao|"
     "a fazer|tarefa"},
    {F::follow_up_on, "follow up on", false,
     "follow up on|follow up date|followup date|follow up by|follow up when|when to follow up|"
     "next contact|next contact date|due|due date|due on|reminder|remind me|remind on|next follow "
     "up|"
     "next action date|next step date|deadline|reach out on|reach out by|next touch|next "
     "meeting|by when|due by|due when|when due|to do by|do by|complete by|target date|"
     "next step due|next step by|next step by when|follow up due|action due|action by",
     "bis wann|wiedervorlage|wiedervorlage am|nachfassen am|fallig|fallig am|faelligkeit|nachster "
     "kontakt|"
     "erinnerung|termin|relancer le|relance|date de relance|echeance|prochain contact|rappel|"
     "proximo contacto|seguimiento|fecha de seguimiento|vencimiento|recordatorio|proximo contato|"
     "data de acompanhamento|vencimento|lembrete"},
    {F::followed_up, "followed up", false,
     "followed up|done|completed|follow up done|complete|closed",
     "erledigt|nachgefasst|abgeschlossen|fait|termine|hecho|completado|feito|concluido"},
    {F::cadence, "cadence", false,
     "cadence|frequency|how often|contact frequency|keep in touch|keep in touch every|interval|"
     "stay in touch|every|touch frequency|contact every|reach out every|rhythm",
     "wie oft|haufigkeit|rhythmus|frequence|a quelle frequence|frecuencia|cada cuanto|frequencia"},
    {F::note, "note", true,
     "note|notes|comment|comments|remarks|remark|description|details|summary|conversation notes|"
     "what we talked about|discussed|we talked about|talked about|topics discussed|memo|about|bio|"
     "meeting notes|key takeaways|takeaways|additional notes|other notes|misc",
     "notiz|notizen|bemerkung|bemerkungen|kommentar|kommentare|anmerkung|anmerkungen|"
     "gesprachsnotizen|remarque|remarques|commentaire|commentaires|nota|notas|comentario|"
     "comentarios|observaciones|observacoes|anotacoes"},
    {F::unknown, "unknown", true, "", ""},
    {F::ignore, "ignore", true, "", ""},
}};

const FieldRow& row_of(F field) { return fields[static_cast<std::size_t>(field)]; }

struct Known {
  F field;
  bool day_first_language;
};

const std::map<std::string, Known, std::less<>>& known_names() {
  static const std::map<std::string, Known, std::less<>> table = [] {
    std::map<std::string, Known, std::less<>> made;
    for (const FieldRow& row : fields) {
      for (const std::string& name : split(row.english, '|'))
        made.emplace(name, Known{row.field, false});
    }
    for (const FieldRow& row : fields) {
      for (const std::string& name : split(row.other, '|'))
        made.emplace(name, Known{row.field, true});
    }
    made.erase("");
    return made;
  }();
  return table;
}

std::optional<Known> known(const std::string& key) {
  const auto found = known_names().find(key);
  return found == known_names().end() ? std::nullopt : std::optional(found->second);
}

bool has(const std::vector<ColumnMeaning>& all, F field) {
  return std::any_of(all.begin(), all.end(),
                     [&](const ColumnMeaning& one) { return one.field == field; });
}

// "Nom" is a whole name unless a first name has a column of its own; so are "Nombre" and "Nome",
// which are first names beside a column of last names.
void settle_names(std::vector<ColumnMeaning>& all, const Header& header) {
  const bool given = has(all, F::given_name);
  const bool family = has(all, F::family_name);
  for (std::size_t i = 0; i < all.size(); ++i) {
    const std::string& key = header.keys[i];
    const bool alone =
        (all[i].field == F::family_name && !given && key == "nom") ||
        (all[i].field == F::given_name && !family && (key == "nombre" || key == "nome"));
    if (alone && !has(all, F::name)) all[i].field = F::name;
    // "Contact" beside "Name" is how to reach them, and "People" who else was there.
    if (all[i].field == F::name && key != "name" && key != "full name" && header.has("name"))
      all[i].field = F::unknown;
  }
}

// Of two columns that may mean one thing, the one whose name says it better: "Job Title" beside
// "Title", "Name" beside "Display Name". Equal ones go by their order.
int rank_of(F field, const std::string& key) {
  if (field == F::title) return key == "title" ? 1 : key == "role" || key == "headline" ? 2 : 3;
  if (field == F::name)
    return key == "name" || key == "full name" ? 3 : key == "display name" ? 1 : 2;
  if (field == F::city) return leaves_open(field, key) || key == "based in" ? 1 : 2;
  if (field == F::met_how) return leaves_open(field, key) ? 1 : 2;
  if (field == F::date) return key == "on" || key == "when" || key == "day" ? 1 : 2;
  return 1;
}

// The words of a key without those that only number it or say which of several it is.
std::string plain_key(const std::string& key) {
  static constexpr std::array qualifiers = {
      "primary", "secondary", "other",      "alternative", "alternate", "alt",          "second",
      "third",   "first",     "main",       "personal",    "private",   "work",         "business",
      "home",    "office",    "zweite",     "weitere",     "privat",    "geschaftlich", "autre",
      "otro",    "outro",     "secondaire", "perso",       "pro",       "preferred",    "backup"};
  std::vector<std::string> words;
  for (const std::string& word : split(key, ' ')) {
    const bool qualifier =
        std::find(qualifiers.begin(), qualifiers.end(), word) != qualifiers.end();
    if (!all_digits(word) && !qualifier) words.push_back(word);
  }
  return join(words, " ");
}

bool may_be_numbered(F field) {
  return field == F::email || field == F::phone || field == F::url || field == F::note ||
         field == F::interests || field == F::tags;
}

bool says_name_and_company(const std::string& key) {
  static constexpr std::array keys = {
      "name company",         "contact company",     "person company",
      "who company",          "name organisation",   "name organization",
      "name firma",           "name entreprise",     "nom entreprise",
      "nombre empresa",       "nome empresa",        "name employer",
      "name and company",     "company name person", "name org",
      "contact organisation", "name at company",     "kontakt firma",
      "contact name company", "full name company"};
  return std::find(keys.begin(), keys.end(), key) != keys.end();
}

}  // namespace

bool leaves_open(TrackerField field, const std::string& key) {
  static constexpr std::array places = {"location", "standort", "ubicacion", "localizacao"};
  static constexpr std::array ways = {"how", "wie", "como"};
  const auto is_in = [&](const auto& keys) { return std::ranges::find(keys, key) != keys.end(); };
  return field == F::city ? is_in(places) : field == F::met_how && is_in(ways);
}

std::string to_text(TrackerField field) { return row_of(field).word; }

std::optional<TrackerField> parse_tracker_field(std::string_view text) {
  const std::string key = column_key(text);
  for (const FieldRow& row : fields) {
    if (row.field != F::unknown && key == row.word) return row.field;
  }
  return std::nullopt;
}

ColumnMeaning meaning_of(std::string_view name) {
  ColumnMeaning meaning;
  std::optional<Known> found = known(column_key(name));
  if (const std::size_t remark = name.find_first_of("([?"); !found && remark != name.npos)
    found = known(column_key(name.substr(0, remark)));
  if (!found && says_name_and_company(column_key(name))) {
    found = Known{F::name, false};
    meaning.with_company = true;
  }
  if (!found) {
    found = known(plain_key(column_key(name)));
    if (found && !may_be_numbered(found->field)) found.reset();
  }
  if (found) {
    meaning.field = found->field;
    meaning.day_first_language = found->day_first_language;
  }
  return meaning;
}

std::optional<ColumnMeaning> meaning_by_hand(std::string_view text) {
  ColumnMeaning meaning;
  meaning.by_hand = true;
  std::string key = column_key(text);
  for (const auto& [ending, order] :
       {std::pair{std::string_view(" day first"), DayOrder::day_first},
        std::pair{std::string_view(" month first"), DayOrder::month_first}}) {
    if (!key.ends_with(ending)) continue;
    key.resize(key.size() - ending.size());
    meaning.order = order;
  }
  const auto field = parse_tracker_field(key);
  if (!field) return std::nullopt;
  // "note" by hand keeps the column's name before the value, as for an unknown column.
  meaning.field = *field;
  return meaning;
}

std::vector<ColumnMeaning> meanings_of(const std::vector<std::string>& names) {
  Header header;
  header.names = names;
  std::vector<ColumnMeaning> all;
  for (const std::string& name : names) {
    header.keys.push_back(column_key(name));
    all.push_back(meaning_of(name));
  }
  settle_names(all, header);
  std::map<F, std::size_t> taken;
  for (std::size_t i = 0; i < all.size(); ++i) {
    if (row_of(all[i].field).several) continue;
    const auto [first, is_first] = taken.emplace(all[i].field, i);
    if (is_first) continue;
    const std::size_t before = first->second;
    const F field = all[i].field;
    const bool better = rank_of(field, header.keys[i]) > rank_of(field, header.keys[before]);
    all[better ? before : i] = {};
    if (better) first->second = i;
  }
  return all;
}

bool is_tracker_header(const Header& header) {
  const std::vector<ColumnMeaning> all = meanings_of(header.names);
  const bool named = has(all, F::name) || has(all, F::given_name) || has(all, F::family_name) ||
                     has(all, F::email);
  const auto known_columns = std::count_if(
      all.begin(), all.end(), [](const ColumnMeaning& one) { return one.field != F::unknown; });
  // "Name" beside another column says enough, whatever the other is called.
  const auto named_columns = std::count_if(header.names.begin(), header.names.end(),
                                           [](const std::string& name) { return !name.empty(); });
  const bool plain_name = header.has_any({"name", "full name", "first name", "last name", "vorname",
                                          "nachname", "prenom", "nom", "nombre", "nome"});
  return named &&
         (known_columns >= 2 || header.names.size() == 1 || (plain_name && named_columns >= 2));
}

std::vector<std::string> tracker_fields() {
  std::vector<std::string> words;
  for (const FieldRow& row : fields) {
    if (row.field != F::unknown) words.emplace_back(row.word);
  }
  return words;
}

bool is_tracker_field(std::string_view text) { return meaning_by_hand(text).has_value(); }

TrackerMapping guess_mapping(const std::vector<std::string>& header) {
  TrackerMapping mapping;
  const std::vector<ColumnMeaning> all = meanings_of(header);
  for (std::size_t i = 0; i < header.size(); ++i) {
    const bool unknown = all[i].field == F::unknown;
    mapping.columns.push_back({header[i], unknown ? "note" : to_text(all[i].field)});
  }
  return mapping;
}

std::string header_signature(const std::vector<std::string>& header) {
  std::vector<std::string> keys;
  for (const std::string& name : header) {
    if (std::string key = column_key(name); !key.empty()) keys.push_back(std::move(key));
  }
  std::sort(keys.begin(), keys.end());
  return join(keys, "|");
}

}  // namespace wellmet
