-- Good questions of one's own (model/brief/question.h), beside those that Wellmet has. What was asked
-- of whom stands with the person, as a note.
create table own_questions (
  account_id @int not null,
  id @int not null,
  situation text not null default '',
  text text not null,
  primary key (account_id, id)
) @clustered;
