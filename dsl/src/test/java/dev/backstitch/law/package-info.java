/** The law of links, case by case, in memory: no session, no database. */
package dev.backstitch.law;
