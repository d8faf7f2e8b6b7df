-- Who may change what: the rules of `app/review/rules.py`, on values instead of steps.

-- The least role for a change, as the segment is now. NULL: the change is for nobody.
CREATE OR REPLACE FUNCTION least_role(entity text, before jsonb, after jsonb) RETURNS text
LANGUAGE sql IMMUTABLE SET search_path = zvirka, pg_temp AS $$
    SELECT CASE entity
        WHEN 'source' THEN 'translator'      -- texts and pairs; but see refuse_locked
        WHEN 'target' THEN 'translator'
        WHEN 'imported' THEN 'translator'
        WHEN 'pair' THEN 'translator'
        WHEN 'place' THEN 'translator'
        WHEN 'state' THEN CASE
            WHEN before = '"approved"' AND after = '"edited"' THEN 'editor'    -- reopen
            WHEN before = '"approved"' THEN NULL
            WHEN after = '"approved"' THEN 'editor'
            WHEN after IN ('"edited"', '"reviewed"') THEN 'translator'
            WHEN after = '"returned"' THEN 'editor'                            -- but see is_realigned
            -- "new" is what merging leaves behind, and what an undo leads back to
        END
        WHEN 'decision' THEN 'translator'
        WHEN 'name' THEN CASE
            WHEN (before ->> 'locked')::boolean OR (after ->> 'locked')::boolean THEN 'editor'
            ELSE 'translator'
        END
        WHEN 'annotation' THEN 'translator'  -- each their own, see check_change
        WHEN 'assessment' THEN 'translator'
        WHEN 'document' THEN CASE WHEN after = '"present"' THEN 'translator' ELSE 'lead' END
        WHEN 'comment' THEN 'translator'     -- of whom: see review.sql
        WHEN 'sign-off' THEN CASE WHEN after = 'null' THEN 'editor' ELSE 'lead' END
        WHEN 'settings' THEN 'lead'
    END
$$;

-- A step back is for whoever may take the step: one's own undo, which history.sql holds to the exact inverse.
CREATE OR REPLACE FUNCTION least_role_back(entity text, before jsonb, after jsonb) RETURNS text
LANGUAGE sql IMMUTABLE SET search_path = zvirka, pg_temp AS $$
    SELECT CASE WHEN entity IN ('document', 'settings') THEN least_role(entity, before, after)
                ELSE coalesce(least_role(entity, after, before), least_role(entity, before, after)) END
$$;

-- What approved segments and documents that are signed off are locked for. Reopening them first, in the same action or
-- an earlier one, unlocks.
CREATE OR REPLACE FUNCTION refuse_locked(entity text, segment integer) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = zvirka, pg_temp AS $$
BEGIN
    IF entity IN ('source', 'target', 'imported', 'pair', 'place')
       AND EXISTS (SELECT FROM segments WHERE id = segment AND state = 'approved') THEN
        PERFORM refuse(format('segment %s is approved and locked; an editor can reopen it', segment));
    ELSIF entity IN ('source', 'target', 'imported', 'pair', 'place', 'state')
       AND EXISTS (SELECT FROM segments JOIN signoffs USING (document) WHERE segments.id = refuse_locked.segment) THEN
        PERFORM refuse(format('segment %s is in a document that is signed off; an editor can take that back', segment));
    END IF;
END $$;

-- A segment made of others takes their state with it (`realigned` in app/review/rules.py): "new" when it leaves the
-- text, "returned" when one of them was. Looked at when the action is whole.
CREATE OR REPLACE FUNCTION is_realigned(change changes) RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = zvirka, pg_temp AS $$
    SELECT CASE change.after::jsonb
        WHEN '"new"' THEN EXISTS (
            SELECT FROM changes AS c WHERE c.event = change.event AND c.entity = 'place' AND c.key = change.key
               AND c.after::jsonb = 'null')
        ELSE EXISTS (
            SELECT FROM changes AS c WHERE c.event = change.event AND c.entity = 'pair' AND c.key = change.key)
         AND EXISTS (
            SELECT FROM changes AS other
              JOIN segments ON segments.id = other.key::integer
              LEFT JOIN changes AS theirs
                ON theirs.event = other.event AND theirs.entity = 'state' AND theirs.key = other.key
             WHERE other.event = change.event AND other.entity = 'pair' AND other.key <> change.key
               AND coalesce(theirs.before #>> '{}', segments.state) = 'returned')
        END
$$;

-- The words of a text as `keeping` compares them: as Python's `str.split` finds them, also where the server's own idea
-- of white space knows ASCII only.
CREATE OR REPLACE FUNCTION words_of(said text) RETURNS text
LANGUAGE sql IMMUTABLE SET search_path = zvirka, pg_temp AS $$
    SELECT btrim(regexp_replace(said,
        '[\t-\r\u001c-\u0020\u0085\u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]+', ' ', 'g'))
$$;

-- A new version of a text comes in: what an editor returned is returned still beside the very same texts (`kept` in
-- app/workspace/keeping.py), whoever brings it in.
CREATE OR REPLACE FUNCTION is_kept(change changes) RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = zvirka, pg_temp AS $$
    SELECT change.before::jsonb = '"new"' AND change.after::jsonb = '"returned"' AND EXISTS (
        SELECT FROM segments AS fresh JOIN texts AS came ON came.segment = fresh.id,
                    segments AS earlier JOIN texts AS was ON was.segment = earlier.id
         WHERE fresh.id = change.key::integer AND earlier.state = 'returned' AND earlier.document < fresh.document
           AND words_of(was.source) = words_of(came.source)
           AND words_of(came.imported) IN (words_of(was.imported), words_of(was.target)))
$$;

-- Refuses a change that is not for this role; `back` where it takes back what the person did.
CREATE OR REPLACE FUNCTION refuse_forbidden(role text, change changes, back boolean) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = zvirka, pg_temp AS $$
DECLARE
    needed text := CASE WHEN back THEN least_role_back(change.entity, change.before::jsonb, change.after::jsonb)
                        ELSE least_role(change.entity, change.before::jsonb, change.after::jsonb) END;
    what text := rtrim(format('the %s %s', change.entity, change.key));
BEGIN
    IF needed IS NULL THEN
        PERFORM refuse(format('%s cannot become %s', what, left(change.after::text, 50)));
    ELSIF role_rank(role) < role_rank(needed) THEN
        PERFORM refuse(format('%s cannot change %s in this way; %s can', CASE role WHEN 'editor' THEN 'an editor' ELSE 'a ' || role END, what,
                              CASE needed WHEN 'editor' THEN 'an editor or a lead' ELSE 'a lead' END));
    END IF;
END $$;
