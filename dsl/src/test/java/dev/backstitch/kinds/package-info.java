/** Further kinds of relationships: keyed, ordered, symmetric, seen through objects between, listened to. */
package dev.backstitch.kinds;
