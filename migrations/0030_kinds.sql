-- What a change is, and at which front it was made; '' where nobody wrote that down. What changes so
-- far were is told by the names that Wellmet gave them (model/change.cpp knows the same for archives).
alter table deeds add column kind text not null default '';
alter table deeds add column origin text not null default '';
update deeds set kind = case
  when undoes is not null then case when name like 'did again: %' then 'redo' else 'undo' end
  when no_undo = 'forgetting' then 'forget'
  when name like 'brought in %' or name like 'updated %' or name like 'recognised the people of %' then 'import'
  when name like 'joined %' then 'merge'
  when name like 'logged %' then 'log'
  when name like 'removed %' then 'remove'
  when name like 'restored %' then 'restore'
  when name like 'added %' or name like 'noted %' or name like 'planned %' then 'add'
  when name = 'changed the settings' or name like 'remembered the columns of %' then 'settings'
  else '' end;
