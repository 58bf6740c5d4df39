/** Classes that extend each other, in one table and in several, against PostgreSQL. */
package dev.backstitch.inheritance;
