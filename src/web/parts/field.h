#pragma once
#include <map>
#include <string>
#include <vector>

#include "model/person.h"
#include "web/page/html.h"

namespace wellmet::web {

// What was found wrong: a sentence, and below it what can be done: a link, or a choice.
struct FieldFault {
  std::string words = {};
  Html next = {};
  FieldFault() = default;
  FieldFault(const char* said) : words(said) {}
  FieldFault(std::string said) : words(std::move(said)) {}
  FieldFault(std::string said, Html then) : words(std::move(said)), next(std::move(then)) {}
};
// By the name of the field, or "" for the form as a whole.
using FieldErrors = std::map<std::string, FieldFault>;

// One field of a form: label, what stands in it, a word of help, and the fault found with it.
struct Field {
  std::string name = {};
  std::string label = {};
  std::string value = {};
  std::string help = {};  // shown inside while it is empty
  bool required = false;
  const char* type = "text";
};
Html text_field(const Field&, const FieldErrors& = {});
Html area_field(const Field&, const FieldErrors& = {});
// Kept in a form: what it was filled with, to notice that somebody changed it meanwhile.
Html filled_with(const std::string& words);
// Whether the form was filled with other words than these, which stand there now.
bool filled_with_other(const std::string& posted, const std::string& words);
constexpr const char* changed_elsewhere =
    "Someone changed this on another device. Which version do you want to keep?";
// "On the other device: Lisbon", for a field that was changed in two places.
std::string elsewhere(const std::string& value);
// The two ways out of a form: keep what stands in it, or go back to `path` and leave all as it was;
// in other words when both were changed.
Html keep_or_leave(const FieldErrors&, const std::string& path);
// At the head of a form that came back: the fault of the whole, and a link to each field that has
// one. It takes the focus.
Html form_fault(const FieldErrors&);
// Boxes for what a person is to you, named "word".
Html word_boxes(const std::vector<RelationshipWord>& chosen, const FieldErrors& = {});
std::vector<RelationshipWord> words_chosen(const std::vector<std::string>& values);

}  // namespace wellmet::web
