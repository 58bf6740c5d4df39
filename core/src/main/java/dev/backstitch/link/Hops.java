package dev.backstitch.link;

import java.util.function.Supplier;

/**
 * The way of a collection that is seen through objects between: from the owner to these, and from each of these to an element.
 *
 * @param toBetween the collection of the objects between
 * @param toTarget the reference of an object between to an element
 * @param between makes an object between
 * @param <O> the class of the owner
 * @param <B> the class of the objects between
 * @param <T> the class of the elements
 */
public record Hops<O, B, T>(End<O, B> toBetween, End<B, T> toTarget, Supplier<? extends B> between) {}
