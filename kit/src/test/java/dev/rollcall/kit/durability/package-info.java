/** The whole domain on disks that fail, lose power, or forget. */
package dev.rollcall.kit.durability;
