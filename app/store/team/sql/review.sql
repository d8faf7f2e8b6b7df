-- Comments and sign-offs: each carries the name of who wrote it, and follows the history as all else does.

-- A comment is changed by who wrote it. Anybody resolves a thread, and takes a comment along with its text.
CREATE OR REPLACE FUNCTION refuse_in_anothers_name(who text, entity text, before jsonb, after jsonb) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = zvirka, pg_temp AS $$
BEGIN
    IF entity = 'sign-off' AND after <> 'null' AND after ->> 'who' IS DISTINCT FROM who THEN
        PERFORM refuse(format('a sign-off of %s cannot be signed as %s', who, after ->> 'who'));
    ELSIF entity = 'comment' THEN
        IF before <> 'null' AND after <> 'null'
           AND before - 'resolved' - 'segment' = after - 'resolved' - 'segment' THEN
            RETURN;
        ELSIF coalesce(before ->> 'who', who) <> who THEN
            PERFORM refuse(format('the comment is of %s; only they can change it', before ->> 'who'));
        ELSIF coalesce(after ->> 'who', who) <> who THEN
            PERFORM refuse(format('a comment of %s cannot be signed as %s', who, after ->> 'who'));
        END IF;
    END IF;
END $$;

CREATE OR REPLACE FUNCTION check_comment() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = zvirka, pg_temp AS $$
BEGIN
    IF NOT maintains() AND TG_OP = 'DELETE' THEN
        PERFORM demand_going('comment', OLD.key, OLD.comment::jsonb);
    ELSIF NOT maintains() THEN
        PERFORM demand_coming('comment', NEW.key, NEW.comment::jsonb);
        IF (NEW.segment, NEW.thread, NEW.resolved) IS DISTINCT FROM
           ((NEW.comment ->> 'segment')::integer, NEW.comment ->> 'thread', (NEW.comment ->> 'resolved')::boolean) THEN
            PERFORM refuse(format('comment %s: is not kept as it says', NEW.key));
        END IF;
    END IF;
    RETURN CASE TG_OP WHEN 'DELETE' THEN OLD ELSE NEW END;
END $$;

CREATE OR REPLACE FUNCTION check_signoff() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = zvirka, pg_temp AS $$
BEGIN
    IF NOT maintains() AND TG_OP = 'DELETE' THEN
        PERFORM demand_going('sign-off', OLD.document::text, OLD.said::jsonb);
    ELSIF NOT maintains() THEN
        PERFORM demand_coming('sign-off', NEW.document::text, NEW.said::jsonb);
    END IF;
    RETURN CASE TG_OP WHEN 'DELETE' THEN OLD ELSE NEW END;
END $$;

DROP TRIGGER IF EXISTS verify ON comments;
CREATE TRIGGER verify BEFORE INSERT OR DELETE ON comments FOR EACH ROW EXECUTE FUNCTION check_comment();
DROP TRIGGER IF EXISTS verify ON signoffs;
CREATE TRIGGER verify BEFORE INSERT OR DELETE ON signoffs FOR EACH ROW EXECUTE FUNCTION check_signoff();
