/**
 * The user's workbench: a database with a model, and sessions that read and write graphs in one transaction each. This package wires the floors below
 * it together and holds no algorithm of its own.
 */
@NullMarked
package dev.backstitch.session;

import org.jspecify.annotations.NullMarked;
