-- At least one row in every table that the third version of the catalog added.
insert into erasure values ('acme', 1, 'erased-00', -5, 26, 27, '{}');
insert into horizon values ('acme', 'cn', 2, '2026-10-01', null);
