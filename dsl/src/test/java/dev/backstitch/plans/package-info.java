/** Fetch plans: windows, trees, and the strategies by which a graph is read. */
package dev.backstitch.plans;
