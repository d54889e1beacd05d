-- At least one row in every table that the second version of the catalog added.
insert into store_app values ('cli_store', 'pbkdf2-sha256$1$00$00', 2, 22, 'https://app.example/events', 'v-1', 23);
insert into store_app_scope values ('cli_store', 'workplace:workplace_using_data:read');
insert into tenant_key values ('acme', 'tk_1');
insert into store_app_installation values ('cli_store', 'acme', 24, 25);
