-- What a value is at this moment, as `app/store/entities.py` reads it: entity and key as in a change.

CREATE OR REPLACE FUNCTION value_of(entity text, key text) RETURNS jsonb
LANGUAGE plpgsql SECURITY DEFINER SET search_path = zvirka, pg_temp AS $$
DECLARE
    answer jsonb;
    here segments;
BEGIN
    CASE entity
    WHEN 'source' THEN
        SELECT to_jsonb(source) INTO answer FROM texts WHERE segment = value_of.key::integer;
    WHEN 'target' THEN
        SELECT to_jsonb(target) INTO answer FROM texts WHERE segment = value_of.key::integer;
    WHEN 'imported' THEN
        SELECT to_jsonb(imported) INTO answer FROM texts WHERE segment = value_of.key::integer;
    WHEN 'state' THEN
        SELECT to_jsonb(state) INTO answer FROM segments WHERE id = value_of.key::integer;
    WHEN 'pair' THEN
        SELECT jsonb_build_array(confidence, source_paragraph, target_paragraph) INTO answer
          FROM segments WHERE id = value_of.key::integer;
    WHEN 'place' THEN
        SELECT * INTO here FROM segments WHERE id = value_of.key::integer AND position > 0;
        IF FOUND THEN
            answer := jsonb_build_object('document', here.document, 'behind', coalesce(
                (SELECT id FROM segments WHERE document = here.document AND position = here.position - 1
                    AND here.position > 1), 0));
        END IF;
    WHEN 'decision' THEN
        SELECT decision_value(d) INTO answer FROM decisions AS d WHERE d.key = value_of.key;
    WHEN 'name' THEN
        SELECT decision::jsonb INTO answer FROM names WHERE name = value_of.key;
    WHEN 'annotation' THEN
        SELECT value::jsonb INTO answer FROM annotations WHERE annotations.key = value_of.key;
    WHEN 'assessment' THEN
        SELECT value::jsonb INTO answer FROM assessments WHERE assessments.key = value_of.key;
    WHEN 'document' THEN
        SELECT to_jsonb(CASE WHEN present THEN 'present' ELSE 'absent' END) INTO answer
          FROM documents WHERE id = value_of.key::integer;
    WHEN 'comment' THEN
        SELECT comment::jsonb INTO answer FROM comments WHERE comments.key = value_of.key;
    WHEN 'sign-off' THEN
        SELECT said::jsonb INTO answer FROM signoffs WHERE document = value_of.key::integer;
    WHEN 'settings' THEN
        SELECT settings::jsonb INTO answer FROM project;
    ELSE
        PERFORM refuse(format('%s: nothing a member of a project changes', entity));
    END CASE;
    RETURN coalesce(answer, 'null');
END $$;

CREATE OR REPLACE FUNCTION decision_value(d decisions) RETURNS jsonb
LANGUAGE sql STABLE SET search_path = zvirka, pg_temp AS $$
    SELECT jsonb_build_object('scope', d.scope, 'reason', d.reason, 'who', d.who, 'when', to_jsonb(d.moment))
$$;

-- A moment is written in many ways; everything else is equal where its JSON is.
CREATE OR REPLACE FUNCTION normal_value(entity text, value jsonb) RETURNS jsonb
LANGUAGE sql STABLE SET search_path = zvirka, pg_temp AS $$
    SELECT CASE WHEN entity = 'decision' AND value <> 'null'
                THEN jsonb_set(value, '{when}', to_jsonb((value ->> 'when')::timestamptz)) ELSE value END
$$;

-- The segment a change is about, where its key is one; NULL for the other entities.
CREATE OR REPLACE FUNCTION segment_of(entity text, key text) RETURNS integer
LANGUAGE sql IMMUTABLE SET search_path = zvirka, pg_temp AS $$
    SELECT CASE WHEN entity IN ('source', 'target', 'imported', 'state', 'pair', 'place') THEN key::integer
                WHEN entity IN ('comment', 'annotation', 'assessment') THEN split_part(key, ':', 1)::integer END
$$;
