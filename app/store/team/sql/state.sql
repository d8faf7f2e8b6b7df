-- The state follows the history: what people change is written only as a change of the same action says.

-- The newest change of a value.
CREATE OR REPLACE FUNCTION said_last(entity text, key text) RETURNS changes
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = zvirka, pg_temp AS $$
    SELECT c FROM changes AS c WHERE c.entity = said_last.entity AND c.key = said_last.key
     ORDER BY event DESC, number DESC LIMIT 1
$$;

-- Refuses to write a value unless the newest change of it belongs to this action and says exactly this.
CREATE OR REPLACE FUNCTION demand(entity text, key text, old_value jsonb, new_value jsonb) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = zvirka, pg_temp AS $$
DECLARE
    said changes := said_last(entity, key);
BEGIN
    IF said.event IS NULL OR NOT EXISTS (SELECT FROM events WHERE id = said.event AND xmin = this_transaction())
       OR normal_value(entity, said.before::jsonb) IS DISTINCT FROM old_value
       OR normal_value(entity, said.after::jsonb) IS DISTINCT FROM new_value THEN
        PERFORM refuse(rtrim(format('%s %s', entity, key)) || ': cannot be written past the history; use the program');
    END IF;
END $$;

-- The change that gives a segment its place, or takes it, in this action; NULL where there is none.
CREATE OR REPLACE FUNCTION place_given(wanted integer) RETURNS jsonb
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = zvirka, pg_temp AS $$
    SELECT jsonb_build_object('to', newest.after)
      FROM (SELECT event, after FROM changes WHERE entity = 'place' AND key = wanted::text
             ORDER BY event DESC, number DESC LIMIT 1) AS newest
      JOIN events ON events.id = newest.event
     WHERE events.xmin = this_transaction()
$$;

-- A document whose import is in no event yet: its rows come in now, and never again.
CREATE OR REPLACE FUNCTION is_coming_in(wanted integer) RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = zvirka, pg_temp AS $$
    SELECT NOT EXISTS (SELECT FROM changes WHERE entity = 'document' AND key = wanted::text)
$$;

-- ---- texts

CREATE OR REPLACE FUNCTION check_texts() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = zvirka, pg_temp AS $$
DECLARE
    key text := NEW.segment::text;
BEGIN
    IF maintains() THEN
        RETURN NEW;
    ELSIF TG_OP = 'INSERT' THEN
        IF NOT is_coming_in((SELECT document FROM segments WHERE id = NEW.segment))
           AND (NEW.source, NEW.target, NEW.imported) <> ('', '', '') THEN
            PERFORM refuse(format('segment %s: comes in empty; its texts are changes', key));
        END IF;
        RETURN NEW;
    END IF;
    IF NEW.source <> OLD.source THEN
        PERFORM demand('source', key, to_jsonb(OLD.source), to_jsonb(NEW.source));
    END IF;
    IF NEW.target <> OLD.target THEN
        PERFORM demand('target', key, to_jsonb(OLD.target), to_jsonb(NEW.target));
    END IF;
    IF NEW.imported <> OLD.imported THEN
        PERFORM demand('imported', key, to_jsonb(OLD.imported), to_jsonb(NEW.imported));
    END IF;
    RETURN NEW;
END $$;

DROP TRIGGER IF EXISTS verify ON texts;
CREATE TRIGGER verify BEFORE INSERT OR UPDATE OF source, target, imported ON texts
    FOR EACH ROW EXECUTE FUNCTION check_texts();

-- ---- segments

CREATE OR REPLACE FUNCTION check_segment() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = zvirka, pg_temp AS $$
DECLARE
    key text := NEW.id::text;
BEGIN
    IF TG_OP = 'UPDATE' AND NEW.state = OLD.state AND NEW.position > 0 AND OLD.position > 0
       AND (NEW.confidence, NEW.source_paragraph, NEW.target_paragraph)
           = (OLD.confidence, OLD.source_paragraph, OLD.target_paragraph) THEN
        RETURN NEW;  -- one of thousands that make room: check_shift looks at them together
    ELSIF maintains() THEN
        RETURN NEW;
    ELSIF TG_OP = 'INSERT' THEN
        PERFORM check_new_segment(NEW);
        RETURN NEW;
    END IF;
    IF NEW.state <> OLD.state THEN
        PERFORM demand('state', key, to_jsonb(OLD.state), to_jsonb(NEW.state));
    END IF;
    IF (NEW.confidence, NEW.source_paragraph, NEW.target_paragraph)
       <> (OLD.confidence, OLD.source_paragraph, OLD.target_paragraph) THEN
        PERFORM demand('pair', key,
                       jsonb_build_array(OLD.confidence, OLD.source_paragraph, OLD.target_paragraph),
                       jsonb_build_array(NEW.confidence, NEW.source_paragraph, NEW.target_paragraph));
    END IF;
    IF (NEW.position > 0) <> (OLD.position > 0) THEN
        PERFORM check_place(NEW, place_given(NEW.id));
    ELSIF NEW.position <= 0 AND NEW.position <> OLD.position THEN
        PERFORM refuse(format('segment %s: has no place in the text', key));
    END IF;
    RETURN NEW;
END $$;

-- A segment comes in with its document, or empty and without a place: then the same action has to give it one.
CREATE OR REPLACE FUNCTION check_new_segment(fresh segments) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = zvirka, pg_temp AS $$
BEGIN
    IF fresh.id >= (SELECT next_segment FROM project) THEN
        PERFORM refuse(format('segment %s: this number was not reserved', fresh.id));
    ELSIF is_coming_in(fresh.document) THEN
        IF fresh.position < 1 OR (fresh.state = 'approved' AND role_rank(my_role()) < role_rank('editor')) THEN
            PERFORM refuse(format('segment %s: cannot come in approved; an editor can bring it in', fresh.id));
        END IF;
    ELSIF (fresh.position, fresh.state, fresh.confidence, fresh.source_paragraph, fresh.target_paragraph)
          <> (-fresh.id, 'new', 0.0, -1, -1) THEN
        PERFORM refuse(format('document %s: segments come in with it, or as changes of its pairs', fresh.document));
    END IF;
END $$;

CREATE OR REPLACE FUNCTION check_placed() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = zvirka, pg_temp AS $$
BEGIN
    IF NEW.position < 1 AND NOT maintains()
       AND (place_given(NEW.id) #>> '{to,document}')::integer IS DISTINCT FROM NEW.document THEN
        PERFORM refuse(format('document %s: segments come in with it, or as changes of its pairs', NEW.document));
    END IF;
    RETURN NULL;
END $$;

DROP TRIGGER IF EXISTS placed ON segments;
CREATE CONSTRAINT TRIGGER placed AFTER INSERT ON segments
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION check_placed();

-- The place a change gives is the one behind the segment it names.
CREATE OR REPLACE FUNCTION check_place(moved segments, place jsonb) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = zvirka, pg_temp AS $$
DECLARE
    behind integer := (place #>> '{to,behind}')::integer;
    expected integer;
BEGIN
    IF place IS NULL OR (place -> 'to' = 'null') <> (moved.position < 1) THEN
        PERFORM refuse(format('place %s: cannot be written past the history; use the program', moved.id));
    ELSIF moved.position > 0 THEN
        expected := 1;
        IF behind <> 0 THEN
            SELECT position + 1 INTO expected FROM segments WHERE id = behind AND document = moved.document;
        END IF;
        IF moved.position IS DISTINCT FROM expected THEN
            PERFORM refuse(format('segment %s: does not stand where its change says', moved.id));
        END IF;
    END IF;
END $$;

DROP TRIGGER IF EXISTS verify ON segments;
CREATE TRIGGER verify
    BEFORE INSERT OR UPDATE OF state, confidence, source_paragraph, target_paragraph, position ON segments
    FOR EACH ROW EXECUTE FUNCTION check_segment();

-- Whether the action gives or takes places in a document.
CREATE OR REPLACE FUNCTION places_in(document integer) RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = zvirka, pg_temp AS $$
    SELECT EXISTS (
        SELECT FROM changes JOIN events ON events.id = changes.event
         WHERE events.id = (SELECT max(id) FROM events) AND events.xmin = this_transaction() AND entity = 'place'
           AND document IN ((changes.before ->> 'document')::integer, (changes.after ->> 'document')::integer))
$$;

-- Segments make room for one that comes in, and close up behind one that goes; among themselves they keep their order.
-- One statement is looked at as a whole, so that moving thousands costs one look.
CREATE OR REPLACE FUNCTION check_shift() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = zvirka, pg_temp
SET enable_nestloop = off AS $$  -- nobody knows how many rows have changed, and row by row it would take a minute
DECLARE
    shifted integer;
BEGIN
    FOR shifted IN
        SELECT DISTINCT now_is.document FROM was JOIN now_is USING (id)
         WHERE was.position <> now_is.position AND was.position > 0 AND now_is.position > 0
    LOOP
        IF maintains() THEN
            RETURN NULL;
        ELSIF NOT places_in(shifted) OR EXISTS (
            SELECT FROM (SELECT coalesce(was.position, here.position) AS before,
                                lag(coalesce(was.position, here.position)) OVER (ORDER BY here.position) AS previous
                           FROM segments AS here LEFT JOIN was USING (id)
                          WHERE here.document = shifted AND here.position > 0
                            AND coalesce(was.position, here.position) > 0) AS moved
             WHERE before < previous) THEN
            PERFORM refuse(format('document %s: the order of its segments is part of the text', shifted));
        END IF;
    END LOOP;
    RETURN NULL;
END $$;

DROP TRIGGER IF EXISTS shift ON segments;
CREATE TRIGGER shift AFTER UPDATE ON segments
    REFERENCING OLD TABLE AS was NEW TABLE AS now_is
    FOR EACH STATEMENT EXECUTE FUNCTION check_shift();

-- At the end of an action that places segments: 1, 2, 3 … without a gap.
CREATE OR REPLACE FUNCTION check_order(shifted integer) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = zvirka, pg_temp AS $$
BEGIN
    IF (SELECT max(position) <> count(*) FROM segments WHERE document = shifted AND position > 0) THEN
        PERFORM refuse(format('document %s: its segments stand in places 1, 2, 3 without a gap', shifted));
    END IF;
END $$;

-- ---- decisions and names are written by taking the row away and putting another in

CREATE OR REPLACE FUNCTION check_decision() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = zvirka, pg_temp AS $$
BEGIN
    IF NOT maintains() AND TG_OP = 'DELETE' THEN
        PERFORM demand_going('decision', OLD.key, decision_value(OLD));
    ELSIF NOT maintains() THEN
        PERFORM demand_coming('decision', NEW.key, decision_value(NEW));
    END IF;
    RETURN CASE TG_OP WHEN 'DELETE' THEN OLD ELSE NEW END;
END $$;

CREATE OR REPLACE FUNCTION check_name() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = zvirka, pg_temp AS $$
BEGIN
    IF NOT maintains() AND TG_OP = 'DELETE' THEN
        PERFORM demand_going('name', OLD.name, OLD.decision::jsonb);
    ELSIF NOT maintains() THEN
        PERFORM demand_coming('name', NEW.name, NEW.decision::jsonb);
    END IF;
    RETURN CASE TG_OP WHEN 'DELETE' THEN OLD ELSE NEW END;
END $$;

-- Annotations and assessments: two tables of one shape; the argument of the trigger is the entity.
CREATE OR REPLACE FUNCTION check_marked() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = zvirka, pg_temp AS $$
BEGIN
    IF NOT maintains() AND TG_OP = 'DELETE' THEN
        PERFORM demand_going(TG_ARGV[0], OLD.key, OLD.value::jsonb);
    ELSIF NOT maintains() THEN
        IF NEW.segment IS DISTINCT FROM segment_of(TG_ARGV[0], NEW.key) THEN
            PERFORM refuse(format('%s %s: stands under another segment', TG_ARGV[0], NEW.key));
        END IF;
        PERFORM demand_coming(TG_ARGV[0], NEW.key, NEW.value::jsonb);
    END IF;
    RETURN CASE TG_OP WHEN 'DELETE' THEN OLD ELSE NEW END;
END $$;

-- A row that goes is what the change says was before; one that comes is what it says is after.
CREATE OR REPLACE FUNCTION demand_going(entity text, key text, value jsonb) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = zvirka, pg_temp AS $$
BEGIN
    PERFORM demand(entity, key, value, normal_value(entity, (said_last(entity, key)).after::jsonb));
END $$;

CREATE OR REPLACE FUNCTION demand_coming(entity text, key text, value jsonb) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = zvirka, pg_temp AS $$
BEGIN
    PERFORM demand(entity, key, normal_value(entity, (said_last(entity, key)).before::jsonb), value);
END $$;

DROP TRIGGER IF EXISTS verify ON decisions;
CREATE TRIGGER verify BEFORE INSERT OR DELETE ON decisions FOR EACH ROW EXECUTE FUNCTION check_decision();
DROP TRIGGER IF EXISTS verify ON names;
CREATE TRIGGER verify BEFORE INSERT OR DELETE ON names FOR EACH ROW EXECUTE FUNCTION check_name();
DROP TRIGGER IF EXISTS verify ON annotations;
CREATE TRIGGER verify BEFORE INSERT OR DELETE ON annotations
    FOR EACH ROW EXECUTE FUNCTION check_marked('annotation');
DROP TRIGGER IF EXISTS verify ON assessments;
CREATE TRIGGER verify BEFORE INSERT OR DELETE ON assessments
    FOR EACH ROW EXECUTE FUNCTION check_marked('assessment');

-- ---- documents and their own files

CREATE OR REPLACE FUNCTION check_document() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = zvirka, pg_temp AS $$
BEGIN
    IF maintains() THEN
        RETURN NEW;
    ELSIF TG_OP = 'INSERT' THEN
        IF NEW.present OR NEW.id >= (SELECT next_document FROM project) OR NOT is_coming_in(NEW.id) THEN
            PERFORM refuse(format('document %s: comes in by an import only', NEW.id));
        END IF;
    ELSIF NEW.present <> OLD.present THEN
        PERFORM demand('document', NEW.id::text, to_jsonb(CASE WHEN OLD.present THEN 'present' ELSE 'absent' END),
                       to_jsonb(CASE WHEN NEW.present THEN 'present' ELSE 'absent' END));
    END IF;
    RETURN NEW;
END $$;

DROP TRIGGER IF EXISTS verify ON documents;
CREATE TRIGGER verify BEFORE INSERT OR UPDATE OF present ON documents
    FOR EACH ROW EXECUTE FUNCTION check_document();

-- Nobody leaves a document behind that no event speaks of: somebody could put rows in later.
CREATE OR REPLACE FUNCTION check_brought_in() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = zvirka, pg_temp AS $$
BEGIN
    IF is_coming_in(NEW.id) AND NOT maintains() THEN
        PERFORM refuse(format('document %s: comes in by an import only', NEW.id));
    END IF;
    RETURN NULL;
END $$;

DROP TRIGGER IF EXISTS brought_in ON documents;
CREATE CONSTRAINT TRIGGER brought_in AFTER INSERT ON documents
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION check_brought_in();

CREATE OR REPLACE FUNCTION check_original() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = zvirka, pg_temp AS $$
BEGIN
    IF NOT maintains() AND NOT is_coming_in(NEW.document) THEN
        PERFORM refuse(format('document %s: its file came in with it and stays', NEW.document));
    END IF;
    RETURN NEW;
END $$;

DROP TRIGGER IF EXISTS verify ON originals;
CREATE TRIGGER verify BEFORE INSERT ON originals FOR EACH ROW EXECUTE FUNCTION check_original();

-- ---- the project itself

CREATE OR REPLACE FUNCTION check_project() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = zvirka, pg_temp AS $$
BEGIN
    IF maintains() THEN
        RETURN NEW;
    ELSIF NEW.next_document < OLD.next_document OR NEW.next_segment < OLD.next_segment THEN
        PERFORM refuse('numbers are given once');
    ELSIF NEW.settings::jsonb <> OLD.settings::jsonb THEN
        PERFORM demand('settings', '', OLD.settings::jsonb, NEW.settings::jsonb);
    END IF;
    RETURN NEW;
END $$;

DROP TRIGGER IF EXISTS verify ON project;
CREATE TRIGGER verify BEFORE UPDATE ON project FOR EACH ROW EXECUTE FUNCTION check_project();
