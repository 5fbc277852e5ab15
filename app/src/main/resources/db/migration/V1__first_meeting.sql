-- The first schema. Later migrations only expand it: a release never needs a table
-- that the one before it cannot live with.

CREATE TABLE organiser (
    id         bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    email      text        NOT NULL UNIQUE CHECK (email = lower(email)),
    created_at timestamptz NOT NULL
);

CREATE TABLE organiser_invitation (
    token_hash   bytea PRIMARY KEY,
    organiser_id bigint      NOT NULL REFERENCES organiser ON DELETE CASCADE,
    expires_at   timestamptz NOT NULL,
    used_at      timestamptz
);

CREATE TABLE assembly (
    id             bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    slug           text         NOT NULL UNIQUE CHECK (slug ~ '^[a-z0-9]([a-z0-9-]{0,62}[a-z0-9])?$'),
    title          text         NOT NULL CHECK (length(title) BETWEEN 1 AND 200),
    starts_at      timestamptz  NOT NULL,
    ends_at        timestamptz  NOT NULL CHECK (ends_at > starts_at),
    time_zone      text         NOT NULL,
    visibility     text         NOT NULL CHECK (visibility IN ('public', 'members')),
    state          text         NOT NULL CHECK (state IN ('draft', 'announced', 'open', 'ended')),
    -- share of the voters that must be checked in, in percent; 0: no quorum
    quorum_percent numeric(5,2) NOT NULL CHECK (quorum_percent BETWEEN 0 AND 100),
    created_at     timestamptz  NOT NULL
);

-- The register of an assembly.
CREATE TABLE member (
    id          bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    assembly_id bigint        NOT NULL REFERENCES assembly ON DELETE CASCADE,
    number      text          NOT NULL CHECK (length(number) BETWEEN 1 AND 40),
    name        text          NOT NULL CHECK (length(name) BETWEEN 1 AND 200),
    chapter     text          NOT NULL DEFAULT '' CHECK (length(chapter) <= 200),
    weight      numeric(12,4) NOT NULL DEFAULT 1 CHECK (weight >= 0),
    role        text          NOT NULL CHECK (role IN ('guest', 'voter', 'organiser', 'chair')),
    -- SHA-256 of the access code: the code has 60 bits or more of its own, so no salt is needed
    code_hash   bytea         NOT NULL,
    created_at  timestamptz   NOT NULL,
    UNIQUE (assembly_id, number),
    UNIQUE (assembly_id, code_hash),
    UNIQUE (assembly_id, id)
);

-- One row per stay: checked in, and later checked out.
CREATE TABLE attendance (
    id          bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    assembly_id bigint      NOT NULL,
    member_id   bigint      NOT NULL,
    came_at     timestamptz NOT NULL,
    left_at     timestamptz CHECK (left_at >= came_at),
    FOREIGN KEY (assembly_id, member_id) REFERENCES member (assembly_id, id) ON DELETE CASCADE
);
CREATE UNIQUE INDEX attendance_present ON attendance (assembly_id, member_id) WHERE left_at IS NULL;

CREATE TABLE session (
    id           bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    token_hash   bytea       NOT NULL UNIQUE,
    organiser_id bigint REFERENCES organiser ON DELETE CASCADE,
    created_at   timestamptz NOT NULL,
    expires_at   timestamptz NOT NULL
);
CREATE INDEX session_expires_at ON session (expires_at);

-- One browser may be signed in to several assemblies, as one member in each.
CREATE TABLE session_member (
    session_id  bigint NOT NULL REFERENCES session ON DELETE CASCADE,
    assembly_id bigint NOT NULL,
    member_id   bigint NOT NULL,
    PRIMARY KEY (session_id, assembly_id),
    FOREIGN KEY (assembly_id, member_id) REFERENCES member (assembly_id, id) ON DELETE CASCADE
);
CREATE INDEX session_member_member ON session_member (assembly_id, member_id);

CREATE TABLE notice (
    id           bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    assembly_id  bigint      NOT NULL REFERENCES assembly ON DELETE CASCADE,
    text         text        NOT NULL CHECK (length(text) BETWEEN 1 AND 500),
    posted_at    timestamptz NOT NULL,
    withdrawn_at timestamptz
);
CREATE INDEX notice_assembly ON notice (assembly_id, id);

-- How many streams each server process has open; rows that are not renewed stop counting.
CREATE UNLOGGED TABLE presence (
    process_id  uuid        NOT NULL,
    assembly_id bigint      NOT NULL,
    streams     integer     NOT NULL,
    seen_at     timestamptz NOT NULL,
    PRIMARY KEY (process_id, assembly_id)
);

CREATE TABLE agenda_item (
    id          bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    assembly_id bigint  NOT NULL REFERENCES assembly ON DELETE CASCADE,
    position    integer NOT NULL CHECK (position > 0),
    title       text    NOT NULL CHECK (length(title) BETWEEN 1 AND 200),
    markdown    text    NOT NULL DEFAULT '' CHECK (length(markdown) <= 20000),
    state       text    NOT NULL DEFAULT 'upcoming' CHECK (state IN ('upcoming', 'current', 'done')),
    UNIQUE (assembly_id, position) DEFERRABLE,
    UNIQUE (assembly_id, id)
);
CREATE UNIQUE INDEX agenda_item_current ON agenda_item (assembly_id) WHERE state = 'current';

CREATE TABLE ballot (
    id             bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    assembly_id    bigint      NOT NULL REFERENCES assembly ON DELETE CASCADE,
    agenda_item_id bigint,
    question       text        NOT NULL CHECK (length(question) BETWEEN 1 AND 300),
    markdown       text        NOT NULL DEFAULT '' CHECK (length(markdown) <= 20000),
    method         text        NOT NULL CHECK (method IN ('yes_no_abstain')),
    secrecy        text        NOT NULL CHECK (secrecy IN ('roll_call')),
    majority       text        NOT NULL CHECK (majority IN ('simple', 'two_thirds')),
    may_revote     boolean     NOT NULL,
    -- how long it stays open once opened; empty: until the chair closes it
    duration       interval,
    state          text        NOT NULL DEFAULT 'draft' CHECK (state IN ('draft', 'open', 'closed', 'published')),
    created_at     timestamptz NOT NULL,
    opened_at      timestamptz,
    closes_at      timestamptz,
    closed_at      timestamptz,
    published_at   timestamptz,
    UNIQUE (assembly_id, id),
    FOREIGN KEY (assembly_id, agenda_item_id) REFERENCES agenda_item (assembly_id, id),
    CHECK ((state = 'draft') = (opened_at IS NULL)),
    CHECK ((state IN ('closed', 'published')) = (closed_at IS NOT NULL)),
    CHECK ((state = 'published') = (published_at IS NOT NULL))
);
CREATE INDEX ballot_assembly ON ballot (assembly_id, state);

-- Who may vote in a ballot, with what weight: taken when it opens, never changed.
CREATE TABLE electoral_register (
    ballot_id bigint        NOT NULL REFERENCES ballot,
    member_id bigint        NOT NULL REFERENCES member,
    weight    numeric(12,4) NOT NULL,
    PRIMARY KEY (ballot_id, member_id)
);

-- Who has voted. One member, one paper: the key says so.
CREATE TABLE roll (
    ballot_id bigint      NOT NULL,
    member_id bigint      NOT NULL,
    voted_at  timestamptz NOT NULL,
    PRIMARY KEY (ballot_id, member_id),
    FOREIGN KEY (ballot_id, member_id) REFERENCES electoral_register
);

-- What was voted in a roll-call ballot, by name. (A secret ballot's papers will lie in an urn
-- that shares nothing with the roll.)
CREATE TABLE roll_call_vote (
    ballot_id bigint NOT NULL,
    member_id bigint NOT NULL,
    choice    text   NOT NULL CHECK (length(choice) BETWEEN 1 AND 40),
    receipt   text   NOT NULL,
    PRIMARY KEY (ballot_id, member_id),
    FOREIGN KEY (ballot_id, member_id) REFERENCES roll
);

-- The job library's own table, as it prescribes it for PostgreSQL.
CREATE TABLE scheduled_tasks (
    task_name            text        NOT NULL,
    task_instance        text        NOT NULL,
    task_data            bytea,
    execution_time       timestamptz NOT NULL,
    picked               boolean     NOT NULL,
    picked_by            text,
    last_success         timestamptz,
    last_failure         timestamptz,
    consecutive_failures integer,
    last_heartbeat       timestamptz,
    version              bigint      NOT NULL,
    priority             smallint,
    PRIMARY KEY (task_name, task_instance)
);
CREATE INDEX scheduled_tasks_execution_time ON scheduled_tasks (execution_time);
CREATE INDEX scheduled_tasks_last_heartbeat ON scheduled_tasks (last_heartbeat);
