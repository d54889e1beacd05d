/** Backups on disks that lose power. */
package dev.rollcall.server.backup;
