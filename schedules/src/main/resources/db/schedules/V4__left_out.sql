-- Minors are left out by law: they are counted, and are no entries that could not be read.
ALTER TABLE schedules.run_finding DROP CONSTRAINT run_finding_kind_check;
UPDATE schedules.run_finding SET kind = 'LEFT_OUT' WHERE kind = 'REJECTED' AND word = 'UNDER_AGE';
ALTER TABLE schedules.run_finding
    ADD CHECK (kind IN ('ENTRY', 'REJECTED', 'LEFT_OUT', 'UNKNOWN_WORD'));
