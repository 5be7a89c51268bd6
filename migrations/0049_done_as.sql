-- What it is to have done a line of the day's list, as the line said it: a kind of interaction
-- ("call") or a word of its own ("invitation"); '' of lines shown before.
alter table shown_lines add column done_as text not null default '';
