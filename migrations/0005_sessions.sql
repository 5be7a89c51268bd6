-- Who may come in: a password for an account, and the browsers that are signed in. No deeds: the
-- journal knows nothing of these, and no export or undo touches them. A session is looked up before
-- its account is known, so its digest leads the key; only the digest of a token is kept.
create unique index accounts_name on accounts (name);

create table passwords (
  account_id @int not null primary key references accounts (id),
  record text not null,
  changed_at @int not null
) @table;

create table sessions (
  digest text not null primary key,
  account_id @int not null references accounts (id),
  form_token text not null,
  opened_at @int not null,
  seen_at @int not null,
  way text not null,
  browser text not null
) @table;
create index sessions_account on sessions (account_id, seen_at);
