/** The one sample domain of tests and docs: a blog, a tree, followers, and orders that own their items. */
package dev.backstitch.sample;
