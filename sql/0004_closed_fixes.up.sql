-- When the pull request that mends the docs was closed without being merged; null while it is open, and once it is merged.
alter table drift_events add column fix_pr_closed_at timestamptz;

-- The analyses on their way are few; the sweep that looks for abandoned ones need not read all that ever were.
create index drift_events_unfinished on drift_events (queued_at)
    where processing_phase in ('queued', 'scouting', 'analyzing', 'generating', 'verifying');
