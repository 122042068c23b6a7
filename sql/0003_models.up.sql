-- Answers of language models by the hash of what was asked, so that an analysis that runs again asks nobody and says the
-- same. `answer` is the text as it was kept: jsonb would not give the same bytes back.
create table model_answers (
    key text primary key check (length(key) = 64),
    provider text not null,
    model text not null,
    task text not null,
    answer text not null,
    input_tokens bigint not null,
    output_tokens bigint not null,
    created_at timestamptz not null default now(),
    used_at timestamptz not null default now()
);

create index model_answers_used on model_answers (used_at);

-- What was asked of each provider on each day (UTC). A question is counted before it is asked, with the tokens it may take;
-- the row is put right when the answer is there. That is what holds all workers to one budget.
create table model_usage (
    day date not null,
    provider text not null,
    calls bigint not null default 0 check (calls >= 0),
    input_tokens bigint not null default 0,
    output_tokens bigint not null default 0,
    refused bigint not null default 0,
    failed bigint not null default 0,
    primary key (day, provider)
);
