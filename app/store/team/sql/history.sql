-- The history is true: who an event names did it, in a role of theirs, and what it says changed has changed.

-- Rows written by this very transaction are known by it.
CREATE OR REPLACE FUNCTION this_transaction() RETURNS xid
LANGUAGE sql STABLE SET search_path = zvirka, pg_temp AS $$
    SELECT pg_current_xact_id()::xid
$$;

CREATE OR REPLACE FUNCTION is_taken_back(wanted integer) RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = zvirka, pg_temp AS $$
    SELECT EXISTS (SELECT FROM events AS undo WHERE undo.undoes = wanted
                      AND NOT EXISTS (SELECT FROM events AS redo WHERE redo.undoes = undo.id))
$$;

-- As `_undone_action` and `_refuse_built_on` of app/store/events.py; besides, only one's own is taken back.
CREATE OR REPLACE FUNCTION check_undo(who text, number integer) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = zvirka, pg_temp AS $$
DECLARE
    target events;
    first integer;  -- the action that is undone, or done again
    later text;
BEGIN
    SELECT * INTO target FROM events WHERE id = number;
    IF NOT FOUND THEN
        PERFORM refuse_stale(format('event %s is not there; nothing was undone', number));
    ELSIF target.who <> who THEN
        PERFORM refuse(format('event %s is of %s; only they can take it back', number, target.who));
    ELSIF is_taken_back(number) THEN
        PERFORM refuse_stale(format('event %s is already undone; nothing was changed', number));
    ELSIF EXISTS (SELECT FROM events WHERE id = target.undoes AND undoes IS NOT NULL) THEN
        PERFORM refuse_stale(format('event %s did something again; undo what it did, not the event itself', number));
    END IF;
    first := coalesce(target.undoes, target.id);
    SELECT format('%s %s: changed by %s since', theirs.entity, theirs.key, e.who) INTO later
      FROM changes AS mine
      JOIN changes AS theirs ON theirs.entity = mine.entity AND theirs.key = mine.key AND theirs.event > first
      JOIN events AS e ON e.id = theirs.event
     WHERE mine.event = first AND e.undoes IS NULL AND NOT is_taken_back(e.id) LIMIT 1;
    IF later IS NOT NULL THEN
        PERFORM refuse_stale(later || '; that would have to be undone first');
    END IF;
END $$;

-- ---- an event comes in

CREATE OR REPLACE FUNCTION check_event() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = zvirka, pg_temp AS $$
DECLARE
    mine text := my_role();
BEGIN
    IF maintains() THEN
        RETURN NEW;
    ELSIF current_setting('transaction_isolation') <> 'read committed' THEN
        -- With an older view of the data a check would look at what is no longer so.
        PERFORM refuse('changes are made in READ COMMITTED transactions only');
    ELSIF NEW.who <> my_name() THEN
        PERFORM refuse(format('%s is at work here; nothing can be written in the name of %s', my_name(), NEW.who));
    ELSIF role_rank(NEW.role) IS NULL OR role_rank(NEW.role) > role_rank(mine) THEN
        PERFORM refuse(format('%s is %s here and cannot act as %s', NEW.who, mine, NEW.role));
    END IF;
    PERFORM pg_advisory_xact_lock({turn});  -- one writes at a time, also who does not ask for the turn by themselves
    IF NEW.undoes IS NOT NULL THEN
        PERFORM check_undo(NEW.who, NEW.undoes);
    END IF;
    RETURN NEW;
END $$;

DROP TRIGGER IF EXISTS verify ON events;
CREATE TRIGGER verify BEFORE INSERT ON events FOR EACH ROW EXECUTE FUNCTION check_event();

-- Whether an event takes an action back; one that takes back an undo does the action again.
CREATE OR REPLACE FUNCTION is_step_back(event events) RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = zvirka, pg_temp AS $$
    SELECT EXISTS (SELECT FROM events AS e WHERE e.id = event.undoes AND e.undoes IS NULL)
$$;

-- ---- its changes come in, each before the state it makes

CREATE OR REPLACE FUNCTION check_change() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = zvirka, pg_temp AS $$
DECLARE
    done events;
    entity text := NEW.entity;
BEGIN
    IF maintains() THEN
        RETURN NEW;
    END IF;
    SELECT * INTO done FROM events WHERE id = NEW.event AND xmin = this_transaction();
    IF NOT FOUND THEN
        PERFORM refuse(format('event %s is closed; nothing is added to it', NEW.event));
    ELSIF NEW.number <> (SELECT coalesce(max(number), -1) + 1 FROM changes WHERE event = NEW.event) THEN
        PERFORM refuse('the changes of an event are numbered in their order');
    ELSIF segment_of(entity, NEW.key) IS DISTINCT FROM NEW.segment
          AND (entity <> 'decision' OR segment_of(entity, NEW.key) IS NOT NULL) THEN
        PERFORM refuse(format('the change of %s %s is entered under another segment', entity, NEW.key));
    ELSIF value_of(entity, NEW.key) <> normal_value(entity, NEW.before::jsonb) THEN
        PERFORM refuse_stale(format('%s %s: changed since; look at it again', entity, NEW.key));
    ELSIF entity = 'decision' AND done.undoes IS NULL AND NEW.after::jsonb ->> 'who' <> done.who THEN
        PERFORM refuse(format('a decision of %s cannot be signed as %s', done.who, NEW.after::jsonb ->> 'who'));
    ELSIF entity IN ('annotation', 'assessment')
          AND (coalesce(NEW.before::jsonb ->> 'annotator', done.who) <> done.who
               OR coalesce(NEW.after::jsonb ->> 'annotator', done.who) <> done.who) THEN
        PERFORM refuse(format('%s %s: belongs to whoever made it; mark the place yourself', entity, NEW.key));
    END IF;
    IF done.undoes IS NULL AND NEW.before::jsonb <> NEW.after::jsonb THEN
        PERFORM refuse_in_anothers_name(done.who, entity, NEW.before::jsonb, NEW.after::jsonb);
    END IF;
    PERFORM refuse_locked(entity, segment_of(entity, NEW.key));
    IF NEW.before::jsonb <> NEW.after::jsonb AND NOT (  -- these two are looked at when the action is whole
            entity = 'state' AND NEW.after::jsonb IN ('"new"', '"returned"') AND NEW.before::jsonb <> '"approved"') THEN
        PERFORM refuse_forbidden(done.role, NEW, is_step_back(done));
    END IF;
    RETURN NEW;
END $$;

DROP TRIGGER IF EXISTS verify ON changes;
CREATE TRIGGER verify BEFORE INSERT ON changes FOR EACH ROW EXECUTE FUNCTION check_change();

-- ---- the action is whole: at commit

-- An undo takes back everything that was done, and nothing else.
CREATE OR REPLACE FUNCTION refuse_other_than_inverse(undo events) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = zvirka, pg_temp AS $$
BEGIN
    IF EXISTS (
        SELECT FROM (SELECT row_number() OVER (ORDER BY number) AS at, * FROM changes WHERE event = undo.id) AS back
          FULL JOIN (SELECT row_number() OVER (ORDER BY number DESC) AS at, * FROM changes WHERE event = undo.undoes)
            AS done USING (at)
         WHERE (back.entity, back.key, back.before::jsonb, back.after::jsonb)
               IS DISTINCT FROM (done.entity, done.key, done.after::jsonb, done.before::jsonb)) THEN
        PERFORM refuse(format('what is written is not the inverse of event %s', undo.undoes));
    END IF;
END $$;

-- What a change said is how things are, unless a later change of the same action says otherwise.
CREATE OR REPLACE FUNCTION check_made() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = zvirka, pg_temp AS $$
DECLARE
    done events;
    newest changes;
    now_is jsonb;
    said jsonb;
BEGIN
    IF maintains() THEN
        RETURN NULL;
    END IF;
    SELECT * INTO done FROM events WHERE id = NEW.event;
    IF NEW.entity = 'state' AND NEW.after::jsonb IN ('"new"', '"returned"') AND NEW.before::jsonb <> NEW.after::jsonb
       AND NEW.before::jsonb <> '"approved"' AND NOT is_realigned(NEW) AND NOT is_kept(NEW) THEN
        PERFORM refuse_forbidden(done.role, NEW, is_step_back(done));
    END IF;
    SELECT * INTO newest FROM changes WHERE entity = NEW.entity AND key = NEW.key
     ORDER BY event DESC, number DESC LIMIT 1;
    now_is := value_of(NEW.entity, NEW.key);
    said := normal_value(NEW.entity, newest.after::jsonb);
    IF NEW.entity = 'place' THEN  -- what stands before it may have come in later; state.sql looks at the place itself
        now_is := now_is -> 'document';
        said := said -> 'document';
        PERFORM check_order(segments.document) FROM segments WHERE id = NEW.key::integer;
    END IF;
    IF now_is IS DISTINCT FROM said THEN
        PERFORM refuse(format('%s %s: the history would say what is not so', NEW.entity, NEW.key));
    END IF;
    -- Again with the last change, for the check of the event may have been asked for before it came in.
    IF done.undoes IS NOT NULL AND NEW.number = (SELECT max(number) FROM changes WHERE event = done.id) THEN
        PERFORM refuse_other_than_inverse(done);
    END IF;
    RETURN NULL;
END $$;

DROP TRIGGER IF EXISTS made ON changes;
CREATE CONSTRAINT TRIGGER made AFTER INSERT ON changes
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION check_made();

-- Here for an undo without changes; where it has some, with the last of them.
CREATE OR REPLACE FUNCTION check_inverse() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = zvirka, pg_temp AS $$
BEGIN
    IF NEW.undoes IS NOT NULL AND NOT maintains() THEN
        PERFORM refuse_other_than_inverse(NEW);
    END IF;
    RETURN NULL;
END $$;

DROP TRIGGER IF EXISTS inverse ON events;
CREATE CONSTRAINT TRIGGER inverse AFTER INSERT ON events
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION check_inverse();

-- Nothing of it is ever altered, by nobody: not even by who maintains the database, without taking this away first.
CREATE OR REPLACE FUNCTION refuse_rewriting() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = zvirka, pg_temp AS $$
BEGIN
    PERFORM refuse('the history is only ever added to');
    RETURN NULL;
END $$;

DROP TRIGGER IF EXISTS keep ON events;
CREATE TRIGGER keep BEFORE UPDATE OR DELETE OR TRUNCATE ON events EXECUTE FUNCTION refuse_rewriting();
DROP TRIGGER IF EXISTS keep ON changes;
CREATE TRIGGER keep BEFORE UPDATE OR DELETE OR TRUNCATE ON changes EXECUTE FUNCTION refuse_rewriting();
