-- Jobs: written in the transaction that caused them, claimed by workers with a lease.
create table jobs (
    id bigint generated always as identity primary key,
    kind text not null check (kind <> ''),
    arguments jsonb not null,
    state text not null default 'waiting' check (state in ('waiting', 'running', 'done', 'cancelled', 'dead')),
    priority integer not null default 0,
    ordering_key text check (ordering_key <> ''),
    unique_key text check (unique_key <> ''),
    run_at timestamptz not null default now(),
    deadline interval not null check (deadline > interval '0'),
    attempts integer not null default 0,
    max_attempts integer not null check (max_attempts > 0),
    -- Grows with each claim: who holds an older one may not finish the job.
    generation bigint not null default 0,
    lease_until timestamptz,
    worker text,
    -- [{"attempt", "at", "worker", "error"}], oldest first
    errors jsonb not null default '[]' check (jsonb_typeof(errors) = 'array'),
    created_at timestamptz not null default now(),
    started_at timestamptz,
    finished_at timestamptz,
    check (attempts between 0 and max_attempts),
    check ((state = 'running') = (lease_until is not null)),
    check ((state in ('done', 'cancelled', 'dead')) = (finished_at is not null))
);

create index jobs_waiting on jobs (priority desc, run_at, id) where state = 'waiting';
create index jobs_ordering on jobs (ordering_key, id) where ordering_key is not null and state in ('waiting', 'running');
-- What the code believes of both keys, held by the database.
create unique index jobs_one_running on jobs (ordering_key) where ordering_key is not null and state = 'running';
create unique index jobs_one_waiting on jobs (unique_key) where unique_key is not null and state = 'waiting';
create index jobs_leases on jobs (lease_until) where state = 'running';
create index jobs_dead on jobs (finished_at) where state = 'dead';
create index jobs_finished on jobs (finished_at) where state in ('done', 'cancelled');

-- When each periodic job is written next. Taking the row's turn is what elects the one worker that writes it.
create table job_schedules (
    name text primary key,
    next_at timestamptz not null
);
