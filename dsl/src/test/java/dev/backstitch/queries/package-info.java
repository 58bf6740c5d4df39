/** What queries can ask, on PostgreSQL. */
package dev.backstitch.queries;
