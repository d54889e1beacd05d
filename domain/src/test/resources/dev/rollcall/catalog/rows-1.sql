-- At least one row in every table that the first version of the catalog has.
insert into tenant values ('acme', 'Acme', 'cn', 'enterprise', 'ww_acme', 'education', 11);
insert into tenant values ('globex', 'Globex', 'us', 'basic', null, null, 12);
insert into tenant_region values ('acme', 'cn'), ('acme', 'us'), ('globex', 'us');
insert into vendor_app values ('feishu', 'cli_1', 'acme', 'pbkdf2-sha256$1$00$00', 3, 1795104000000000, 13);
insert into vendor_app values ('wecom', 'all', 'acme', null, 1, null, 14);
insert into vendor_app_scope values ('feishu', 'cli_1', 'workplace:workplace_using_data:read');
insert into vendor_app_department values ('feishu', 'cli_1', 'sales');
insert into api_key values ('key_1', 'acme', 'read', 'aa', 15, null), ('key_2', 'acme', 'intake', 'bb', 16, 17);
insert into person values ('acme', 0, 'ann'), ('acme', 1, null), ('globex', 0, 'ann');
update publication_sequence set last = 2;
insert into publication values ('acme', 'cn', '2026-11-20', 1, 1, 'acme/cn/run-1/2026-11-20.json', 5, '', 'x', 18, 2, 19);
insert into publication values ('acme', 'cn', '2026-11-20', 2, 2, 'acme/cn/run-2/2026-11-20.json', 6, '', 'y', 19, null, null);
insert into signing_key values (1, x'000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f', 20);
insert into audit (at, actor, action, subject, detail) values (21, 'me', 'tenant.added', 'acme', '');
