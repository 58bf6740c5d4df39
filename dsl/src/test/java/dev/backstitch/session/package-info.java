/** Sessions on a real PostgreSQL: whole statements, whole rows, whole graphs. */
package dev.backstitch.session;
