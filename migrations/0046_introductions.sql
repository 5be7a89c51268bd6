-- Putting two people in touch (model/introductions/introduction.h): who is asked first and who
-- second, and the day of each step. Nobody is introduced unless both have said yes: that is a rule
-- of the table as well. Ended without anybody asked, it says "not these two".
create table introductions (
  account_id @int not null,
  id @int not null,
  asked_first @int not null,
  asked_second @int not null,
  why text not null,
  started text not null,
  first_asked text,
  first_agreed text,
  second_asked text,
  second_agreed text,
  introduced text,
  met text,
  ended text,
  ending text,
  how_it_went text not null default '',
  rests_until text,
  words_to_first text not null default '',
  words_to_second text not null default '',
  words_to_both text not null default '',
  words_after text not null default '',
  primary key (account_id, id),
  foreign key (account_id, asked_first) references people (account_id, id) @deferred,
  foreign key (account_id, asked_second) references people (account_id, id) @deferred,
  constraint asked_before_a_yes check (first_agreed is null or first_asked is not null),
  constraint a_yes_before_the_second_is_asked
    check (second_asked is null or first_agreed is not null),
  constraint second_asked_before_a_yes check (second_agreed is null or second_asked is not null),
  constraint both_said_yes check (introduced is null
    or (first_agreed is not null and second_agreed is not null)),
  constraint introduced_before_they_met check (met is null or introduced is not null),
  constraint asked_before_an_end
    check (ending is null or ending = 'not these two' or first_asked is not null),
  constraint an_end_has_a_day check ((ending is null) = (ended is null)),
  constraint closed_after_the_introduction
    check (ending is null or ending <> 'closed' or introduced is not null)
) @clustered;
create index introductions_first on introductions (account_id, asked_first);
create index introductions_second on introductions (account_id, asked_second);
create index introductions_open on introductions (account_id, id) where ended is null;
