SET statement_timeout = 0;
SET lock_timeout = 0;
SET idle_in_transaction_session_timeout = 0;
SET client_encoding = 'UTF8';
SET standard_conforming_strings = on;
SELECT pg_catalog.set_config('search_path', '', false);
SET check_function_bodies = false;
SET xmloption = content;
SET client_min_messages = warning;
SET row_security = off;
SET default_tablespace = '';
SET default_table_access_method = heap;
CREATE TABLE public.claims (
    key bigint NOT NULL,
    run bigint NOT NULL,
    document bigint NOT NULL,
    id text NOT NULL,
    shown smallint NOT NULL,
    verdict text,
    edited text NOT NULL,
    day date NOT NULL,
    passage bigint NOT NULL,
    start integer NOT NULL,
    "end" integer NOT NULL,
    confidence double precision NOT NULL,
    digest text NOT NULL,
    act text NOT NULL,
    form text NOT NULL,
    challenged boolean NOT NULL,
    inside text,
    content text NOT NULL,
    cue text NOT NULL,
    cue_start integer NOT NULL,
    cue_end integer NOT NULL,
    challenged_by text
);
CREATE TABLE public.codes (
    kind text NOT NULL,
    run bigint NOT NULL,
    code text NOT NULL,
    day date NOT NULL,
    item bigint NOT NULL,
    roles smallint NOT NULL,
    shown smallint NOT NULL
);
CREATE TABLE public.documents (
    key bigint NOT NULL,
    id text NOT NULL,
    digest text NOT NULL,
    title text NOT NULL,
    published date,
    published_source text,
    outlet text NOT NULL,
    url text NOT NULL,
    dateline text,
    characters integer NOT NULL,
    text text NOT NULL
);
CREATE TABLE public.documents_words (
    key bigint NOT NULL,
    words tsvector NOT NULL
);
CREATE TABLE public.dyads (
    run bigint NOT NULL,
    pair text NOT NULL,
    day date NOT NULL,
    event bigint NOT NULL,
    actor text NOT NULL,
    recipient text NOT NULL,
    mutual boolean NOT NULL,
    lead boolean NOT NULL,
    shown smallint NOT NULL,
    type text NOT NULL,
    quad smallint NOT NULL,
    status text NOT NULL,
    attributed boolean NOT NULL,
    country character varying(3),
    goldstein double precision,
    intensity double precision
);
CREATE TABLE public.events (
    key bigint NOT NULL,
    run bigint NOT NULL,
    document bigint NOT NULL,
    id text NOT NULL,
    shown smallint NOT NULL,
    verdict text,
    edited text NOT NULL,
    day date NOT NULL,
    passage bigint NOT NULL,
    start integer NOT NULL,
    "end" integer NOT NULL,
    confidence double precision NOT NULL,
    digest text NOT NULL,
    type text NOT NULL,
    mode text,
    quad smallint NOT NULL,
    status text NOT NULL,
    attributed_to text,
    country character varying(3),
    goldstein double precision,
    intensity double precision,
    anchor text NOT NULL,
    first date,
    last date,
    date_text text,
    date_basis text,
    place text,
    place_name text,
    admin1 text,
    lat double precision,
    lon double precision,
    geonames_id integer,
    "precision" text,
    cameo text NOT NULL
);
CREATE TABLE public.failures (
    run bigint NOT NULL,
    id text NOT NULL,
    shard integer NOT NULL,
    kind text NOT NULL,
    source text NOT NULL,
    at text NOT NULL,
    reason text NOT NULL,
    hint text
);
CREATE TABLE public.meta (
    name text NOT NULL,
    value text NOT NULL
);
CREATE TABLE public.participants (
    kind text NOT NULL,
    item bigint NOT NULL,
    role text NOT NULL,
    rank integer NOT NULL,
    code text NOT NULL,
    sector text NOT NULL,
    name text NOT NULL,
    wikidata text,
    text text NOT NULL,
    start integer NOT NULL,
    "end" integer NOT NULL
);
CREATE TABLE public.passages (
    key bigint NOT NULL,
    document bigint NOT NULL,
    start integer NOT NULL,
    "end" integer NOT NULL
);
CREATE TABLE public.passages_words (
    key bigint NOT NULL,
    words tsvector NOT NULL
);
CREATE TABLE public.positions (
    key bigint NOT NULL,
    run bigint NOT NULL,
    document bigint NOT NULL,
    id text NOT NULL,
    shown smallint NOT NULL,
    verdict text,
    edited text NOT NULL,
    day date NOT NULL,
    passage bigint NOT NULL,
    start integer NOT NULL,
    "end" integer NOT NULL,
    confidence double precision NOT NULL,
    digest text NOT NULL,
    stance text NOT NULL,
    owner text NOT NULL,
    object_kind text NOT NULL,
    object text NOT NULL,
    object_start integer NOT NULL,
    object_end integer NOT NULL,
    claim text,
    anchor text NOT NULL,
    reason text
);
CREATE TABLE public.records (
    run bigint NOT NULL,
    document bigint NOT NULL,
    day date NOT NULL,
    events integer NOT NULL,
    claims integer NOT NULL,
    positions integer NOT NULL,
    digest text NOT NULL,
    body bytea NOT NULL
);
CREATE TABLE public.reviews (
    key bigint NOT NULL,
    id text NOT NULL,
    kind text NOT NULL,
    document text NOT NULL,
    item text NOT NULL,
    verdict text NOT NULL,
    changes text NOT NULL,
    reviewer text NOT NULL,
    at timestamp without time zone NOT NULL,
    note text NOT NULL,
    undoes text
);
CREATE TABLE public.runs (
    key bigint NOT NULL,
    id text NOT NULL,
    digest text NOT NULL,
    config text NOT NULL,
    version text NOT NULL,
    started timestamp without time zone NOT NULL,
    finished timestamp without time zone,
    state text NOT NULL,
    given integer NOT NULL,
    read integer NOT NULL,
    failed integer NOT NULL,
    skipped integer NOT NULL
);
CREATE TABLE public.shards (
    run bigint NOT NULL,
    shard integer NOT NULL,
    documents integer NOT NULL,
    failures integer NOT NULL,
    events integer NOT NULL,
    claims integer NOT NULL,
    positions integer NOT NULL
);
CREATE TABLE public.stories (
    key bigint NOT NULL,
    run bigint NOT NULL,
    id text NOT NULL,
    kind text NOT NULL,
    tellings integer NOT NULL,
    documents integer NOT NULL,
    first date NOT NULL,
    last date NOT NULL
);
CREATE TABLE public.story_members (
    story bigint NOT NULL,
    rank integer NOT NULL,
    document text NOT NULL,
    item text NOT NULL
);
INSERT INTO public.claims VALUES (1, 1, 1, 'c161696e', 3, NULL, '', '2024-05-06', 3, 151, 165, 0.8, 'f388eb0b560ca3c1', 'accuse', 'indirect', false, NULL, 'Peru was lying', 'said', 141, 145, NULL);
INSERT INTO public.claims VALUES (2, 1, 2, 'c1696465', 3, NULL, '', '2024-05-07', 7, 182, 196, 0.8, '36e95dc4f48f1204', 'accuse', 'indirect', false, NULL, 'Peru was lying', 'said', 172, 176, NULL);
INSERT INTO public.claims VALUES (3, 1, 3, 'c1746564', 3, NULL, '', '2024-05-06', 10, 151, 165, 0.8, 'd6820bcd3614a6fc', 'accuse', 'indirect', false, NULL, 'Peru was lying', 'said', 141, 145, NULL);
INSERT INTO public.codes VALUES ('event', 1, 'PER', '2024-05-06', 1, 1, 3);
INSERT INTO public.codes VALUES ('event', 1, 'CHL', '2024-05-06', 1, 2, 3);
INSERT INTO public.codes VALUES ('claim', 1, 'CHL', '2024-05-06', 1, 1, 3);
INSERT INTO public.codes VALUES ('claim', 1, 'PER', '2024-05-06', 1, 4, 3);
INSERT INTO public.codes VALUES ('position', 1, 'CHL', '2024-05-06', 1, 1, 3);
INSERT INTO public.codes VALUES ('position', 1, 'PER', '2024-05-06', 1, 2, 3);
INSERT INTO public.codes VALUES ('event', 1, 'PER', '2024-05-07', 4, 1, 3);
INSERT INTO public.codes VALUES ('event', 1, 'CHL', '2024-05-07', 4, 2, 3);
INSERT INTO public.codes VALUES ('event', 1, 'PER', '2024-05-03', 5, 1, 3);
INSERT INTO public.codes VALUES ('event', 1, 'CHL', '2024-05-03', 5, 1, 3);
INSERT INTO public.codes VALUES ('claim', 1, 'CHL', '2024-05-07', 2, 1, 3);
INSERT INTO public.codes VALUES ('claim', 1, 'PER', '2024-05-07', 2, 4, 3);
INSERT INTO public.codes VALUES ('position', 1, 'CHL', '2024-05-07', 2, 1, 3);
INSERT INTO public.codes VALUES ('position', 1, 'PER', '2024-05-07', 2, 2, 3);
INSERT INTO public.codes VALUES ('event', 1, 'PER', '2024-05-06', 6, 1, 3);
INSERT INTO public.codes VALUES ('event', 1, 'CHL', '2024-05-06', 6, 2, 3);
INSERT INTO public.codes VALUES ('claim', 1, 'CHL', '2024-05-06', 3, 1, 3);
INSERT INTO public.codes VALUES ('claim', 1, 'PER', '2024-05-06', 3, 4, 3);
INSERT INTO public.codes VALUES ('position', 1, 'CHL', '2024-05-06', 3, 1, 3);
INSERT INTO public.codes VALUES ('position', 1, 'PER', '2024-05-06', 3, 2, 3);
INSERT INTO public.codes VALUES ('event', 1, 'CHL', '2024-05-03', 7, 1, 1);
INSERT INTO public.codes VALUES ('event', 1, 'PER', '2024-05-03', 7, 1, 1);
INSERT INTO public.codes VALUES ('event', 1, 'PER', '2024-05-03', 8, 1, 2);
INSERT INTO public.codes VALUES ('event', 1, 'ECU', '2024-05-03', 8, 1, 2);
INSERT INTO public.codes VALUES ('event', 1, 'CHL', '2024-05-07', 3, 1, 1);
INSERT INTO public.codes VALUES ('event', 1, 'PER', '2024-05-07', 3, 1, 1);
INSERT INTO public.codes VALUES ('event', 1, 'PER', '2024-05-07', 9, 1, 2);
INSERT INTO public.codes VALUES ('event', 1, 'CHL', '2024-05-07', 9, 1, 2);
INSERT INTO public.codes VALUES ('event', 1, 'ECU', '2024-05-07', 9, 1, 2);
INSERT INTO public.codes VALUES ('event', 1, 'CHL', '2024-05-03', 2, 1, 1);
INSERT INTO public.codes VALUES ('event', 1, 'PER', '2024-05-03', 2, 1, 1);
INSERT INTO public.documents VALUES (1, 'plain', '3ed8abfcf7a76f07', 'Harbour row plain', '2024-05-06', NULL, 'Gazette', 'https://example.test/plain', NULL, 184, 'Lima accused Santiago of shelling the harbour. The two ministers met in Quito on 3 May 2024. Santiago rejected the charge, and its spokesman said that Peru was lying about the harbour.');
INSERT INTO public.documents VALUES (2, 'side', '81f7cfb71142645b', 'Harbour row side', '2024-05-07', NULL, 'Gazette', 'https://example.test/side', NULL, 215, 'Lima and Santiago condemned the raid near the harbour. The two ministers met in Quito on 3 May 2024. Lima accused Santiago. Santiago rejected the charge, and its spokesman said that Peru was lying about the harbour.');
INSERT INTO public.documents VALUES (3, 'edited', '3ed8abfcf7a76f07', 'Harbour row edited', '2024-05-06', NULL, 'Gazette', 'https://example.test/edited', NULL, 184, 'Lima accused Santiago of shelling the harbour. The two ministers met in Quito on 3 May 2024. Santiago rejected the charge, and its spokesman said that Peru was lying about the harbour.');
INSERT INTO public.documents_words VALUES (1, '''2024'':20 ''3'':18 ''accus'':5 ''charg'':24 ''harbour'':1,10,35 ''lie'':32 ''lima'':4 ''may'':19 ''met'':14 ''minist'':13 ''peru'':30 ''plain'':3 ''quito'':16 ''reject'':22 ''row'':2 ''said'':28 ''santiago'':6,21 ''shell'':8 ''spokesman'':27 ''two'':12');
INSERT INTO public.documents_words VALUES (2, '''2024'':22 ''3'':20 ''accus'':24 ''charg'':29 ''condemn'':7 ''harbour'':1,12,40 ''lie'':37 ''lima'':4,23 ''may'':21 ''met'':16 ''minist'':15 ''near'':10 ''peru'':35 ''quito'':18 ''raid'':9 ''reject'':27 ''row'':2 ''said'':33 ''santiago'':6,25,26 ''side'':3 ''spokesman'':32 ''two'':14');
INSERT INTO public.documents_words VALUES (3, '''2024'':20 ''3'':18 ''accus'':5 ''charg'':24 ''edit'':3 ''harbour'':1,10,35 ''lie'':32 ''lima'':4 ''may'':19 ''met'':14 ''minist'':13 ''peru'':30 ''quito'':16 ''reject'':22 ''row'':2 ''said'':28 ''santiago'':6,21 ''shell'':8 ''spokesman'':27 ''two'':12');
INSERT INTO public.dyads VALUES (1, 'CHL-PER', '2024-05-06', 1, 'PER', 'CHL', false, true, 3, 'ACCUSE', 3, 'asserted', false, NULL, -2, -3.5);
INSERT INTO public.dyads VALUES (1, 'CHL-PER', '2024-05-07', 4, 'PER', 'CHL', false, true, 3, 'ACCUSE', 3, 'asserted', false, NULL, -2, -3.5);
INSERT INTO public.dyads VALUES (1, 'CHL-PER', '2024-05-03', 5, 'CHL', 'PER', true, true, 3, 'CONSULT', 1, 'asserted', false, 'ECU', NULL, 3);
INSERT INTO public.dyads VALUES (1, 'CHL-PER', '2024-05-03', 5, 'PER', 'CHL', true, false, 3, 'CONSULT', 1, 'asserted', false, 'ECU', NULL, 3);
INSERT INTO public.dyads VALUES (1, 'CHL-PER', '2024-05-06', 6, 'PER', 'CHL', false, true, 3, 'ACCUSE', 3, 'asserted', false, NULL, -2, -3.5);
INSERT INTO public.dyads VALUES (1, 'CHL-PER', '2024-05-03', 7, 'CHL', 'PER', true, true, 1, 'CONSULT', 1, 'asserted', false, 'ECU', NULL, 3);
INSERT INTO public.dyads VALUES (1, 'CHL-PER', '2024-05-03', 7, 'PER', 'CHL', true, false, 1, 'CONSULT', 1, 'asserted', false, 'ECU', NULL, 3);
INSERT INTO public.dyads VALUES (1, 'ECU-PER', '2024-05-03', 8, 'ECU', 'PER', true, true, 2, 'CONSULT', 1, 'asserted', false, 'ECU', NULL, 3);
INSERT INTO public.dyads VALUES (1, 'ECU-PER', '2024-05-03', 8, 'PER', 'ECU', true, false, 2, 'CONSULT', 1, 'asserted', false, 'ECU', NULL, 3);
INSERT INTO public.dyads VALUES (1, 'CHL-PER', '2024-05-07', 3, 'CHL', 'PER', true, true, 1, 'ACCUSE', 3, 'asserted', false, NULL, -2, -3.5);
INSERT INTO public.dyads VALUES (1, 'CHL-PER', '2024-05-07', 3, 'PER', 'CHL', true, false, 1, 'ACCUSE', 3, 'asserted', false, NULL, -2, -3.5);
INSERT INTO public.dyads VALUES (1, 'CHL-ECU', '2024-05-07', 9, 'CHL', 'ECU', true, true, 2, 'ACCUSE', 3, 'asserted', false, NULL, -2, -3.5);
INSERT INTO public.dyads VALUES (1, 'CHL-PER', '2024-05-07', 9, 'CHL', 'PER', true, true, 2, 'ACCUSE', 3, 'asserted', false, NULL, -2, -3.5);
INSERT INTO public.dyads VALUES (1, 'CHL-ECU', '2024-05-07', 9, 'ECU', 'CHL', true, false, 2, 'ACCUSE', 3, 'asserted', false, NULL, -2, -3.5);
INSERT INTO public.dyads VALUES (1, 'ECU-PER', '2024-05-07', 9, 'ECU', 'PER', true, true, 2, 'ACCUSE', 3, 'asserted', false, NULL, -2, -3.5);
INSERT INTO public.dyads VALUES (1, 'CHL-PER', '2024-05-07', 9, 'PER', 'CHL', true, false, 2, 'ACCUSE', 3, 'asserted', false, NULL, -2, -3.5);
INSERT INTO public.dyads VALUES (1, 'ECU-PER', '2024-05-07', 9, 'PER', 'ECU', true, false, 2, 'ACCUSE', 3, 'asserted', false, NULL, -2, -3.5);
INSERT INTO public.dyads VALUES (1, 'CHL-PER', '2024-05-03', 2, 'CHL', 'PER', true, true, 1, 'CONSULT', 1, 'asserted', false, 'ECU', NULL, 3);
INSERT INTO public.dyads VALUES (1, 'CHL-PER', '2024-05-03', 2, 'PER', 'CHL', true, false, 1, 'CONSULT', 1, 'asserted', false, 'ECU', NULL, 3);
INSERT INTO public.events VALUES (1, 1, 1, 'e161696e', 3, NULL, '', '2024-05-06', 1, 5, 12, 0.9, 'a7ea88410c86f9d1', 'ACCUSE', 'allege', 3, 'asserted', NULL, NULL, -2, -3.5, 'accused', NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, '112');
INSERT INTO public.events VALUES (4, 1, 2, 'e1696465', 3, NULL, '', '2024-05-07', 5, 106, 113, 0.9, '892bff2910b66ecd', 'ACCUSE', 'allege', 3, 'asserted', NULL, NULL, -2, -3.5, 'accused', NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, '112');
INSERT INTO public.events VALUES (5, 1, 2, 'e2696465', 3, NULL, '', '2024-05-03', 6, 73, 76, 0.6, '52e55c7f5e463ed7', 'CONSULT', NULL, 1, 'asserted', NULL, 'ECU', NULL, 3, 'met', '2024-05-03', '2024-05-03', '3 May 2024', 'stated', 'Quito', 'Quito', NULL, -0.2, -78.5, NULL, 'city', '');
INSERT INTO public.events VALUES (6, 1, 3, 'e1746564', 3, NULL, '', '2024-05-06', 8, 5, 12, 0.9, 'ce8cd871f56a2798', 'ACCUSE', 'allege', 3, 'asserted', NULL, NULL, -2, -3.5, 'accused', NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, '112');
INSERT INTO public.events VALUES (7, 1, 3, 'e2746564', 1, 'edit', '', '2024-05-03', 9, 65, 68, 0.6, '44ebd3ee351c55b3', 'CONSULT', NULL, 1, 'asserted', NULL, 'ECU', NULL, 3, 'met', '2024-05-03', '2024-05-03', '3 May 2024', 'stated', 'Quito', 'Quito', NULL, -0.2, -78.5, NULL, 'city', '');
INSERT INTO public.events VALUES (8, 1, 3, 'e2746564', 2, 'edit', 'actors', '2024-05-03', 9, 65, 68, 0.6, '44ebd3ee351c55b3', 'CONSULT', NULL, 1, 'asserted', NULL, 'ECU', NULL, 3, 'met', '2024-05-03', '2024-05-03', '3 May 2024', 'stated', 'Quito', 'Quito', NULL, -0.2, -78.5, NULL, 'city', '');
INSERT INTO public.events VALUES (3, 1, 2, 'e3aaaaaa', 1, 'edit', '', '2024-05-07', 4, 18, 27, 0.9, '58ea5caf9c5cc298', 'ACCUSE', 'allege', 3, 'asserted', NULL, NULL, -2, -3.5, 'condemned', NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, '112');
INSERT INTO public.events VALUES (9, 1, 2, 'e3aaaaaa', 2, 'edit', 'actors', '2024-05-07', 4, 18, 27, 0.9, '58ea5caf9c5cc298', 'ACCUSE', 'allege', 3, 'asserted', NULL, NULL, -2, -3.5, 'condemned', NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, '112');
INSERT INTO public.events VALUES (2, 1, 1, 'e261696e', 1, 'reject', '', '2024-05-03', 2, 65, 68, 0.6, 'bd721b7320240a0f', 'CONSULT', NULL, 1, 'asserted', NULL, 'ECU', NULL, 3, 'met', '2024-05-03', '2024-05-03', '3 May 2024', 'stated', 'Quito', 'Quito', NULL, -0.2, -78.5, NULL, 'city', '');
INSERT INTO public.meta VALUES ('schema', '1');
INSERT INTO public.participants VALUES ('event', 1, 'actor', 0, 'PER', 'GOV', 'Peru', 'Q231', 'Lima', 0, 4);
INSERT INTO public.participants VALUES ('event', 1, 'recipient', 0, 'CHL', 'GOV', 'Chile', 'Q215', 'Santiago', 13, 21);
INSERT INTO public.participants VALUES ('event', 2, 'actor', 0, 'PER', 'GOV', 'Peru', 'Q231', 'Lima', 0, 4);
INSERT INTO public.participants VALUES ('event', 2, 'actor', 1, 'CHL', 'GOV', 'Chile', 'Q215', 'Santiago', 13, 21);
INSERT INTO public.participants VALUES ('claim', 1, 'source', 0, 'CHL', 'GOV', 'Chile', 'Q215', 'Santiago', 13, 21);
INSERT INTO public.participants VALUES ('claim', 1, 'about', 0, 'PER', 'GOV', 'Peru', 'Q231', 'Lima', 0, 4);
INSERT INTO public.participants VALUES ('position', 1, 'holder', 0, 'CHL', 'GOV', 'Chile', 'Q215', 'Santiago', 13, 21);
INSERT INTO public.participants VALUES ('position', 1, 'owner', 0, 'PER', 'UNK', '', NULL, 'the charge', 111, 121);
INSERT INTO public.participants VALUES ('event', 3, 'actor', 0, 'PER', 'GOV', 'Peru', 'Q231', 'Lima', 0, 4);
INSERT INTO public.participants VALUES ('event', 3, 'actor', 1, 'CHL', 'GOV', 'Chile', 'Q215', 'Santiago', 9, 17);
INSERT INTO public.participants VALUES ('event', 4, 'actor', 0, 'PER', 'GOV', 'Peru', 'Q231', 'Lima', 0, 4);
INSERT INTO public.participants VALUES ('event', 4, 'recipient', 0, 'CHL', 'GOV', 'Chile', 'Q215', 'Santiago', 9, 17);
INSERT INTO public.participants VALUES ('event', 5, 'actor', 0, 'PER', 'GOV', 'Peru', 'Q231', 'Lima', 0, 4);
INSERT INTO public.participants VALUES ('event', 5, 'actor', 1, 'CHL', 'GOV', 'Chile', 'Q215', 'Santiago', 9, 17);
INSERT INTO public.participants VALUES ('claim', 2, 'source', 0, 'CHL', 'GOV', 'Chile', 'Q215', 'Santiago', 9, 17);
INSERT INTO public.participants VALUES ('claim', 2, 'about', 0, 'PER', 'GOV', 'Peru', 'Q231', 'Lima', 0, 4);
INSERT INTO public.participants VALUES ('position', 2, 'holder', 0, 'CHL', 'GOV', 'Chile', 'Q215', 'Santiago', 9, 17);
INSERT INTO public.participants VALUES ('position', 2, 'owner', 0, 'PER', 'UNK', '', NULL, 'the charge', 142, 152);
INSERT INTO public.participants VALUES ('event', 6, 'actor', 0, 'PER', 'GOV', 'Peru', 'Q231', 'Lima', 0, 4);
INSERT INTO public.participants VALUES ('event', 6, 'recipient', 0, 'CHL', 'GOV', 'Chile', 'Q215', 'Santiago', 13, 21);
INSERT INTO public.participants VALUES ('event', 7, 'actor', 0, 'PER', 'GOV', 'Peru', 'Q231', 'Lima', 0, 4);
INSERT INTO public.participants VALUES ('event', 7, 'actor', 1, 'CHL', 'GOV', 'Chile', 'Q215', 'Santiago', 13, 21);
INSERT INTO public.participants VALUES ('claim', 3, 'source', 0, 'CHL', 'GOV', 'Chile', 'Q215', 'Santiago', 13, 21);
INSERT INTO public.participants VALUES ('claim', 3, 'about', 0, 'PER', 'GOV', 'Peru', 'Q231', 'Lima', 0, 4);
INSERT INTO public.participants VALUES ('position', 3, 'holder', 0, 'CHL', 'GOV', 'Chile', 'Q215', 'Santiago', 13, 21);
INSERT INTO public.participants VALUES ('position', 3, 'owner', 0, 'PER', 'UNK', '', NULL, 'the charge', 111, 121);
INSERT INTO public.participants VALUES ('event', 8, 'actor', 0, 'PER', 'GOV', 'Peru', 'Q231', 'Lima', 0, 4);
INSERT INTO public.participants VALUES ('event', 8, 'actor', 1, 'ECU', 'GOV', '', NULL, '', 65, 65);
INSERT INTO public.participants VALUES ('event', 9, 'actor', 0, 'PER', 'GOV', 'Peru', 'Q231', 'Lima', 0, 4);
INSERT INTO public.participants VALUES ('event', 9, 'actor', 1, 'CHL', 'GOV', 'Chile', 'Q215', 'Santiago', 9, 17);
INSERT INTO public.participants VALUES ('event', 9, 'actor', 2, 'ECU', 'GOV', '', NULL, '', 18, 18);
INSERT INTO public.passages VALUES (1, 1, 0, 46);
INSERT INTO public.passages VALUES (2, 1, 47, 92);
INSERT INTO public.passages VALUES (3, 1, 93, 184);
INSERT INTO public.passages VALUES (4, 2, 0, 54);
INSERT INTO public.passages VALUES (5, 2, 101, 123);
INSERT INTO public.passages VALUES (6, 2, 55, 100);
INSERT INTO public.passages VALUES (7, 2, 124, 215);
INSERT INTO public.passages VALUES (8, 3, 0, 46);
INSERT INTO public.passages VALUES (9, 3, 47, 92);
INSERT INTO public.passages VALUES (10, 3, 93, 184);
INSERT INTO public.passages_words VALUES (1, '''accus'':2 ''harbour'':7 ''lima'':1 ''santiago'':3 ''shell'':5');
INSERT INTO public.passages_words VALUES (2, '''2024'':10 ''3'':8 ''may'':9 ''met'':4 ''minist'':3 ''quito'':6 ''two'':2');
INSERT INTO public.passages_words VALUES (3, '''charg'':4 ''harbour'':15 ''lie'':12 ''peru'':10 ''reject'':2 ''said'':8 ''santiago'':1 ''spokesman'':7');
INSERT INTO public.passages_words VALUES (4, '''condemn'':4 ''harbour'':9 ''lima'':1 ''near'':7 ''raid'':6 ''santiago'':3');
INSERT INTO public.passages_words VALUES (5, '''accus'':2 ''lima'':1 ''santiago'':3');
INSERT INTO public.passages_words VALUES (6, '''2024'':10 ''3'':8 ''may'':9 ''met'':4 ''minist'':3 ''quito'':6 ''two'':2');
INSERT INTO public.passages_words VALUES (7, '''charg'':4 ''harbour'':15 ''lie'':12 ''peru'':10 ''reject'':2 ''said'':8 ''santiago'':1 ''spokesman'':7');
INSERT INTO public.passages_words VALUES (8, '''accus'':2 ''harbour'':7 ''lima'':1 ''santiago'':3 ''shell'':5');
INSERT INTO public.passages_words VALUES (9, '''2024'':10 ''3'':8 ''may'':9 ''met'':4 ''minist'':3 ''quito'':6 ''two'':2');
INSERT INTO public.passages_words VALUES (10, '''charg'':4 ''harbour'':15 ''lie'':12 ''peru'':10 ''reject'':2 ''said'':8 ''santiago'':1 ''spokesman'':7');
INSERT INTO public.positions VALUES (1, 1, 1, 'p161696e', 3, NULL, '', '2024-05-06', 3, 102, 110, 0.7, '46aa6933f9a40cd6', 'reject', 'PER', 'claim', 'the charge', 111, 121, 'c161696e', 'rejected', NULL);
INSERT INTO public.positions VALUES (2, 1, 2, 'p1696465', 3, NULL, '', '2024-05-07', 7, 133, 141, 0.7, 'ef25cad0dc7e56a4', 'reject', 'PER', 'claim', 'the charge', 142, 152, 'c1696465', 'rejected', NULL);
INSERT INTO public.positions VALUES (3, 1, 3, 'p1746564', 3, NULL, '', '2024-05-06', 10, 102, 110, 0.7, 'ea148c92cf323c2d', 'reject', 'PER', 'claim', 'the charge', 111, 121, 'c1746564', 'rejected', NULL);
INSERT INTO public.records VALUES (1, 1, '2024-05-06', 2, 1, 1, 'bd4042bffd6cb51b', '\x789ccd564b73db380cfe2b1c9e1dc794633bf16dc793d91eb2db479abd743c1e5aa2256e285225a9baa9c7ff7d0189d423ddddc9f4e41b4980c007e003c81395195dd34a71a9e98456f55e4957083c4b66c9cdd56c71355b0e053b676a9b0abad6b55213eaa557b0a1efb8dd8380587324d198a941e641f83bff21bc1770545b05fbc2fbcaadafafc5775e564a4cbd70fe3adecab8174aeade83f88e361e64c9094fd3da898c3c72ed25cf0d310702a014e8e7c41782142d8c29f90c1b7f34a4945a3a2fac23a5f0446af2b1961eee6932277ff01782414e7b7b56fc2d520f1ed0580ad67231215c67447a475c659e852bb9268e4b54e19e7c10b62647ee887a410c1cbcfb111288487c13da3bbafe726a932dd8922def96980fff5261f67edb6c9e1eef615f9a0cf75c2991a39cebb43096ae4fd4796e210f0b30a7c1084bbacc84a4d033a8a7ded8d653d09f05fd9b5122c172da7afa70ff09364ee045acd4fbbf60ab79d9c82036d81de5b384a27038f998cc199c3c4b34d9aae165ed85464a80b342f0ac5940d22b44b23d6f27d48a5456b2cb42c0c6e6015cc23a74b1123dc2cdbb87ff44b829a412af21b2c5af4044da45ca01157b8603585f3bccb373c20237b02cde5bb9af61b3f3262aa6461f6416dc4cef26f46b8d8ee6afdcc3cd3c17100a045dd6bee6d01107ae9c88ae7669dd394f013f38f842194b28a0cc8dca003634cafa2a99823589969df42f70309f2efaa04e740f67145b0b13c08fb0391a9b397ade9e279189c96b266edefff9f8f4f0b9a3620be3271a2e230f97b75de9a0c12e968393cb24dda82f3a129ee8415ae78723780ef614fff92c04d0cf323a8981deb210e81d2cf6dc49e43032ac1d1581e3a768a2998b4d026aed2d52e77ef3d4071dc5c1f82a09c6572ba87806539645ae280ef2abd9143494419eae6e9197b93068caed9078a1cd307c275189a648e1f32f77db32761b1be69d0dba6dde779bb7f5ff36dbb8cf5ad9a0cfe6d3d91bdb0c0ca5f0aa9583d99ff6b3bf7d482f77223699e9a1dd443eb19b45070e1f422c1b5403ccf9a1fea2d35ff6fae3e7126f1e8c2d4100e024d001930803a47bd530e8025f439de39f24ccc971ed6f87d124c30b3bac4dac9f93837996655600c144e8bbe6d9beb091b57d3bc92a03cc843e6a750be0aeb097cb2bc0d428d0f6b3851fc57db300f204634dd7f4e3adff8ca1f251633f8712b49ae3be0a31b38e80093bffcb1bc66671883136eb7cc51f2072d30aee4c3f029a8ff2c0cf8874234aaede5e3b6d7c646109064315b7f8b32ea3a099d56dfefe019654a9ec');
INSERT INTO public.records VALUES (1, 2, '2024-05-07', 3, 1, 1, '9834fefd5962417a', '\x789cd5574b73db3610fe2b189c655924f5b075eb683ccdc16d923aee25a3d140e45a444d022cb0ace26af4dfbb4b12a4e4a41d37878eaa938005f6f57dbb581ea4cee4527a9d811cc9aade16dae7c05bf1249e5e4d665793c5a960e36ded52904b5317c548a2c68216f29d725b120867f7a2d3656b1221c97e547f02226fd5aea0758e58f9e5f5357c516555c018c1e375772953088536837ef8c22aee75a9843299785006b5da59915a93416920139883704a67c28072cd2a6f9d198b4fb4c0bd15a536da23382f4a40a18df8586bb4c21a91889fd48be050c7a23592a6b587c1d07830e9e03748b1b39892911d8c1aa7347ae12bfb0cbe544678f6057385e203b85aec9517c58b363ba1c8293c739002863fc0a097cbcf8716084854f32311be549cda1f56abc7873b5a9736e3b52a0ad871ae944973ebe4f2203d2a47698a6e489f212df1a2cf5c9f2779a41b295ad71aebae4cba1bd3b35493f2b435f6e1ee175a78e08b0ce5fb5f696954d9c8283c5aedf5b326d814ed7c8c9388769e35ab6c8ff16583609832642c0795357f088e8a3d591f47bd33b79d33d1e07e48fee0d1eaddfddf7ab4ca7501af5d8a66ffdaa5f5483a4875a53b6cd62d310329ab420d1540be63ed1917efc1113d181944a7b7352d3668c34142e28948de9a1d53acbfd76c3879e50edddcedc03582b2c65a51c93ca9c24330b549ebde784af19081cf328a62495eee6c915118dac8e5553c266d9a357b8d2fb4918c67439007b9a53dc9b5c709517b5aecadcbbc3c3690b4648ce6b7f3e97cf65d649ccc039c51d2e3d995d7c592f135f217c9cdff9e8bd10570317ecdc5d5fb9f1f1eef3ff5646cddf88a888ba4836e31efa1a367e06229f87fea8707f9a49dc7d36921217d85fa7aaf0b607870e528c4791302bda53f5be535539809d6368a8ee287a0a279bc9b04d4061d33e76ef538041dc4417980f48618a7321a05a240954291fc6a328ee9af659a2e6e98963bb0acca6f98775d9571f85ef3219932838fdf5d6cf3506cd169dea36f377e74f53fd6da7999b5b293324bc693375619294a0ba5cb9349241d9a7f3bf35d6c3f6c12333c3c8bb8f76da8789eca18350283d4e1d9d4d49fbf1dce9fcf6e7cf3c9ba9204e49c2636700ea97df44f1a079df36b68763c3d775df21cfa9bd368e2d30b1b8626c0d78cc2a19b659903e2177465d7cc9017d6b0d66fe7586589985446edd99ca80bee6269452e3507643bf8f327cdb6f943dce99435353334b7e1c3800fef0d577387407bf2bcaa3afe4d7bfecde2e3b726a924bc60d134ea6d85af11a6a603e5edd000d8b3eac4ce19e7ce18b9783b74c6622061490a3b10d7fc09580641d3a9dbfcfd053a7b7ec7');
INSERT INTO public.records VALUES (1, 3, '2024-05-06', 2, 1, 1, '49073d5c5b2dd967', '\x789ccd564b93db360cfe2b1c9ebd5e4b7e6d7ceb78769ac3b649bad95e321e0f2dd112bb14a992509dadc7ffbd8044bd364d662727df0402043e001f409db94af986cb54814cf98497d5412b9f4b3a8c67f1e266b6bc99ad868abdb7954b24df984aeb0907051a05fe5eb8032a98b327d679b3152a01b5bf8a7f2580c4a3ca69947380d26f6e6fe55751945a4e417ab8edaea502a456a68f21bf92930755082692a4f232658fc280129965f6c8109646fb8c412e59de0099b2cf28c0c9b24219e5413acf0a094c19f6a95280f70c9bb3dfc40ba334a7bd3f27ff9209e2a89d25e82d9313264cca1478e64bfb2c7d210cf342918900f651ba8a9d8467fa8530088c0e23249891fc471af07cf3e51cea1dad17abe56a812a7829a97ebf6cb74f8ff72817362559682d332a9830496e1ddf9cb907e1b00e4b7467d0491477950945e117344fc0ba2652b09f05fbc5a890e83969227dbcff03052fe922b5eac39f281a51d43acc0da5937a56d81481279fe2798427cf8a5c366674d98034440a0c964b91d61f58f49290ec2ebb09773251a5eaaa10b045f3002e8e3a746d277a84dbf70fdf45b8cd9596af2146cb9f8148b46b29576ad1731cc142e5a9cede4bd77054003875a850d8836d0d136b8e2a0d61a6ef26fcef8a02cd5f85c79b592631154cbaa8a012381247a1bd6c43ed93aa0b9e207e0cf0854751cc116566758ab095e19b9b788ade1479f60a5ef0603e5df6499df901cf38cd1615409c503859977a7ed95d262d13e3d74cdc7ef8fdf1e9e17347c506c637345cb53c5cdd75adc301bb5a0e4eae9374a3b9e84878e647e53c0c97f01cfd69f1ed5948a0df657cd2267a178544dfe1c74178451c268635ab2270fcdcbaa8f7625d80ca8023eadc6f9ffaa45b7570be8e83f3f51a3b9ee2968d5aae6881fa9bd9142db4259eaeef889799b4e4caef897861cc287dafc8882744e1cb4f4fdbaa9db66858f768306df37edac0553f1cb6f19c35bac19ccda7b3378e193a4ab450c560f727fdee6f9ed2ebdd8875657a688b964fd162d981a38790da86dd407730b45f76f6abde7efc5cd2cda375052a109c423a5011718174af1a259dd36b6832fa2b097b72dcfbbb6136f1f0c29e7ad3f6cfabc13e4b5327916032cc5dfd6c5fd9cadabd9d64a54566e21c35b6397257baebe51562aa0d78f3b3457f8a87fa03c9139cd553d3afb7fe678c8c4f86e639b4a0b11ccf55c839ea08184797ff79c3a259bbc4a268d6c56aff00899b4e0a6ffb1540c8ca419c11e946945cbfbd77c642cbc2021d862eeee8dfba6815f5ae6eeaf71f8c73aa08');
INSERT INTO public.reviews VALUES (1, 'rbe54d0e28358', 'event', 'edited', 'e2746564', 'edit', '[["actors", "PER/GOV; ECU/GOV"]]', 'ana', '2024-06-01 00:00:00', '', NULL);
INSERT INTO public.reviews VALUES (2, 'r5ed5f916651d', 'event', 'side', 'e3aaaaaa', 'edit', '[["actors", "PER/GOV; CHL/GOV; ECU/GOV"]]', 'ana', '2024-06-01 00:00:00', '', NULL);
INSERT INTO public.reviews VALUES (3, 'r402a7b69efd0', 'event', 'plain', 'e261696e', 'reject', '[]', 'ana', '2024-06-01 00:00:00', '', NULL);
INSERT INTO public.runs VALUES (1, '6173f7a98f5e', '6173f7a98f5e3b6dde9632b5ecc13f0b59b54371252f6136d62cb907cc8e3587', '{"codebook":"test"}', '0.1.0', '2024-06-01 00:00:00', '2024-06-01 00:00:00', 'finished', 3, 3, 0, 0);
INSERT INTO public.shards VALUES (1, 0, 3, 0, 7, 3, 3);
ALTER TABLE ONLY public.claims
    ADD CONSTRAINT claims_pkey PRIMARY KEY (key);
ALTER TABLE ONLY public.codes
    ADD CONSTRAINT codes_pkey PRIMARY KEY (kind, run, code, day, item);
ALTER TABLE ONLY public.documents
    ADD CONSTRAINT documents_id_digest_key UNIQUE (id, digest);
ALTER TABLE ONLY public.documents
    ADD CONSTRAINT documents_pkey PRIMARY KEY (key);
ALTER TABLE ONLY public.documents_words
    ADD CONSTRAINT documents_words_pkey PRIMARY KEY (key);
ALTER TABLE ONLY public.dyads
    ADD CONSTRAINT dyads_pkey PRIMARY KEY (run, pair, day, event, actor, recipient);
ALTER TABLE ONLY public.events
    ADD CONSTRAINT events_pkey PRIMARY KEY (key);
ALTER TABLE ONLY public.failures
    ADD CONSTRAINT failures_pkey PRIMARY KEY (run, id);
ALTER TABLE ONLY public.meta
    ADD CONSTRAINT meta_pkey PRIMARY KEY (name);
ALTER TABLE ONLY public.participants
    ADD CONSTRAINT participants_pkey PRIMARY KEY (kind, item, role, rank);
ALTER TABLE ONLY public.passages
    ADD CONSTRAINT passages_document_start_end_key UNIQUE (document, start, "end");
ALTER TABLE ONLY public.passages
    ADD CONSTRAINT passages_pkey PRIMARY KEY (key);
ALTER TABLE ONLY public.passages_words
    ADD CONSTRAINT passages_words_pkey PRIMARY KEY (key);
ALTER TABLE ONLY public.positions
    ADD CONSTRAINT positions_pkey PRIMARY KEY (key);
ALTER TABLE ONLY public.records
    ADD CONSTRAINT records_pkey PRIMARY KEY (run, document);
ALTER TABLE ONLY public.reviews
    ADD CONSTRAINT reviews_id_key UNIQUE (id);
ALTER TABLE ONLY public.reviews
    ADD CONSTRAINT reviews_pkey PRIMARY KEY (key);
ALTER TABLE ONLY public.runs
    ADD CONSTRAINT runs_id_key UNIQUE (id);
ALTER TABLE ONLY public.runs
    ADD CONSTRAINT runs_pkey PRIMARY KEY (key);
ALTER TABLE ONLY public.shards
    ADD CONSTRAINT shards_pkey PRIMARY KEY (run, shard);
ALTER TABLE ONLY public.stories
    ADD CONSTRAINT stories_pkey PRIMARY KEY (key);
ALTER TABLE ONLY public.stories
    ADD CONSTRAINT stories_run_id_key UNIQUE (run, id);
ALTER TABLE ONLY public.story_members
    ADD CONSTRAINT story_members_pkey PRIMARY KEY (story, rank);
CREATE INDEX claims_act ON public.claims USING btree (run, act, day, key, shown);
CREATE INDEX claims_confidence ON public.claims USING btree (run, confidence, key, shown);
CREATE INDEX claims_day ON public.claims USING btree (run, day, key, shown, act, challenged, confidence);
CREATE INDEX claims_document ON public.claims USING btree (document, start, key, run, shown);
CREATE INDEX claims_id ON public.claims USING btree (id);
CREATE INDEX claims_passage ON public.claims USING btree (passage);
CREATE INDEX claims_verdict ON public.claims USING btree (run, verdict, day, key) WHERE (verdict IS NOT NULL);
CREATE INDEX codes_item ON public.codes USING btree (kind, item, code, roles);
CREATE INDEX documents_outlet ON public.documents USING btree (outlet);
CREATE INDEX documents_words_words ON public.documents_words USING gin (words);
CREATE INDEX dyads_event ON public.dyads USING btree (event);
CREATE INDEX events_confidence ON public.events USING btree (run, confidence, key, shown);
CREATE INDEX events_country ON public.events USING btree (run, country, day, key, shown);
CREATE INDEX events_day ON public.events USING btree (run, day, key, shown, type, quad, status, country, attributed_to, confidence, document, passage);
CREATE INDEX events_document ON public.events USING btree (document, start, key, run, shown);
CREATE INDEX events_id ON public.events USING btree (id);
CREATE INDEX events_mode ON public.events USING btree (run, mode, day, key, shown);
CREATE INDEX events_passage ON public.events USING btree (passage);
CREATE INDEX events_type ON public.events USING btree (run, type, day, key, shown);
CREATE INDEX events_verdict ON public.events USING btree (run, verdict, day, key) WHERE (verdict IS NOT NULL);
CREATE INDEX participants_name ON public.participants USING btree (lower(name));
CREATE INDEX participants_wikidata ON public.participants USING btree (wikidata);
CREATE INDEX passages_words_words ON public.passages_words USING gin (words);
CREATE INDEX positions_confidence ON public.positions USING btree (run, confidence, key, shown);
CREATE INDEX positions_day ON public.positions USING btree (run, day, key, shown, stance, confidence);
CREATE INDEX positions_document ON public.positions USING btree (document, start, key, run, shown);
CREATE INDEX positions_id ON public.positions USING btree (id);
CREATE INDEX positions_passage ON public.positions USING btree (passage);
CREATE INDEX positions_stance ON public.positions USING btree (run, stance, day, key, shown);
CREATE INDEX positions_verdict ON public.positions USING btree (run, verdict, day, key) WHERE (verdict IS NOT NULL);
CREATE INDEX records_day ON public.records USING btree (run, day, document);
CREATE INDEX reviews_item ON public.reviews USING btree (document, item);
CREATE INDEX stories_last ON public.stories USING btree (run, kind, last, key);
CREATE INDEX stories_size ON public.stories USING btree (run, kind, tellings, key);
CREATE INDEX story_members_item ON public.story_members USING btree (document, item);
ALTER TABLE ONLY public.claims
    ADD CONSTRAINT claims_document_fkey FOREIGN KEY (document) REFERENCES public.documents(key);
ALTER TABLE ONLY public.claims
    ADD CONSTRAINT claims_passage_fkey FOREIGN KEY (passage) REFERENCES public.passages(key);
ALTER TABLE ONLY public.claims
    ADD CONSTRAINT claims_run_fkey FOREIGN KEY (run) REFERENCES public.runs(key);
ALTER TABLE ONLY public.codes
    ADD CONSTRAINT codes_run_fkey FOREIGN KEY (run) REFERENCES public.runs(key);
ALTER TABLE ONLY public.documents_words
    ADD CONSTRAINT documents_words_key_fkey FOREIGN KEY (key) REFERENCES public.documents(key);
ALTER TABLE ONLY public.dyads
    ADD CONSTRAINT dyads_event_fkey FOREIGN KEY (event) REFERENCES public.events(key);
ALTER TABLE ONLY public.dyads
    ADD CONSTRAINT dyads_run_fkey FOREIGN KEY (run) REFERENCES public.runs(key);
ALTER TABLE ONLY public.events
    ADD CONSTRAINT events_document_fkey FOREIGN KEY (document) REFERENCES public.documents(key);
ALTER TABLE ONLY public.events
    ADD CONSTRAINT events_passage_fkey FOREIGN KEY (passage) REFERENCES public.passages(key);
ALTER TABLE ONLY public.events
    ADD CONSTRAINT events_run_fkey FOREIGN KEY (run) REFERENCES public.runs(key);
ALTER TABLE ONLY public.failures
    ADD CONSTRAINT failures_run_fkey FOREIGN KEY (run) REFERENCES public.runs(key);
ALTER TABLE ONLY public.passages
    ADD CONSTRAINT passages_document_fkey FOREIGN KEY (document) REFERENCES public.documents(key);
ALTER TABLE ONLY public.passages_words
    ADD CONSTRAINT passages_words_key_fkey FOREIGN KEY (key) REFERENCES public.passages(key);
ALTER TABLE ONLY public.positions
    ADD CONSTRAINT positions_document_fkey FOREIGN KEY (document) REFERENCES public.documents(key);
ALTER TABLE ONLY public.positions
    ADD CONSTRAINT positions_passage_fkey FOREIGN KEY (passage) REFERENCES public.passages(key);
ALTER TABLE ONLY public.positions
    ADD CONSTRAINT positions_run_fkey FOREIGN KEY (run) REFERENCES public.runs(key);
ALTER TABLE ONLY public.records
    ADD CONSTRAINT records_document_fkey FOREIGN KEY (document) REFERENCES public.documents(key);
ALTER TABLE ONLY public.records
    ADD CONSTRAINT records_run_fkey FOREIGN KEY (run) REFERENCES public.runs(key);
ALTER TABLE ONLY public.shards
    ADD CONSTRAINT shards_run_fkey FOREIGN KEY (run) REFERENCES public.runs(key);
ALTER TABLE ONLY public.stories
    ADD CONSTRAINT stories_run_fkey FOREIGN KEY (run) REFERENCES public.runs(key);
ALTER TABLE ONLY public.story_members
    ADD CONSTRAINT story_members_story_fkey FOREIGN KEY (story) REFERENCES public.stories(key);
