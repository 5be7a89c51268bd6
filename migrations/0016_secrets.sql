-- What the web app keeps to itself on this store: the name by which browsers on this machine call
-- it, and the key of the marks that known browsers carry. No account: they are the server's.
create table secrets (
  name text not null primary key,
  value text not null
) @table;

-- Sessions were opened at 127.0.0.1 and localhost so far, where browsers send them to every program
-- of the machine. They end; each browser signs in once more.
delete from sessions;
