/** What the link floor is made of. */
package dev.backstitch.link;
