#include "web/people/people.h"

#include <fmt/format.h>

#include <algorithm>
#include <cstdlib>
#include <map>
#include <span>

#include "actions/people/many.h"
#include "base/error.h"
#include "base/text.h"
#include "http/form.h"
#include "store/search/search.h"
#include "web/parts/face.h"

namespace wellmet::web {
namespace {

constexpr int faces_shown = 60;
constexpr int names_shown = 120;  // when there are more than faces_shown
constexpr int found_most = 60;
constexpr int looked_through = 240;  // of what was found, when filters narrow it further
constexpr int lately_days = 90;
constexpr int lately_most = 7;
constexpr int beginnings_days = 120;
constexpr int beginnings_most = 5;
constexpr std::size_t filters_offered = 3;
constexpr int furthest_from = 10'000'000;

PeopleAsk asked(const RequestContext& context) {
  const std::string among = context.asked("among");
  return {.q = context.asked("q").substr(0, 500),
          .place = context.asked("place"),
          .interest = context.asked("interest"),
          .word = context.asked("word"),
          .met_once = among == "once",
          .quiet = among == "quiet",
          .archived = among == "archived",
          .at = context.asked("at").substr(0, 20),
          .choose = !context.asked("choose").empty(),
          .from = static_cast<int>(
              std::clamp<std::int64_t>(context.number_asked("from"), 0, furthest_from))};
}

store::FacesFilter filter_of(const PeopleAsk& ask) {
  store::FacesFilter filter{.met_once = ask.met_once,
                            .quiet = ask.quiet,
                            .city_folded = fold(ask.place),
                            .from_key = ask.at.empty() ? "" : sort_key(ask.at),
                            .limit = names_shown + 1,
                            .offset = ask.from};
  if (ask.archived) filter.shown = store::Shown::archived;
  if (!ask.interest.empty()) filter.interest_key = interest_key(ask.interest);
  if (const auto word = parse_relationship_word(ask.word)) filter.word = to_text(*word);
  return filter;
}

// The pet by its name, what they care about, the town: two or three words that tell who it is.
std::string hint_of(const std::string& city, std::span<const store::FaceInterest> interests) {
  constexpr std::size_t most = 2;
  const auto has_name = [](const store::FaceInterest& i) {
    return i.kind == InterestKind::pet && !i.detail.empty();
  };
  std::vector<std::string> words;
  for (const store::FaceInterest& i : interests)
    if (has_name(i) && words.size() < most) words.push_back(i.detail);
  for (const store::FaceInterest& i : interests)
    if (!has_name(i) && words.size() < most) words.push_back(i.name);
  if (words.size() < most && !city.empty()) words.push_back(city);
  return join(words, ", ");
}

// The faces of these people, in their order: two queries.
std::vector<FaceLine> face_lines(store::ReadTx& tx, const std::vector<PersonId>& ids,
                                 PeoplePage& p) {
  const auto lines = store::people_lines(tx, ids);
  const auto interests = store::interests_of_all(tx, ids);
  std::map<std::string_view, int> common_interests, common_places;
  for (const store::FaceInterest& i : interests) ++common_interests[i.name];
  std::vector<FaceLine> faces;
  for (const store::PersonLine& line : lines) {
    if (!line.city.empty()) ++common_places[line.city];
    faces.push_back(
        {.person = line.id,
         .name = line.name,
         .hint = hint_of(line.city, std::ranges::equal_range(interests, line.id, std::less(),
                                                             &store::FaceInterest::person)),
         .face = line.face,
         .archived = line.archived,
         .died = line.died});
  }
  const auto most_common = [](const std::map<std::string_view, int>& counted) {
    std::vector<std::pair<std::string_view, int>> all(counted.begin(), counted.end());
    std::ranges::stable_sort(all, std::greater(), &std::pair<std::string_view, int>::second);
    std::vector<std::string> names;
    for (const auto& [name, count] : all)
      if (count > 1 && names.size() < filters_offered) names.emplace_back(name);
    return names;
  };
  p.interests = most_common(common_interests);
  p.places = most_common(common_places);
  return faces;
}

FaceLine taken(std::vector<FaceLine>& faces, PersonId id) {
  const auto found = std::ranges::find(faces, id, &FaceLine::person);
  if (found == faces.end()) return {};
  FaceLine face = std::move(*found);
  faces.erase(found);
  return face;
}

// Those of this page, and whether it is a page of faces or, of many people, a list of names.
std::vector<PersonId> names_of_page(store::ReadTx& tx, const store::FacesFilter& filter,
                                    LocalDate today, PeoplePage& p) {
  std::vector<PersonId> ids = store::faces(tx, filter, today);
  p.compact = ids.size() > faces_shown || p.ask.from > 0 || !p.ask.at.empty() || p.ask.choose;
  p.more = ids.size() > names_shown;
  ids.resize(std::min<std::size_t>(ids.size(), names_shown));
  return ids;
}

// Everybody: those of late, the beginnings, then all others in the order of names.
void fill_everybody(store::ReadTx& tx, LocalDate today, PeoplePage& p) {
  const std::vector<PersonId> lately = store::lately(tx, today - lately_days, lately_most);
  const auto beginnings = store::beginnings(tx, today - beginnings_days, beginnings_most);
  store::FacesFilter filter = filter_of(p.ask);
  const bool first_page = p.ask.from == 0 && p.ask.at.empty() && !p.ask.choose;
  if (p.ask.at.empty() && !p.ask.choose) {
    filter.without = lately;
    for (const store::Beginning& b : beginnings) filter.without.push_back(b.person);
  }
  std::vector<PersonId> ids = names_of_page(tx, filter, today, p);
  if (first_page) ids.insert(ids.end(), filter.without.begin(), filter.without.end());
  p.others = face_lines(tx, ids, p);
  p.nobody_yet = ids.empty() && p.ask.from == 0 && p.ask.at.empty();
  if (!first_page) return;
  for (const PersonId id : lately) p.lately.push_back(taken(p.others, id));
  std::vector<PersonId> met;
  for (const store::Beginning& b : beginnings) met.push_back(b.person);
  const auto ways = store::ways_to_reach(tx, met);
  for (const store::Beginning& b : beginnings) {
    BeginningLine line{.beginning = b, .face = taken(p.others, b.person)};
    for (const store::ContactMethod& way : ways)
      if (way.person == b.person) line.reach.push_back(way);
    p.beginnings.push_back(std::move(line));
  }
}

void fill_narrowed(store::ReadTx& tx, LocalDate today, PeoplePage& p) {
  const std::vector<PersonId> ids = names_of_page(tx, filter_of(p.ask), today, p);
  p.others = face_lines(tx, ids, p);
}

// Of those found the ones whom the filters of the page let pass, in the order found.
std::vector<PersonId> passing(store::ReadTx& tx, const std::vector<actions::FoundPerson>& found,
                              const PeopleAsk& ask, LocalDate today) {
  std::vector<PersonId> ids;
  for (const actions::FoundPerson& f : found) ids.push_back(f.person.id);
  if (!ask.narrowed()) return ids;
  store::FacesFilter filter = filter_of(ask);
  filter.only_these = ids;
  filter.limit = looked_through;
  filter.offset = 0;
  if (!ask.archived) filter.shown = store::Shown::all;
  const auto pass = store::faces(tx, filter, today);
  std::erase_if(ids, [&](PersonId id) { return std::ranges::find(pass, id) == pass.end(); });
  return ids;
}

void fill_found(store::ReadTx& tx, LocalDate today, PeoplePage& p) {
  const auto query = actions::read_search(p.ask.q, today);
  p.words = query.words;
  const actions::Found all =
      actions::search(tx, query, today, p.ask.narrowed() ? looked_through : found_most);
  const std::vector<actions::FoundPerson>& found = all.people;
  std::vector<PersonId> ids = passing(tx, found, p.ask, today);
  if (!p.ask.narrowed()) p.things = all.things;
  p.more = false;
  p.even_more = all.even_more || (p.ask.narrowed() && all.more > 0);
  p.more_found =
      p.ask.narrowed() ? std::max(0, static_cast<int>(ids.size()) - found_most) : all.more;
  ids.resize(std::min<std::size_t>(ids.size(), found_most));
  p.others = face_lines(tx, ids, p);
  for (FaceLine& face : p.others) {
    const auto hit = std::ranges::find_if(
        found, [&](const actions::FoundPerson& f) { return f.person.id == face.person; });
    if (hit != found.end()) face.matches = hit->matches;
  }
}

PeoplePage read_page(RequestContext& context) {
  PeoplePage p{.ask = asked(context)};
  store::ReadTx tx(context.app.db, context.app.account);
  if (!p.ask.q.empty()) {
    fill_found(tx, context.today(), p);
  } else if (p.ask.narrowed()) {
    fill_narrowed(tx, context.today(), p);
  } else {
    fill_everybody(tx, context.today(), p);
  }
  return p;
}

Layout layout_with_faces(RequestContext& context, const PeoplePage& p, const char* here) {
  Layout layout = layout_of(context, here);
  for (const FaceLine& line : p.others) know_face(layout, line.person, line.face);
  for (const FaceLine& line : p.lately) know_face(layout, line.person, line.face);
  for (const BeginningLine& line : p.beginnings)
    know_face(layout, line.face.person, line.face.face);
  return layout;
}

// Typing on replaces the address, so that one step back leads to where the search began.
http::Response with_address(const RequestContext& context, http::Response response,
                            const std::string& path) {
  const bool typing_on =
      context.request.header("hx-current-url").find("q=") != std::string_view::npos;
  return response.with(typing_on ? "HX-Replace-Url" : "HX-Push-Url", path);
}

}  // namespace

std::string address_of(const PeopleAsk& ask) {
  std::vector<std::string> parts;
  const auto add = [&](const char* name, const std::string& value) {
    if (!value.empty()) parts.push_back(fmt::format("{}={}", name, http::percent_encode(value)));
  };
  add("q", ask.q);
  add("among", ask.met_once ? "once" : ask.quiet ? "quiet" : ask.archived ? "archived" : "");
  add("place", ask.place);
  add("interest", ask.interest);
  add("word", ask.word);
  add("at", ask.at);
  if (ask.choose) add("choose", "1");
  if (ask.from > 0) add("from", std::to_string(ask.from));
  return parts.empty() ? "/people" : "/people?" + join(parts, "&");
}

http::Response show_people(RequestContext& context) {
  const PeoplePage p = read_page(context);
  const Layout layout = layout_with_faces(context, p, "people");
  if (!context.wants_fragment()) return page(layout, "People", people_page(layout, p));
  return with_address(context, fragment(layout, people_found(layout, p) + people_chips(p)),
                      address_of(p.ask));
}

http::Response change_several(RequestContext& context) {
  std::vector<PersonId> people;
  for (const std::string& number : context.form.every("person"))
    if (const PersonId id{std::atoll(number.c_str())}; id) people.push_back(id);
  if (people.empty()) throw Error(ErrorKind::invalid, "Tick whom you mean first.");
  const std::string act = context.field("act");
  DeedId change;
  if (act == "remove") {
    change = actions::remove_people(context.app, people).change;
  } else if (act == "archive" || act == "unarchive") {
    change =
        actions::edit_people(context.app, people, {.edit = {.archived = act == "archive"}}).change;
  } else {
    std::vector<std::string> interests;
    for (const std::string& name : split(context.field("interest"), ','))
      if (!trim(name).empty()) interests.emplace_back(trim(name));
    if (interests.empty()) throw Error(ErrorKind::invalid, "Write what they care about.");
    change = actions::edit_people(context.app, people, {.add_interests = interests}).change;
  }
  return done(context, "/people?choose=1", change);
}

http::Response show_search(RequestContext& context) {
  PeoplePage p{.ask = asked(context)};
  if (!p.ask.q.empty()) p = read_page(context);
  p.as_search = true;
  const Layout layout = layout_with_faces(context, p, "search");
  if (!context.wants_fragment()) return page(layout, "Search", people_page(layout, p));
  return with_address(context, fragment(layout, people_found(layout, p)),
                      p.ask.q.empty() ? "/search" : "/search?q=" + http::percent_encode(p.ask.q));
}

}  // namespace wellmet::web
