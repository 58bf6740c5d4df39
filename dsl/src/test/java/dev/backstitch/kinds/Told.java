package dev.backstitch.kinds;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;

/** What the listeners of teams and players were told; whether both sides agreed when they were; and what they do then. */
final class Told {

    static final List<String> TOLD = new ArrayList<>();

    /** Done at every notice, with what happened. */
    private static BiConsumer<String, Player> then = (what, player) -> {};

    private Told() {}

    static void reset() {
        TOLD.clear();
        then = (what, player) -> {};
    }

    static void then(BiConsumer<String, Player> reaction) {
        then = reaction;
    }

    static void tell(String what, Team team, Player player) {
        boolean linked = what.startsWith("captain")
                ? team.captain.get() == player && player.leads.get() == team
                : team.players.contains(player) && player.team.get() == team;
        boolean unlinked = what.startsWith("captain")
                ? team.captain.get() != player && player.leads.get() != team
                : !team.players.contains(player) && player.team.get() != team;
        TOLD.add(what + " " + player + ((what.endsWith("+") ? linked : unlinked) ? "" : " (apart)"));
        then.accept(what, player);
    }
}
