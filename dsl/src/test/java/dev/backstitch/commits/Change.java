package dev.backstitch.commits;

import java.util.List;
import java.util.function.Consumer;

/**
 * What a program does with objects.
 *
 * @param text as a human would write it
 * @param needs whose objects have to be in hand
 * @param meaning what it does to the plain model
 * @param act does it
 */
record Change(String text, List<Thing> needs, Consumer<World> meaning, Consumer<Hand> act) {}
