-- Assemblies that only rehearse. The mark is set when one is made and never changed: it is what
-- allows to remove an assembly with all of its votes.
ALTER TABLE assembly ADD rehearsal boolean NOT NULL DEFAULT false;
