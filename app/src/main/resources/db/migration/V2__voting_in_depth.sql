-- Methods, majorities, proxies, secret ballots, evidence.

ALTER TABLE assembly
    -- how many members one member may vote for besides herself; 0: there are no proxies
    ADD most_proxies smallint NOT NULL DEFAULT 0 CHECK (most_proxies BETWEEN 0 AND 100);

-- Who votes for whom. A row ends when it is revoked, or when she who gave it checks in herself.
CREATE TABLE delegation (
    id          bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    assembly_id bigint      NOT NULL,
    member_id   bigint      NOT NULL, -- who gives her vote away
    proxy_id    bigint      NOT NULL, -- who casts it
    created_at  timestamptz NOT NULL,
    ended_at    timestamptz,
    ended_by    text CHECK (ended_by IN ('revoked', 'check_in')),
    FOREIGN KEY (assembly_id, member_id) REFERENCES member (assembly_id, id) ON DELETE CASCADE,
    FOREIGN KEY (assembly_id, proxy_id) REFERENCES member (assembly_id, id) ON DELETE CASCADE,
    CHECK (member_id <> proxy_id),
    CHECK ((ended_at IS NULL) = (ended_by IS NULL))
);
CREATE UNIQUE INDEX delegation_current ON delegation (assembly_id, member_id) WHERE ended_at IS NULL;
CREATE INDEX delegation_proxy ON delegation (assembly_id, proxy_id) WHERE ended_at IS NULL;

ALTER TABLE ballot
    DROP CONSTRAINT ballot_method_check,
    DROP CONSTRAINT ballot_secrecy_check,
    DROP CONSTRAINT ballot_majority_check,
    ADD CONSTRAINT ballot_method_check
        CHECK (method IN ('yes_no_abstain', 'one_of_n', 'up_to_k', 'election')),
    ADD CONSTRAINT ballot_secrecy_check CHECK (secrecy IN ('roll_call', 'secret')),
    ADD CONSTRAINT ballot_majority_check
        CHECK (majority IN ('simple', 'absolute', 'two_thirds', 'three_quarters')),
    -- what can be chosen besides abstaining, in order; none for yes and no
    ADD options        text[]       NOT NULL DEFAULT '{}' CHECK (cardinality(options) <= 100),
    -- how many of them one paper may name
    ADD most_choices   smallint     NOT NULL DEFAULT 1 CHECK (most_choices BETWEEN 1 AND 100),
    -- how many of them win
    ADD seats          smallint     NOT NULL DEFAULT 1 CHECK (seats BETWEEN 1 AND 100),
    -- what the majority is a share of
    ADD majority_base  text         NOT NULL DEFAULT 'cast'
        CHECK (majority_base IN ('cast', 'present', 'register')),
    ADD count_abstentions boolean   NOT NULL DEFAULT false,
    -- share of the electoral register, in percent, that makes the decision valid; 0: any
    ADD quorum_percent numeric(5,2) NOT NULL DEFAULT 0 CHECK (quorum_percent BETWEEN 0 AND 100),
    ADD quorum_base    text         NOT NULL DEFAULT 'cast' CHECK (quorum_base IN ('cast', 'present')),
    ADD tie_rule       text         NOT NULL DEFAULT 'none' CHECK (tie_rule IN ('none', 'chair', 'lot')),
    -- who may vote: all on the register, or those who are checked in when it opens
    ADD electorate     text         NOT NULL DEFAULT 'register' CHECK (electorate IN ('register', 'present')),
    -- votes count their member's weight, or one each
    ADD weighted       boolean      NOT NULL DEFAULT true,
    -- the count is shown while voting is open
    ADD interim        boolean      NOT NULL DEFAULT false,
    ADD publish_at_closing boolean  NOT NULL DEFAULT false,
    -- the ballot that this one repeats, or is the run-off of
    ADD follows_id     bigint,
    ADD follows_as     text CHECK (follows_as IN ('repeat', 'run_off')),
    -- the chair decided not to publish the result
    ADD withheld_at     timestamptz,
    ADD withheld_reason text CHECK (length(withheld_reason) BETWEEN 1 AND 500),
    -- the ballot does not count; it stays in the record
    ADD annulled_at     timestamptz,
    ADD annulled_reason text CHECK (length(annulled_reason) BETWEEN 1 AND 500),
    ADD FOREIGN KEY (assembly_id, follows_id) REFERENCES ballot (assembly_id, id),
    ADD CHECK ((follows_id IS NULL) = (follows_as IS NULL)),
    ADD CHECK ((withheld_at IS NULL) = (withheld_reason IS NULL)),
    ADD CHECK ((annulled_at IS NULL) = (annulled_reason IS NULL));

-- As they were when the ballot opened, whatever becomes of the member.
ALTER TABLE electoral_register
    ADD number   text,
    ADD name     text,
    ADD chapter  text,
    -- checked in, or represented by somebody who is
    ADD present  boolean NOT NULL DEFAULT false,
    -- who casts this vote instead of her
    ADD proxy_id bigint REFERENCES member;
CREATE INDEX electoral_register_proxy ON electoral_register (ballot_id, proxy_id)
    WHERE proxy_id IS NOT NULL;

-- A secret ballot's roll has no times: they would tell the order.
ALTER TABLE roll ALTER COLUMN voted_at DROP NOT NULL;

-- A paper that names several is written "1+4+7".
ALTER TABLE roll_call_vote
    DROP CONSTRAINT roll_call_vote_choice_check,
    ADD CONSTRAINT roll_call_vote_choice_check CHECK (length(choice) BETWEEN 1 AND 400);

-- The papers of a secret ballot that is open. Its rows stand in the order and the transactions in
-- which they came, and so do the roll's; therefore they do not stay: when the ballot closes they
-- move to the urn, in random order. What is left of them is overwritten soon, by a vacuum that
-- does not wait.
CREATE TABLE open_urn (
    ballot_id bigint        NOT NULL REFERENCES ballot,
    receipt   text          NOT NULL,
    paper     text          NOT NULL CHECK (length(paper) BETWEEN 1 AND 400),
    weight    numeric(12,4) NOT NULL,
    PRIMARY KEY (ballot_id, receipt)
) WITH (autovacuum_vacuum_threshold = 0, autovacuum_vacuum_scale_factor = 0);

-- The papers of a secret ballot that has closed: written by one statement, in random order. It
-- shares nothing with the roll but the ballot.
CREATE TABLE urn (
    ballot_id bigint        NOT NULL REFERENCES ballot,
    receipt   text          NOT NULL,
    paper     text          NOT NULL CHECK (length(paper) BETWEEN 1 AND 400),
    weight    numeric(12,4) NOT NULL,
    PRIMARY KEY (ballot_id, receipt)
);

-- What a ballot came to, as it was counted when it closed.
CREATE TABLE result (
    ballot_id       bigint PRIMARY KEY REFERENCES ballot,
    counted_at      timestamptz NOT NULL,
    votes           integer     NOT NULL,
    weight          numeric     NOT NULL,
    register        integer     NOT NULL,
    register_weight numeric     NOT NULL,
    -- of those who were present or represented when it opened, or voted
    present_weight  numeric     NOT NULL,
    -- SHA-256 over the evidence, in hexadecimal
    checksum        text        NOT NULL CHECK (checksum ~ '^[0-9a-f]{64}$')
);

CREATE TABLE result_choice (
    ballot_id bigint  NOT NULL REFERENCES result,
    choice    text    NOT NULL,
    votes     integer NOT NULL,
    weight    numeric NOT NULL,
    PRIMARY KEY (ballot_id, choice)
);

-- How a tie was broken: who was tied, the winner first.
CREATE TABLE tie_break (
    ballot_id  bigint PRIMARY KEY REFERENCES result,
    by         text        NOT NULL CHECK (by IN ('chair', 'lot')),
    ranking    text[]      NOT NULL,
    -- for a lot: 256 random bits in hexadecimal, from which the ranking follows
    seed       text CHECK (seed ~ '^[0-9a-f]{64}$'),
    decided_at timestamptz NOT NULL,
    CHECK ((by = 'lot') = (seed IS NOT NULL))
);
