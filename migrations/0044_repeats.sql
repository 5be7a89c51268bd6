-- How often a follow-up comes again once it is done: "2 weeks", "1 month"; '' when it does not.
alter table follow_ups add column repeats text not null default '';
