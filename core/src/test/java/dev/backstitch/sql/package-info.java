/** What the floor that executes promises: each type there and back, the schema as statements, failures in words. */
package dev.backstitch.sql;
