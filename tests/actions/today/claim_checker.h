#pragma once
// Looks every claim of a line up in the store again, by the rows that it names and without the code
// that made it.
#include <algorithm>
#include <optional>
#include <string>
#include <vector>

#include "judgement/today.h"
#include "model/card.h"
#include "store/introductions/introductions.h"
#include "store/people/people.h"
#include "store/story/interactions.h"
#include "store/story/notes.h"
#include "store/today/follow_ups.h"

namespace wellmet::actions::testing {

class ClaimChecker {
 public:
  ClaimChecker(store::ReadTx& tx, LocalDate today) : tx_(tx), today_(today) {}

  // What is not so, or "".
  std::string wrong(const Suggestion& line) {
    for (const Claim& claim : line.claims) {
      if (claim.person != line.person) return "a claim about somebody else";
      if (std::string fault = wrong(claim, line); !fault.empty())
        return to_text(claim.kind) + ": " + fault + " (" + line.because + ")";
    }
    return "";
  }

 private:
  std::string wrong(const Claim& claim, const Suggestion& line) {
    switch (claim.kind) {
      case ClaimKind::promised:
        return wrong_promise(claim);
      case ClaimKind::helped:
      case ClaimKind::advised:
      case ClaimKind::introduced:
      case ClaimKind::met_first:
      case ClaimKind::hosted:
        return wrong_origin(claim);
      case ClaimKind::followed_advice:
      case ClaimKind::found:
        return wrong_note(claim);
      case ClaimKind::noted_once:
        if (days(claim).front() != claim.since) return "something is noted before it";
        if (line.because.ends_with("nothing since.") && days(claim).size() > 1)
          return "noted again";
        return wrong_origin(claim);
      case ClaimKind::usual_gap:
      case ClaimKind::less_often:
      case ClaimKind::bursts:
        return wrong_gap(claim);
      case ClaimKind::silence:
        return wrong_silence(claim);
      case ClaimKind::wished:
        return person(claim).wished_cadence_days == claim.rhythm_days ? "" : "another wish";
      case ClaimKind::nothing_noted:
        return days(claim).empty() ? "" : "something is noted";
      case ClaimKind::date:
        return wrong_birthday(claim);
      case ClaimKind::introduction:
        return wrong_introduction(claim);
      case ClaimKind::met_years_ago:
      case ClaimKind::new_job:
      case ClaimKind::news:
        break;
    }
    return "nothing in this year says " + line.because;
  }

  Person person(const Claim& claim) { return *store::find_person(tx_, claim.person); }
  std::vector<LocalDate> days(const Claim& claim) {
    return store::contact_days_of(tx_, claim.person);
  }
  std::optional<FollowUp> open_follow_up(const Claim& claim) {
    if (claim.from.empty() || claim.from[0].table != "follow_ups") return std::nullopt;
    const auto f = store::find_follow_up(tx_, {claim.from[0].id});
    if (!f || f->person != claim.person || f->state != FollowUpState::open) return std::nullopt;
    return f;
  }

  std::string wrong_promise(const Claim& claim) {
    const auto f = open_follow_up(claim);
    if (!f || !f->rule.empty()) return "no such promise is open";
    if (f->due != claim.due || f->due > today_) return "it is not due";
    return f->text == claim.what && f->made == claim.since ? "" : "it was another promise";
  }

  std::string wrong_introduction(const Claim& claim) {
    if (claim.from.empty() || claim.from[0].table != "introductions") return "no introduction";
    const auto thread = store::find_introduction(tx_, {claim.from[0].id});
    if (!thread || !thread->is_of(claim.person)) return "nothing of the kind is under way";
    if (introduction::to_text(thread->stage) != claim.act) return "it is at another step";
    return introduction::day_of(thread->stage).value_or(thread->started) == claim.since
               ? ""
               : "on another day";
  }

  std::string wrong_origin(const Claim& claim) {
    const auto f = open_follow_up(claim);
    if (!f || f->rule.empty() || f->due > today_) return "nothing of the kind waits";
    const auto from = store::find_interaction(tx_, f->from);
    if (!from || from->day != claim.since) return "on another day";
    return std::ranges::find(from->people, claim.person) != from->people.end() ? "" : "others";
  }

  std::string wrong_note(const Claim& claim) {
    const auto f = open_follow_up(claim);
    if (!f || f->rule.empty() || f->due > today_) return "nothing of the kind waits";
    const auto note = store::find_note(tx_, f->note);
    if (!note || note->person != claim.person || note->done != claim.since) return "it is not so";
    return note->text == claim.what ? "" : "it was another thing";
  }

  std::string wrong_gap(const Claim& claim) {
    const std::vector<LocalDate> all = days(claim);
    if (all.size() < 3) return "too few contacts";
    std::vector<int> gaps;
    for (std::size_t i =
             std::max<std::size_t>(1, all.size() - std::min<std::size_t>(6, all.size() - 1));
         i < all.size(); ++i)
      gaps.push_back(all[i] - all[i - 1]);
    std::ranges::sort(gaps);
    const double middle = (gaps[(gaps.size() - 1) / 2] + gaps[gaps.size() / 2]) / 2.0;
    return middle == claim.rhythm_days ? "" : "another gap";
  }

  std::string wrong_silence(const Claim& claim) {
    const std::vector<LocalDate> all = days(claim);
    if (all.empty() || all.back() != claim.since) return "in touch on another day";
    return claim.span_days == today_ - all.back() && claim.span_days > 0 ? "" : "another span";
  }

  std::string wrong_birthday(const Claim& claim) {
    const CardIndex card =
        index_card(vcard::parse(store::card_bytes(tx_, claim.person)).cards.at(0));
    const YearMonthDay on = year_month_day(*claim.due);
    return claim.what == "birthday" && card.birthday.month == on.month &&
                   card.birthday.day == on.day
               ? ""
               : "another day";
  }

  store::ReadTx& tx_;
  LocalDate today_;
};

}  // namespace wellmet::actions::testing
