-- A database as another implementation of the same contract might have made it: the tables and columns of the contract,
-- with narrower types, enumerations, times without zone, foreign keys that do not cascade, several analyses of one pull
-- request, and accounts that differ in case only.

create type phase as enum ('queued', 'scouting', 'analyzing', 'generating', 'verifying', 'completed', 'failed',
    'fix_pr_raised', 'fix_pr_merged');

create table users (
    id uuid primary key, full_name varchar(255), email varchar(255) not null unique, password_hash varchar(255) not null,
    github_user_id integer, github_username varchar(255), created_at timestamp default now(), updated_at timestamp
);
create table installations (
    id uuid primary key, installation_id bigint not null unique, user_id uuid references users (id),
    account_name varchar(255) not null, account_type varchar(50) not null, created_at timestamp default now()
);
create table repositories (
    id uuid primary key, installation_id bigint not null references installations (installation_id),
    repo_name varchar(255) not null, is_active boolean, is_suspended boolean, avatar_url varchar,
    docs_root_path varchar default '/docs', target_branch varchar default 'main',
    style_preference varchar default 'professional', file_ignore_patterns varchar[], reviewer varchar,
    docs_policies text, last_synced_at timestamp, created_at timestamp default now(),
    unique (installation_id, repo_name)
);
create table drift_events (
    id uuid primary key, repo_id uuid not null references repositories (id), pr_number integer not null,
    base_branch varchar not null, head_branch varchar not null, base_sha varchar not null, head_sha varchar not null,
    check_run_id integer, docs_pr_number integer, retry_count integer, processing_phase phase not null default 'queued',
    drift_result varchar not null default 'pending', overall_drift_score numeric(3, 2), summary text, error_message text,
    started_at timestamp, completed_at timestamp, created_at timestamp default now()
);
create table drift_findings (
    id uuid primary key, drift_event_id uuid not null references drift_events (id), code_path varchar not null,
    doc_file_path varchar, change_type varchar not null, drift_type varchar not null, drift_score real not null,
    explanation text, confidence real, created_at timestamp default now()
);
create table code_changes (
    id uuid primary key, drift_event_id uuid not null references drift_events (id), file_path varchar not null,
    change_type varchar not null, is_code boolean, is_ignored boolean
);
create table notifications (
    id uuid primary key, user_id uuid not null references users (id), content varchar not null, is_read boolean,
    created_at timestamp default now()
);

insert into users values
    ('10000000-0000-0000-0000-000000000001', 'Ada', 'ada@example.com', 'hash', 7, 'ada', '2025-01-02 03:04:05.000006',
        null),
    ('10000000-0000-0000-0000-000000000002', null, 'Ada@example.com', 'hash', null, null, null, null);
insert into installations values
    ('20000000-0000-0000-0000-000000000001', 4242, '10000000-0000-0000-0000-000000000001', 'ada', 'User', now());
insert into repositories values
    ('30000000-0000-0000-0000-000000000001', 4242, 'ada/engine', true, null, null, '/docs', 'main', 'professional',
        '{"*.lock","vendor/**"}', null, null, null, now()),
    ('30000000-0000-0000-0000-000000000002', 4242, 'ada/notes', null, null, null, '/docs', 'main', 'whimsical', null,
        null, null, null, null);
insert into drift_events values
    ('40000000-0000-0000-0000-000000000001', '30000000-0000-0000-0000-000000000001', 5, 'main', 'f', 'b0', 'h0', 1, null,
        0, 'failed', 'error', null, null, 'broke', null, null, '2025-02-01 00:00:00'),
    ('40000000-0000-0000-0000-000000000002', '30000000-0000-0000-0000-000000000001', 5, 'main', 'f', 'b0', 'h1', 2, 6,
        null, 'fix_pr_raised', 'drift_detected', 0.93, 'one finding', null, '2025-02-02 00:00:01',
        '2025-02-02 00:00:09', '2025-02-02 00:00:00');
insert into drift_findings values
    ('50000000-0000-0000-0000-000000000001', '40000000-0000-0000-0000-000000000002', 'src/a.py', 'docs/a.md', 'modified',
        'outdated_docs', 0.93, 'the default is 10 now', 0.9, now());
insert into code_changes values
    ('60000000-0000-0000-0000-000000000001', '40000000-0000-0000-0000-000000000002', 'src/a.py', 'modified', true, null);
insert into notifications values
    ('70000000-0000-0000-0000-000000000001', '10000000-0000-0000-0000-000000000001', 'Hello', null, now());
