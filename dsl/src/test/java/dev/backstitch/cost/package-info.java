/** What operations cost, in measures that do not depend on the clock. */
package dev.backstitch.cost;
