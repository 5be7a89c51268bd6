// Words that tell names from other words. A word more is one more in a table.
#include "language/names/name_words.h"

#include <algorithm>
#include <string_view>
#include <unordered_set>

namespace wellmet::language {
namespace {

using Words = std::unordered_set<std::string_view>;

bool has(const Words& words, const Token& token) {
  return token.kind == TokenKind::word && words.contains(token.folded);
}

// Without "'s".
std::string_view stem(const Token& token) {
  std::string_view word = token.folded;
  if (word.ends_with("'s")) word.remove_suffix(2);
  return word;
}

}  // namespace

bool is_word_too(const Token& token) {
  static const Words words = {
      "will",      "mark",    "hope",     "art",      "grace",   "rose",     "bill",     "frank",
      "jack",      "rob",     "pat",      "sue",      "drew",    "chip",     "dawn",     "faith",
      "joy",       "penny",   "ruby",     "amber",    "iris",    "lily",     "olive",    "pearl",
      "violet",    "hazel",   "daisy",    "bob",      "don",     "ray",      "gene",     "guy",
      "dean",      "earl",    "duke",     "miles",    "chase",   "grant",    "lance",    "wade",
      "rich",      "nick",    "rusty",    "sandy",    "max",     "angel",    "jean",     "robin",
      "dale",      "glen",    "cliff",    "ford",     "chuck",   "skip",     "peg",      "bud",
      "sunny",     "lee",     "song",     "long",     "young",   "king",     "brown",    "white",
      "green",     "black",   "gray",     "grey",     "stone",   "field",    "cook",     "baker",
      "bell",      "day",     "love",     "price",    "rice",    "wood",     "woods",    "hall",
      "park",      "church",  "banks",    "rivers",   "brooks",  "case",     "page",     "best",
      "good",      "noble",   "sharp",    "strong",   "wise",    "swift",    "rush",     "carter",
      "mason",     "hunter",  "fisher",   "cooper",   "taylor",  "marsh",    "lake",     "bush",
      "ivy",       "victor",  "merit",    "sage",     "sky",     "storm",    "star",     "harmony",
      "melody",    "charity", "trinity",  "heather",  "holly",   "basil",    "ginger",   "jade",
      "crystal",   "gay",     "jo",       "so",       "an",      "in",       "he",       "my",
      "to",        "do",      "we",       "you",      "the",     "cross",    "read",     "hill",
      "moon",      "fish",    "fox",      "wolf",     "lamb",    "bird",     "berry",    "west",
      "north",     "east",    "south",    "little",   "short",   "small",    "big",      "new",
      "old",       "hand",    "foot",     "head",     "close",   "lane",     "street",   "house",
      "home",      "post",    "major",    "sergeant", "bishop",  "pope",     "abbot",    "priest",
      "parish",    "reading", "major",    "mini",     "may",     "april",    "june",     "august",
      "summer",    "autumn",  "winter",   "spring",   "march",   "january",  "sunday",   "friday",
      "monday",    "morning", "an",       "sun",      "sat",     "wed",      "mon",      "ma",
      "pa",        "us",      "am",       "pm",       "it",      "as",       "ask",      "call",
      "can",       "kind",    "past",     "fair",     "bean",    "street",   "bridge",   "coffee",
      "walker",    "knight",  "potter",   "turner",   "miller",  "weaver",   "shepherd", "gardener",
      "butler",    "porter",  "page",     "archer",   "cash",    "dollar",   "pence",    "sterling",
      "gold",      "silver",  "diamond",  "bond",     "stock",   "link",     "line",     "point",
      "power",     "winter",  "ash",      "rowan",    "reed",    "heath",    "forest",   "glenn",
      "brook",     "clay",    "flint",    "buck",     "drake",   "finch",    "wren",     "robin",
      "jay",       "martin",  "teal",     "crane",    "heron",   "star",     "said",     "ali",
      "mini",      "hank",    "pepper",   "rocky",    "sonny",   "buddy",    "mercy",    "patience",
      "prudence",  "honor",   "honour",   "justice",  "liberty", "journey",  "destiny",  "genesis",
      "eden",      "paris",   "london",   "florence", "chelsea", "brooklyn", "austin",   "dallas",
      "houston",   "jordan",  "israel",   "india",    "china",   "asia",     "ireland",  "france",
      "german",    "english", "french",   "israel",   "wells",   "bath",     "lincoln",  "york",
      "kent",      "derby",   "carlisle", "preston",  "bolton",  "burton",   "norman",   "roman",
      "christian", "bishop"};
  const Words& table = words;
  return token.kind == TokenKind::word && table.contains(stem(token));
}

bool is_season_name(const Token& token) {
  static const Words words = {"may",    "april",  "june",   "august",   "january", "march",
                              "summer", "autumn", "winter", "spring",   "sunday",  "friday",
                              "monday", "april",  "july",   "september"};
  return token.kind == TokenKind::word && words.contains(stem(token));
}

bool is_common_abbreviation(const Token& token) {
  static const Words words = {"pr", "hr", "it", "ai", "md", "pa", "tv",  "uk",  "us",  "eu", "qa",
                              "vc", "ba", "ma", "cv", "po", "id", "ok",  "pt",  "pc",  "pe", "ra",
                              "mp", "gp", "ip", "vp", "dm", "ps", "cfo", "ceo", "cto", "eod"};
  return has(words, token);
}

bool leads_only_to_person(const Token& token) {
  static const Words words = {"with",        "w",          "n",          "phoned",  "emailed",
                              "texted",      "messaged",   "thanked",    "told",    "congratulated",
                              "whatsapped",  "dmed",       "dm'd",       "dm",      "msgd",
                              "txted",       "prof",       "dr",         "mr",      "mrs",
                              "ms",          "facetimed",  "skyped",     "slacked", "invited",
                              "pinged",      "telephoned", "mit",        "avec",    "con",
                              "com",         "introduce",  "introduced", "thank",   "congratulate",
                              "interviewed", "hugged"};
  return has(words, token);
}

bool leads_to_person(const Token& token) {
  static const Words words = {
      "and",       "&",         "+",       "plus",    "met",      "meet",     "saw",
      "see",       "seen",      "called",  "call",    "rang",     "ring",     "rung",
      "phone",     "email",     "mail",    "mailed",  "text",     "message",  "write",
      "wrote",     "asked",     "ask",     "tell",    "visit",    "visited",  "help",
      "helped",    "from",      "to",      "by",      "for",      "about",    "re",
      "regarding", "of",        "than",    "like",    "dear",     "hi",       "hey",
      "thanks",    "into",      "and",     "ping",    "remind",   "invite",   "owe",
      "promised",  "promise",   "send",    "sent",    "give",     "gave",     "show",
      "showed",    "und",       "et",      "e",       "y",        "chez",     "bei",
      "von",       "connect",   "drop",    "lend",    "pay",      "paid",     "reaching",
      "reached",   "joined",    "join",    "bring",   "brought",  "seeing",   "meeting",
      "calling",   "emailing",  "texting", "zoom",    "facetime", "zoomed",   "skype",
      "via",       "through",   "without", "against", "beside",   "behind",   "per",
      "via",       "drove",     "lent",    "missed",  "miss",     "hosted",   "hugged",
      "found",     "spotted",   "shouted", "let",     "make",     "left",     "should",
      "did",       "does",      "has",     "is",      "can",      "could",    "would",
      "fetched",   "collected", "picked",  "dropped", "beat",     "greeted",  "welcomed",
      "escorted",  "minded",    "coached", "tutored", "walked",   "consoled", "photographed",
      "supervised"};
  return leads_only_to_person(token) || has(words, token) || token.is("&") || token.is("+");
}

bool leads_to_place(const Token& token) {
  static const Words words = {"at",     "in",     "near",    "outside",
                              "inside", "around", "towards", "opposite"};
  return has(words, token);
}

bool is_determiner(const Token& token) {
  static const Words words = {"the",  "a",    "an",    "my",    "our", "his",   "her",   "their",
                              "your", "this", "that",  "some",  "any", "no",    "every", "each",
                              "next", "last", "these", "those", "two", "three", "both",  "another"};
  return has(words, token);
}

bool is_kin(const Token& token) {
  static const Words words = {"sister",
                              "brother",
                              "wife",
                              "husband",
                              "partner",
                              "son",
                              "daughter",
                              "mother",
                              "father",
                              "mum",
                              "mom",
                              "dad",
                              "girlfriend",
                              "boyfriend",
                              "fiance",
                              "fiancee",
                              "friend",
                              "boss",
                              "colleague",
                              "cousin",
                              "neighbour",
                              "neighbor",
                              "flatmate",
                              "roommate",
                              "assistant",
                              "aunt",
                              "uncle",
                              "niece",
                              "nephew",
                              "grandson",
                              "granddaughter",
                              "ex",
                              "manager",
                              "intern",
                              "student",
                              "teacher",
                              "mentor",
                              "client",
                              "plumber",
                              "guy",
                              "buddy",
                              "mate",
                              "spouse",
                              "lad",
                              "lass",
                              "boy",
                              "girl",
                              "kid",
                              "twin",
                              "granny",
                              "grandma",
                              "grandpa",
                              "bestie",
                              "coworker",
                              "landlord",
                              "lawyer",
                              "doctor",
                              "recruiter",
                              "founder",
                              "named",
                              "successor",
                              "supervisor",
                              "housemate",
                              "godson",
                              "stepson",
                              "bride",
                              "groom",
                              "nan",
                              "nana",
                              "auntie",
                              "vp",
                              "ceo",
                              "cto",
                              "cfo",
                              "coo",
                              "cmo",
                              "cofounder",
                              "counsel",
                              "contractor",
                              "gaffer",
                              "pal",
                              "chum",
                              "hubby",
                              "missus",
                              "gf",
                              "bf",
                              "bloke",
                              "fella"};
  return has(words, token);
}

bool is_person_noun(const Token& token) {
  static const Words words = {
      "woman",       "man",          "chap",       "bloke",       "lady",        "person",
      "gentleman",   "planner",      "rep",        "scout",       "agent",       "editor",
      "producer",    "director",     "designer",   "developer",   "engineer",    "architect",
      "analyst",     "consultant",   "adviser",    "advisor",     "officer",     "president",
      "chair",       "vicar",        "curate",     "priest",      "rabbi",       "nurse",
      "midwife",     "solicitor",    "barrister",  "accountant",  "banker",      "broker",
      "buyer",       "seller",       "supplier",   "vendor",      "investor",    "journalist",
      "reporter",    "photographer", "translator", "interpreter", "professor",   "lecturer",
      "tutor",       "researcher",   "scientist",  "postdoc",     "trainer",     "coach",
      "physio",      "keeper",       "striker",    "player",      "tenant",      "owner",
      "builder",     "electrician",  "carpenter",  "painter",     "gardener",    "florist",
      "baker",       "chef",         "waiter",     "barista",     "driver",      "courier",
      "pilot",       "guard",        "inspector",  "surveyor",    "volunteer",   "organiser",
      "organizer",   "host",         "speaker",    "candidate",   "applicant",   "trainee",
      "apprentice",  "starter",      "hire",       "newcomer",    "secretary",   "receptionist",
      "therapist",   "vet",          "dentist",    "author",      "musician",    "singer",
      "pianist",     "conductor",    "curator",    "librarian",   "minister",    "councillor",
      "ambassador",  "attache",      "diplomat",   "worker",      "headteacher", "accompanist",
      "registrar",   "pupil",        "sommelier",  "collector",   "reg",         "carer",
      "childminder", "babysitter",   "instructor", "janitor",     "caretaker",   "locum",
      "sec",         "dj",           "drummer",    "bassist",     "tenor",       "soprano",
      "actor",       "actress",      "publicist",  "promoter",    "caterer",     "farmer",
      "foreman",     "glazier",      "plasterer",  "roofer",      "mechanic",    "trustee",
      "governor",    "treasurer",    "chairman",   "chairwoman",  "counsellor",  "counselor"};
  return has(words, token);
}

bool follows_subject(const Token& token) {
  static const Words words = {
      "rang",   "came",    "got",    "went",     "said",     "says",    "told",     "sold",
      "gave",   "wrote",   "sent",   "is",       "was",      "has",     "had",      "can",
      "could",  "would",   "never",  "just",     "finally",  "also",    "wants",    "made",
      "took",   "met",     "saw",    "left",     "lent",     "lost",    "won",      "ran",
      "taught", "brought", "bought", "thinks",   "knows",    "needs",   "offers",   "owes",
      "did",    "does",    "drove",  "found",    "fell",     "felt",    "kept",     "let",
      "put",    "read",    "cut",    "spoke",    "stood",    "swears",  "isn't",    "wasn't",
      "hasn't", "didn't",  "won't",  "can't",    "couldn't", "doesn't", "wouldn't", "will",
      "might",  "still",   "always", "recently", "already",  "and",     "&",        "n",
      "rung",   "kindly",  "really", "actually", "sadly",    "once",    "dropped",  "showed",
      "built",  "paid",    "hosted", "forgot",   "broke",    "may",     "must",     "should",
      "cannot"};
  if (has(words, token) || token.is("&")) return true;
  if (token.kind != TokenKind::word || token.capital || token.folded.size() < 4) return false;
  static const Words nouns = {
      "glass", "class",   "classes",  "need",   "seed",    "feed", "works", "news",  "less", "this",
      "press", "lessons", "supplies", "series", "studies", "bed",  "speed", "words", "my"};
  const std::string& word = token.folded;
  const bool plural_or_verb = word.ends_with("s") && !word.ends_with("ss");
  return !nouns.contains(word) && (plural_or_verb || word.ends_with("ed"));
}

bool is_no_name(const Token& token) {
  static const Words words = {
      "i",           "i'm",      "i'll",     "i'd",       "i've",     "zoom",      "teams",
      "slack",       "skype",    "facetime", "whatsapp",  "linkedin", "instagram", "facebook",
      "google",      "english",  "german",   "french",    "spanish",  "italian",   "polish",
      "portuguese",  "chinese",  "japanese", "dutch",     "british",  "american",  "european",
      "christmas",   "easter",   "god",      "the",       "a",        "my",        "his",
      "her",         "our",      "their",    "he",        "she",      "they",      "we",
      "you",         "it",       "everyone", "everybody", "nobody",   "someone",   "somebody",
      "people",      "friends",  "family",   "kids",      "team",     "internet",  "tv",
      "pizza",       "coffee",   "lunch",    "dinner",    "mr",       "mrs",       "ms",
      "dr",          "prof",     "sir",      "st",        "saint",    "no",        "yes",
      "ok",          "new",      "old",      "both",      "all",      "some",      "two",
      "three",       "bbq",      "covid",    "brexit",    "excel",    "word",      "powerpoint",
      "github",      "python",   "java",     "netflix",   "spotify",  "amazon",    "apple",
      "microsoft",   "uber",     "lego",     "chess",     "golf",     "scrabble",  "london",
      "paris",       "berlin",   "rome",     "europe",    "england",  "france",    "germany",
      "spain",       "italy",    "scotland", "ireland",   "america",  "india",     "china",
      "japan",       "him",      "them",     "us",        "me",       "this",      "that",
      "what",        "who",      "next",     "last",      "another",  "kaffee",    "abendessen",
      "mittagessen", "freunden", "kollegen", "investors", "bsc",      "msc",       "phd",
      "mphil",       "llb",      "llm",      "mba",       "mbbs",     "btec",      "gcse",
      "thanksgiving"};
  return has(words, token);
}

bool makes_thing(const Token& token) {
  static const Words words = {
      "ltd",        "inc",       "gmbh",       "ag",       "llc",        "plc",     "corp",
      "company",    "team",      "group",      "bank",     "street",     "road",    "avenue",
      "square",     "park",      "cathedral",  "church",   "chapel",     "school",  "college",
      "university", "hospital",  "clinic",     "cafe",     "kitchen",    "bar",     "pub",
      "restaurant", "bakery",    "hotel",      "inn",      "arms",       "house",   "hall",
      "museum",     "gallery",   "theatre",    "theater",  "station",    "airport", "library",
      "centre",     "center",    "gardens",    "market",   "bridge",     "harbour", "harbor",
      "club",       "institute", "foundation", "festival", "conference", "summit",  "fair",
      "expo",       "awards",    "cup",        "league",   "people",     "lab",     "labs",
      "studio",     "studios",   "ventures",   "partners", "capital",    "diner",   "shop",
      "store",      "building",  "tower",      "arena",    "stadium",    "beach",   "island",
      "bay",        "council",   "llp",        "co",       "sons",       "mutual",  "insurance",
      "associates", "brothers",  "trust",      "society",  "ltda",       "srl",     "sarl",
      "relief",     "aid",       "lottery",    "fund",     "charity",    "limited", "holdings",
      "foods",      "records",   "press",      "books",    "motors"};
  return has(words, token);
}

}  // namespace wellmet::language
