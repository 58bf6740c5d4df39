package dev.backstitch.law.random;

/** Where a program's operations happen: the objects and the model that they are compared with. */
interface Scene {

    Oracle oracle();

    /** The object of a thing: the one in hand, the one that a session reads, or a new one. */
    Object object(Thing thing);

    /** The thing of an object. */
    Thing thing(Object object);

    /** Whether the law says what emptying links of the thing does now. */
    boolean changeable(Thing thing);
}
