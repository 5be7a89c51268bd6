#pragma once
#include <string_view>

#include "base/date.h"
#include "language/dates/dates.h"
#include "model/person.h"

namespace wellmet::language {

// "pottery class, 3 March" -> how and when; "PyCon in Lisbon, spring 2019"; "at Ana's wedding last
// summer". A day without a year is the last one before today. What is no date and no place is
// `how`; `through` is never filled.
HowMet read_how_met(std::string_view text, LocalDate today, DateOrder = DateOrder::day_first);

// When, from a field of its own: a day in words ("yesterday"), a date as precisely as it is known,
// or how long ("for years"). What is none of these is kept as text.
PartialDate read_when_met(std::string_view text, LocalDate today);

}  // namespace wellmet::language
