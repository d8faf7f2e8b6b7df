-- Others hear of what was done, and see who is at work where. Laid out in every project on a server.

-- The name of whoever is connected; in a team, members.sql puts the member's name in its place.
CREATE OR REPLACE FUNCTION my_name() RETURNS text
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = zvirka, pg_temp AS $$
    SELECT session_user::text
$$;

-- ---- every event is told at commit: channel zvirka, {"event", "who", "segments", "kinds"}

CREATE OR REPLACE FUNCTION tell_event() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = zvirka, pg_temp AS $$
DECLARE
    touched jsonb;
    kinds jsonb;
BEGIN
    SELECT coalesce(jsonb_agg(segment), '[]') INTO touched
      FROM (SELECT DISTINCT segment FROM changes WHERE event = NEW.id AND segment IS NOT NULL
             ORDER BY segment LIMIT 51) AS first_ones;
    SELECT coalesce(jsonb_agg(DISTINCT entity), '[]') INTO kinds FROM changes WHERE event = NEW.id;
    -- A message holds 8,000 bytes. Whoever gets "more" asks for the changes of the event.
    PERFORM pg_notify('zvirka', jsonb_build_object(
        'event', NEW.id,
        'who', left(NEW.who, 200),
        'segments', CASE WHEN jsonb_array_length(touched) > 50 THEN touched - 50 ELSE touched END,
        'more', jsonb_array_length(touched) > 50,
        'kinds', kinds)::text);
    RETURN NULL;
END $$;

DROP TRIGGER IF EXISTS tell ON events;
CREATE CONSTRAINT TRIGGER tell AFTER INSERT ON events
    DEFERRABLE INITIALLY DEFERRED  -- at commit: then the changes are there too
    FOR EACH ROW EXECUTE FUNCTION tell_event();

-- ---- claims: who has which segment open. They warn, they lock nothing, and end by themselves.

CREATE TABLE IF NOT EXISTS claims (
    segment integer PRIMARY KEY REFERENCES segments,
    login name NOT NULL,
    who text NOT NULL,
    since timestamptz NOT NULL,
    until timestamptz NOT NULL
);

CREATE OR REPLACE FUNCTION tell_claim(segment integer, who text, until timestamptz) RETURNS void
LANGUAGE sql SET search_path = zvirka, pg_temp AS $$
    SELECT pg_notify('zvirka', jsonb_build_object(
        'claim', segment, 'who', left(who, 200), 'until', extract(epoch FROM until))::text)
$$;

-- Takes a segment, or renews one's claim on it. The answer is the claim that stands: one's own, or somebody else's.
CREATE OR REPLACE FUNCTION take_claim(wanted integer, seconds integer DEFAULT 60) RETURNS claims
LANGUAGE plpgsql SECURITY DEFINER SET search_path = zvirka, pg_temp AS $$
DECLARE
    moment timestamptz := clock_timestamp();
    ends timestamptz := moment + make_interval(secs => least(greatest(seconds, 5), 600));
    before claims;
    standing claims;
BEGIN
    SELECT * INTO before FROM claims WHERE segment = wanted;
    INSERT INTO claims AS held (segment, login, who, since, until)
    VALUES (wanted, session_user, my_name(), moment, ends)
    ON CONFLICT (segment) DO UPDATE
       SET login = session_user, who = my_name(), until = ends,
           since = CASE WHEN held.login = session_user AND held.until > moment THEN held.since ELSE moment END
     WHERE held.login = session_user OR held.until <= moment;
    SELECT * INTO standing FROM claims WHERE segment = wanted;
    IF standing.login = session_user AND standing.since = moment THEN  -- a renewal is no news
        PERFORM tell_claim(wanted, standing.who, standing.until);
    END IF;
    RETURN standing;
END $$;

-- Lets go of one segment, or of all (NULL); claims of others stay.
CREATE OR REPLACE FUNCTION release_claim(wanted integer DEFAULT NULL) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = zvirka, pg_temp AS $$
DECLARE
    gone claims;
BEGIN
    FOR gone IN DELETE FROM claims
                 WHERE login = session_user AND (wanted IS NULL OR segment = wanted) RETURNING *
    LOOP
        PERFORM tell_claim(gone.segment, '', clock_timestamp());
    END LOOP;
END $$;
