package dev.rollcall.server.api;

import dev.rollcall.catalog.Tenant;
import dev.rollcall.events.Region;
import dev.rollcall.facts.Snapshot;

/**
 * One call whose key is good.
 *
 * @param snapshot what is published in the region at this moment; everything answered is from it
 * @param app the app the path names; empty where it names none
 */
record Call(Tenant tenant, Region region, Snapshot snapshot, String app, Parameters parameters) {}
