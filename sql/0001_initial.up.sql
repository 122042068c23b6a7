-- The tables of Delta. A database that already holds some of them (the names are a contract) is adopted: what is
-- missing is added, types are brought to ours, and every row is kept.

create table if not exists users (
    id uuid primary key default gen_random_uuid(),
    full_name text,
    email text not null,
    password_hash text not null,
    github_user_id bigint,
    github_username text,
    created_at timestamptz not null default now(),
    updated_at timestamptz not null default now()
);

create table if not exists installations (
    id uuid primary key default gen_random_uuid(),
    installation_id bigint not null,
    user_id uuid,
    account_name text not null,
    account_type text not null,
    created_at timestamptz not null default now()
);

create table if not exists repositories (
    id uuid primary key default gen_random_uuid(),
    installation_id bigint not null,
    github_repo_id bigint,
    repo_name text not null,
    is_active boolean not null default false,
    is_suspended boolean not null default false,
    avatar_url text,
    docs_root_path text default '/docs',
    target_branch text default 'main',
    style_preference text default 'professional',
    file_ignore_patterns text[],
    reviewer text,
    docs_policies text,
    last_synced_at timestamptz,
    created_at timestamptz not null default now()
);

-- One per pull request. `generation` counts its analyses: whoever works on an older one may write no more.
create table if not exists drift_events (
    id uuid primary key default gen_random_uuid(),
    repo_id uuid not null,
    pr_number integer not null,
    base_branch text not null,
    head_branch text not null,
    base_sha text not null,
    head_sha text not null,
    check_run_id bigint,
    docs_pr_number integer,
    retry_count integer not null default 0,
    processing_phase text not null default 'queued',
    drift_result text not null default 'pending',
    overall_drift_score double precision,
    summary text,
    error_message text,
    started_at timestamptz,
    completed_at timestamptz,
    created_at timestamptz not null default now(),
    generation integer not null default 1,
    is_current boolean not null default true,
    queued_at timestamptz not null default now(),
    verdict_at timestamptz,
    fix_pr_raised_at timestamptz,
    fix_pr_merged_at timestamptz
);

create table if not exists drift_findings (
    id uuid primary key default gen_random_uuid(),
    drift_event_id uuid not null,
    code_path text,
    doc_file_path text,
    change_type text not null,
    drift_type text not null,
    drift_score double precision not null,
    explanation text,
    confidence double precision,
    created_at timestamptz not null default now(),
    finding_id text,
    rule text,
    is_advisory boolean not null default false,
    mention text,
    claim text,
    doc_start integer,
    doc_end integer,
    doc_excerpt text,
    code_before_path text,
    code_before_start integer,
    code_before_end integer,
    code_before_excerpt text,
    code_after_path text,
    code_after_start integer,
    code_after_end integer,
    code_after_excerpt text,
    fix_start bigint,
    fix_end bigint,
    fix_replacement text,
    evidence jsonb not null default '[]'
);

create table if not exists code_changes (
    id uuid primary key default gen_random_uuid(),
    drift_event_id uuid not null,
    file_path text not null,
    change_type text not null,
    is_code boolean not null default false,
    is_ignored boolean not null default false,
    language text
);

create table if not exists notifications (
    id uuid primary key default gen_random_uuid(),
    user_id uuid not null,
    content text not null,
    is_read boolean not null default false,
    created_at timestamptz not null default now()
);

-- `json` keeps the text as it came; `jsonb` would refuse \u0000, which people do put into pull requests.
create table if not exists webhook_deliveries (
    delivery_id text primary key,
    event text not null,
    action text,
    payload json not null,
    received_at timestamptz not null default now(),
    processed_at timestamptz,
    attempts integer not null default 0,
    error text
);

-- Adopting: columns that an older database lacks.

alter table users
    add column if not exists full_name text,
    add column if not exists github_user_id bigint,
    add column if not exists github_username text,
    add column if not exists created_at timestamptz not null default now(),
    add column if not exists updated_at timestamptz not null default now();

alter table installations
    add column if not exists user_id uuid,
    add column if not exists account_name text not null default '',
    add column if not exists account_type text not null default 'User',
    add column if not exists created_at timestamptz not null default now();

alter table repositories
    add column if not exists github_repo_id bigint,
    add column if not exists is_active boolean not null default false,
    add column if not exists is_suspended boolean not null default false,
    add column if not exists avatar_url text,
    add column if not exists docs_root_path text default '/docs',
    add column if not exists target_branch text default 'main',
    add column if not exists style_preference text default 'professional',
    add column if not exists file_ignore_patterns text[],
    add column if not exists reviewer text,
    add column if not exists docs_policies text,
    add column if not exists last_synced_at timestamptz,
    add column if not exists created_at timestamptz not null default now();

alter table drift_events
    add column if not exists check_run_id bigint,
    add column if not exists docs_pr_number integer,
    add column if not exists retry_count integer not null default 0,
    add column if not exists overall_drift_score double precision,
    add column if not exists summary text,
    add column if not exists error_message text,
    add column if not exists started_at timestamptz,
    add column if not exists completed_at timestamptz,
    add column if not exists created_at timestamptz not null default now(),
    add column if not exists generation integer not null default 1,
    add column if not exists is_current boolean not null default true,
    add column if not exists queued_at timestamptz not null default now(),
    add column if not exists verdict_at timestamptz,
    add column if not exists fix_pr_raised_at timestamptz,
    add column if not exists fix_pr_merged_at timestamptz;

alter table drift_findings
    add column if not exists explanation text,
    add column if not exists confidence double precision,
    add column if not exists created_at timestamptz not null default now(),
    add column if not exists finding_id text,
    add column if not exists rule text,
    add column if not exists is_advisory boolean not null default false,
    add column if not exists mention text,
    add column if not exists claim text,
    add column if not exists doc_start integer,
    add column if not exists doc_end integer,
    add column if not exists doc_excerpt text,
    add column if not exists code_before_path text,
    add column if not exists code_before_start integer,
    add column if not exists code_before_end integer,
    add column if not exists code_before_excerpt text,
    add column if not exists code_after_path text,
    add column if not exists code_after_start integer,
    add column if not exists code_after_end integer,
    add column if not exists code_after_excerpt text,
    add column if not exists fix_start bigint,
    add column if not exists fix_end bigint,
    add column if not exists fix_replacement text,
    add column if not exists evidence jsonb not null default '[]';

alter table code_changes
    add column if not exists is_code boolean not null default false,
    add column if not exists is_ignored boolean not null default false,
    add column if not exists language text;

-- Adopting: types, defaults and what refers to what. On tables that were made above nothing of this changes anything.

do $$
declare
    mine constant text[] := array['users', 'installations', 'repositories', 'drift_events', 'drift_findings',
                                  'code_changes', 'notifications'];
    c record;
    wanted text;
begin
    -- Those added below delete what belongs to a deleted row.
    for c in
        select conrelid::regclass as table_name, conname
        from pg_constraint
        where contype = 'f' and connamespace = current_schema()::regnamespace
            and conrelid::regclass::text = any (mine)
    loop
        execute format('alter table %s drop constraint %I', c.table_name, c.conname);
    end loop;

    for c in
        select table_name, column_name, data_type, udt_name
        from information_schema.columns
        where table_schema = current_schema() and table_name = any (mine)
    loop
        wanted := case
            when c.data_type in ('character varying', 'character', 'USER-DEFINED') then 'text'
            when c.data_type = 'ARRAY' and c.udt_name <> '_text' then 'text[]'
            when c.data_type = 'timestamp without time zone' then 'timestamptz'
            when c.data_type in ('real', 'numeric') then 'double precision'
            when c.data_type = 'integer'
                and c.column_name in ('installation_id', 'check_run_id', 'github_user_id') then 'bigint'
        end;
        continue when wanted is null;
        execute format('alter table %I alter column %I drop default', c.table_name, c.column_name);
        execute format('alter table %I alter column %I type %s using %I%s', c.table_name, c.column_name, wanted,
            c.column_name, case wanted when 'timestamptz' then ' at time zone ''UTC''' else '::' || wanted end);
    end loop;

    for c in select unnest(mine) as table_name loop
        execute format('alter table %I alter column id set default gen_random_uuid()', c.table_name);
        if c.table_name <> 'code_changes' then
            execute format('update %I set created_at = now() where created_at is null', c.table_name);
            execute format('alter table %I alter column created_at set default now(), '
                           'alter column created_at set not null', c.table_name);
        end if;
    end loop;
end
$$;

update users set updated_at = created_at where updated_at is null;
update repositories set is_active = coalesce(is_active, false), is_suspended = coalesce(is_suspended, false)
    where is_active is null or is_suspended is null;
update drift_events set retry_count = 0 where retry_count is null;
update drift_events set queued_at = created_at where queued_at > created_at;
update drift_events set verdict_at = completed_at where verdict_at is null and drift_result <> 'error';
update notifications set is_read = false where is_read is null;

-- Of several analyses of one pull request the newest is the current one.
update drift_events set is_current = false
    where exists (select from drift_events newer
                  where newer.repo_id = drift_events.repo_id and newer.pr_number = drift_events.pr_number
                      and (newer.created_at, newer.id) > (drift_events.created_at, drift_events.id));

alter table users
    alter column updated_at set default now(),
    alter column updated_at set not null;
alter table repositories
    alter column is_active set default false,
    alter column is_active set not null,
    alter column is_suspended set default false,
    alter column is_suspended set not null,
    alter column docs_root_path set default '/docs',
    alter column target_branch set default 'main',
    alter column style_preference set default 'professional';
alter table drift_events
    alter column retry_count set default 0,
    alter column retry_count set not null,
    alter column processing_phase set default 'queued',
    alter column drift_result set default 'pending';
alter table notifications
    alter column is_read set default false,
    alter column is_read set not null;

-- What the code believes. A row of an adopted database that breaks a rule stays; new rows may not.

create unique index installations_installation on installations (installation_id);

create function pg_temp.add_rule(in_table text, rule_name text, rule text) returns void language plpgsql as $$
begin
    execute format('alter table %I add constraint %I %s not valid', in_table, rule_name, rule);
    begin
        execute format('alter table %I validate constraint %I', in_table, rule_name);
    exception when check_violation or foreign_key_violation then
        raise notice 'rows of % break the rule %', in_table, rule_name;
    end;
end
$$;

select pg_temp.add_rule('installations', 'installations_user_fk',
    'foreign key (user_id) references users (id) on delete cascade');
select pg_temp.add_rule('repositories', 'repositories_installation_fk',
    'foreign key (installation_id) references installations (installation_id) on delete cascade');
select pg_temp.add_rule('drift_events', 'drift_events_repo_fk',
    'foreign key (repo_id) references repositories (id) on delete cascade');
select pg_temp.add_rule('drift_findings', 'drift_findings_event_fk',
    'foreign key (drift_event_id) references drift_events (id) on delete cascade');
select pg_temp.add_rule('code_changes', 'code_changes_event_fk',
    'foreign key (drift_event_id) references drift_events (id) on delete cascade');
select pg_temp.add_rule('notifications', 'notifications_user_fk',
    'foreign key (user_id) references users (id) on delete cascade');

select pg_temp.add_rule('repositories', 'repositories_style_known',
    $$check (style_preference in ('concise', 'descriptive', 'professional', 'technical'))$$);
select pg_temp.add_rule('repositories', 'repositories_policies_short', 'check (char_length(docs_policies) <= 1500)');
select pg_temp.add_rule('drift_events', 'drift_events_phase_known',
    $$check (processing_phase in ('queued', 'scouting', 'analyzing', 'generating', 'verifying', 'completed', 'failed',
                                  'fix_pr_raised', 'fix_pr_merged'))$$);
select pg_temp.add_rule('drift_events', 'drift_events_result_known',
    $$check (drift_result in ('pending', 'clean', 'drift_detected', 'missing_docs', 'error'))$$);
select pg_temp.add_rule('drift_findings', 'drift_findings_type_known',
    $$check (drift_type in ('outdated_docs', 'missing_docs', 'ambiguous_docs'))$$);
select pg_temp.add_rule('drift_findings', 'drift_findings_change_known',
    $$check (change_type in ('added', 'modified', 'deleted'))$$);
select pg_temp.add_rule('code_changes', 'code_changes_change_known',
    $$check (change_type in ('added', 'modified', 'deleted'))$$);

drop function pg_temp.add_rule(text, text, text);

-- An index for each way the API and the worker look.

do $$
begin
    create unique index users_email on users (lower(email));
exception when unique_violation then
    -- Adopted accounts that differ in case only: the older one signs in.
    create index users_email on users (lower(email));
end
$$;
create index users_github on users (github_user_id);
create index installations_user on installations (user_id);
create unique index repositories_name on repositories (installation_id, repo_name);
create index repositories_old_name on repositories (repo_name);
create index repositories_github on repositories (github_repo_id);
create index drift_events_newest on drift_events (repo_id, created_at desc, id desc);
create unique index drift_events_pr on drift_events (repo_id, pr_number) where is_current;
create index drift_events_merged on drift_events (repo_id, fix_pr_merged_at) where fix_pr_merged_at is not null;
create index drift_events_raised on drift_events (repo_id, fix_pr_raised_at) where fix_pr_raised_at is not null;
create index drift_findings_event on drift_findings (drift_event_id);
create index code_changes_event on code_changes (drift_event_id);
create index notifications_newest on notifications (user_id, created_at desc, id desc);
create index webhook_deliveries_waiting on webhook_deliveries (received_at) where processed_at is null;
create index webhook_deliveries_age on webhook_deliveries (received_at);
