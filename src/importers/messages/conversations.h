#pragma once
#include <cstdint>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "importers/importer.h"

// What all exports of messages have in common: who becomes a person, and what becomes contact.
//  - The partner of a direct chat is a person. In a group everybody who writes is one; where more
//    than twenty write, only those with whom the owner exchanged words there.
//  - A day with messages is one light touch, on the day in the owner's zone, and a day with calls
//    is a call. In a direct chat it does not matter who of the two wrote; in a group it is the day
//    on which that person did.
//  - What was written is kept only when it is asked for.
//  - You have known each other at least since the first year of it, so that nobody of it is
//    somebody new.
// A chat is told from its beginning to its end; of a chat that ended only its days are in memory.
namespace wellmet {

enum class Told { message, call, video_call };

struct Participant {
  std::string key = {};  // stable in the source
  std::string name = {};
  std::string phone = {};
  bool named_by_owner = false;  // as the owner's address book calls them
  bool nobody = false;          // a bot, a firm's sender, an account that was deleted
};

class Conversations {
 public:
  using Who = int;
  static constexpr Who nobody = -1;
  static constexpr std::size_t writers_at_most = 20;
  static constexpr std::size_t words_bytes = 4'000;  // kept of one day with one person

  struct Setting {
    // Where it was, for the interaction: "WhatsApp"; "" of calls by telephone.
    std::string messages = {}, calls = {};
    int first_year = 0;  // before it nobody wrote so
  };
  Conversations(const Source&, std::string kind, Setting);

  // The participant with this key, made when there is none; a name once known stays.
  Who participant(const Participant&);
  Participant& at(Who who) { return participants_[static_cast<std::size_t>(who)].is; }
  void is_owner(Who who) { owner_ = who; }
  Who owner() const { return owner_; }
  // One of an address book, who is a person whether they wrote or not.
  void add_contact(Who, int line);

  // Of the chat that is being told. `words` may be empty. A day to come, or before anybody wrote
  // so, is counted and left out.
  void tell(Who, LocalDate, Told, int line, std::string_view words = {});
  // The two exchanged words in this group.
  void exchanged(Who who) { exchanged_.insert(who); }
  // The chat's writers so far, in the order of their first message.
  const std::vector<Who>& writers() const { return writers_; }
  void end_direct_chat(Who partner);
  void end_group(const std::string& title, int line);

  void add_problem(Problem problem) {
    wellmet::add_problem(imported_.problems, std::move(problem));
  }
  // What is left out as it should be.
  void add_left_out(std::string what, std::string cure) {
    add_problem({.what = std::move(what), .cure = std::move(cure), .rightly_left_out = true});
  }
  // After the last chat.
  Imported done();

 private:
  struct Contact {
    LocalDate day = {};
    Told told = Told::message;
    friend auto operator<=>(const Contact&, const Contact&) = default;
  };
  struct Words {
    Who who = nobody;
    LocalDate day = {};
    std::string text = {};
  };
  struct LeftOut {
    int count = 0, first_line = 0;
  };
  struct Known {
    Participant is = {};
    int line = 0;
    int order = 0;  // among those who wrote or stand in an address book; 0 when neither
    bool wanted = false;
    std::vector<Contact> told = {};                   // in the chat that is being told
    std::vector<Contact> contacts = {};               // in those that ended
    std::unordered_map<int, std::string> words = {};  // by day
  };

  Known& known(Who who) { return participants_[static_cast<std::size_t>(who)]; }
  bool is_possible(LocalDate day, int line);
  void report(const LeftOut&, const std::string& why);
  void appears(Known&, int line);
  void keep(Who from, Who to);
  void keep_words(Who of, Who to);
  void end_chat();
  ImportedPerson person_of(Known&) const;

  const Source& source_;
  Setting setting_;
  Imported imported_ = {};
  std::vector<Known> participants_ = {};
  std::unordered_map<std::string, Who> by_key_ = {};
  Who owner_ = nobody;
  int appeared_ = 0;
  std::vector<Who> writers_ = {};
  std::set<Who> exchanged_ = {};
  std::vector<Words> words_ = {};
  LeftOut to_come_ = {}, too_early_ = {};
};

// Places of those who may be the owner, by what was said of this file (--me), else by what they
// said of themselves: who is written just so, else whoever is called so in other letters. Several
// can't be told apart by it.
std::vector<std::size_t> owner_among(const Source&, const std::vector<Participant>&);
// Whether --me names somebody, rather than nobody.
bool names_owner(const Source&);
// That --me names nobody who could be the owner.
Problem nobody_is_called(const Source&);
// That the file itself knows the owner, whatever --me says.
Problem file_names_you(const Source&, std::string_view name);
// That one of those who are open is the owner, and nothing tells which.
Problem which_is_you(const OwnerInFile&);
// Those who may be the owner, the most talkative first.
std::vector<std::string> choices_of(std::vector<std::pair<int, std::string>> messages_and_names);
// Whether it is a telephone number of the owner's.
bool is_owners_number(const Source&, std::string_view phone);
// The number at the beginning, such as of milliseconds; 0 for none.
std::int64_t whole_number(std::string_view text);
// The digits of a telephone number alone, with their +: the key of whoever has it.
std::string phone_key(std::string_view phone);

}  // namespace wellmet
