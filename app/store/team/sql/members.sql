-- Who belongs to the project. The login a person came in with is the identity; nothing a client says or sets is.

CREATE TABLE IF NOT EXISTS members (
    login name PRIMARY KEY,
    name text NOT NULL UNIQUE CHECK (name <> ''),  -- as it stands in the history, so it is never given to another
    role text NOT NULL CHECK (role IN ('translator', 'editor', 'lead')),
    since timestamptz NOT NULL DEFAULT now(),
    by text NOT NULL,
    invited boolean NOT NULL,  -- the login was made for this project
    until timestamptz  -- when the person left; NULL for who belongs to it
);

-- Every refusal: one line for the person, under a code the program knows.
CREATE OR REPLACE FUNCTION refuse(reason text) RETURNS void
LANGUAGE plpgsql SET search_path = zvirka, pg_temp AS $$
BEGIN
    RAISE EXCEPTION USING ERRCODE = 'ZV001', MESSAGE = reason;
END $$;

CREATE OR REPLACE FUNCTION refuse_stale(reason text) RETURNS void
LANGUAGE plpgsql SET search_path = zvirka, pg_temp AS $$
BEGIN
    RAISE EXCEPTION USING ERRCODE = 'ZV002', MESSAGE = reason;
END $$;

-- An editor may do what a translator may, a lead what an editor may.
CREATE OR REPLACE FUNCTION role_rank(role text) RETURNS integer
LANGUAGE sql IMMUTABLE SET search_path = zvirka, pg_temp AS $$
    SELECT CASE role WHEN 'translator' THEN 1 WHEN 'editor' THEN 2 WHEN 'lead' THEN 3 END
$$;

CREATE OR REPLACE FUNCTION my_name() RETURNS text
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = zvirka, pg_temp AS $$
    SELECT coalesce((SELECT name FROM members WHERE login = session_user AND until IS NULL), session_user::text)
$$;

CREATE OR REPLACE FUNCTION my_role() RETURNS text
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = zvirka, pg_temp AS $$
    SELECT role FROM members WHERE login = session_user AND until IS NULL
$$;

-- Whether what this connection writes is let through unverified: maintenance (migrations, restoring a backup) by a
-- superuser or by who holds the owner's role, and only where the login is no member. A member is always verified.
CREATE OR REPLACE FUNCTION maintains() RETURNS boolean
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = zvirka, pg_temp AS $$
BEGIN
    IF my_role() IS NOT NULL THEN
        RETURN false;
    END IF;
    IF pg_has_role(session_user, {owner_text}, 'MEMBER') THEN  -- a superuser has every role
        RETURN true;
    END IF;
    PERFORM refuse(format('%s is no member of this project; ask its lead for an invitation', session_user));
    RETURN false;
END $$;

-- ---- what a lead does with members

CREATE OR REPLACE FUNCTION must_be_lead() RETURNS void
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = zvirka, pg_temp AS $$
BEGIN
    IF my_role() IS DISTINCT FROM 'lead' THEN
        PERFORM refuse('only a lead of the project can do that');
    END IF;
END $$;

CREATE OR REPLACE FUNCTION group_of(role text) RETURNS text
LANGUAGE sql IMMUTABLE SET search_path = zvirka, pg_temp AS $$
    SELECT CASE role WHEN 'translator' THEN {translators_text} WHEN 'editor' THEN {editors_text}
                     WHEN 'lead' THEN {leads_text} END
$$;

-- The login holds exactly the group of its role; NULL: none.
CREATE OR REPLACE FUNCTION put_in_group(login name, role text) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = zvirka, pg_temp AS $$
DECLARE
    other text;
BEGIN
    FOREACH other IN ARRAY ARRAY['translator', 'editor', 'lead'] LOOP
        IF other = role THEN
            EXECUTE format('GRANT %I TO %I', group_of(other), login);
        ELSIF EXISTS (SELECT FROM pg_auth_members AS held
                        JOIN pg_roles AS the_group ON the_group.oid = held.roleid
                        JOIN pg_roles AS holder ON holder.oid = held.member
                       WHERE the_group.rolname = group_of(other) AND holder.rolname = login) THEN
            EXECUTE format('REVOKE %I FROM %I', group_of(other), login);
        END IF;
    END LOOP;
END $$;

-- `verifier` is a SCRAM verifier and no password: passwords never reach the server's log.
CREATE OR REPLACE FUNCTION invite(newcomer name, person text, new_role text, verifier text, days integer)
RETURNS boolean  -- whether the login was made
LANGUAGE plpgsql SECURITY DEFINER SET search_path = zvirka, pg_temp AS $$
DECLARE
    there boolean := EXISTS (SELECT FROM pg_roles WHERE rolname = newcomer);
BEGIN
    PERFORM must_be_lead();
    IF EXISTS (SELECT FROM members WHERE login = newcomer AND until IS NULL) THEN
        PERFORM refuse(format('%s is a member already; change the role instead', newcomer));
    ELSIF EXISTS (SELECT FROM members WHERE name = person AND login <> newcomer) THEN
        PERFORM refuse(format('%s is the name of somebody else in the history; choose another name', person));
    ELSIF there AND NOT EXISTS (SELECT FROM pg_roles WHERE rolname = newcomer AND rolcanlogin) THEN
        PERFORM refuse(format('%s is a group on this server and no login; choose another', newcomer));
    ELSIF verifier IS NOT NULL AND verifier NOT LIKE 'SCRAM-SHA-256$%' THEN
        PERFORM refuse('a password is sent as a SCRAM verifier only');
    END IF;
    IF NOT there THEN
        EXECUTE format('CREATE ROLE %I LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE PASSWORD %L VALID UNTIL %L',
                       newcomer, verifier, now() + make_interval(days => days));
    END IF;
    INSERT INTO members (login, name, role, by, invited) VALUES (newcomer, person, new_role, my_name(), NOT there)
    ON CONFLICT (login) DO UPDATE
       SET name = excluded.name, role = excluded.role, since = now(), by = excluded.by, until = NULL;
    PERFORM put_in_group(newcomer, new_role);
    RETURN NOT there;
END $$;

CREATE OR REPLACE FUNCTION must_leave_a_lead(login_changed name) RETURNS void
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = zvirka, pg_temp AS $$
BEGIN
    IF NOT EXISTS (SELECT FROM members WHERE role = 'lead' AND until IS NULL AND login <> login_changed) THEN
        PERFORM refuse('the project would be without a lead; make somebody else one first');
    END IF;
END $$;

CREATE OR REPLACE FUNCTION change_role(of name, new_role text) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = zvirka, pg_temp AS $$
BEGIN
    PERFORM must_be_lead();
    IF new_role <> 'lead' THEN
        PERFORM must_leave_a_lead(of);
    END IF;
    UPDATE members SET role = new_role, since = now(), by = my_name() WHERE login = of AND until IS NULL;
    IF NOT FOUND THEN
        PERFORM refuse(format('%s is no member of this project', of));
    END IF;
    PERFORM put_in_group(of, new_role);
END $$;

-- The person keeps the name in the history; a login made for this project can no longer log in.
CREATE OR REPLACE FUNCTION remove_member(of name) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = zvirka, pg_temp AS $$
BEGIN
    PERFORM must_be_lead();
    PERFORM must_leave_a_lead(of);
    UPDATE members SET until = now(), by = my_name() WHERE login = of AND until IS NULL;
    IF NOT FOUND THEN
        PERFORM refuse(format('%s is no member of this project', of));
    END IF;
    PERFORM put_in_group(of, NULL);
    DELETE FROM claims WHERE login = of;
END $$;

-- A person's own password in place of the one that came with the invitation; that one expires, this one does not.
CREATE OR REPLACE FUNCTION set_my_password(verifier text) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = zvirka, pg_temp AS $$
BEGIN
    IF NOT EXISTS (SELECT FROM members WHERE login = session_user AND until IS NULL AND invited) THEN
        PERFORM refuse('this login was not made for the project; its password is set where it was made');
    ELSIF verifier NOT LIKE 'SCRAM-SHA-256$%' THEN
        PERFORM refuse('a password is sent as a SCRAM verifier only');
    END IF;
    EXECUTE format('ALTER ROLE %I PASSWORD %L VALID UNTIL ''infinity''', session_user, verifier);
END $$;

-- A new one-time password for somebody who lost theirs; only where this project made the login.
CREATE OR REPLACE FUNCTION renew_invitation(of name, verifier text, days integer) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = zvirka, pg_temp AS $$
BEGIN
    PERFORM must_be_lead();
    IF NOT EXISTS (SELECT FROM members WHERE login = of AND until IS NULL AND invited) THEN
        PERFORM refuse(format('the login %s was not made for this project; its password is set where it was made', of));
    ELSIF verifier NOT LIKE 'SCRAM-SHA-256$%' THEN
        PERFORM refuse('a password is sent as a SCRAM verifier only');
    END IF;
    EXECUTE format('ALTER ROLE %I PASSWORD %L VALID UNTIL %L', of, verifier, now() + make_interval(days => days));
END $$;
