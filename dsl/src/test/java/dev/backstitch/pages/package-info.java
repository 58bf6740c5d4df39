/** Pages, streams and orders from outside, on PostgreSQL. */
package dev.backstitch.pages;
