drop index drift_events_unfinished;
alter table drift_events drop column fix_pr_closed_at;
