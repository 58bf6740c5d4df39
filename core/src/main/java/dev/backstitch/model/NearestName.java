package dev.backstitch.model;

import java.util.Collection;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Finds the name that was probably meant: the fewest letters inserted, left out, replaced or swapped with their neighbour. */
final class NearestName {

    private NearestName() {}

    /** The nearest of the names, or null where none is near: a third of the letters may differ, and one always. */
    static @Nullable String of(String meant, Collection<String> names) {
        String nearest = null;
        int fewest = Integer.MAX_VALUE;
        for (String name : names) {
            int distance = distance(meant.toLowerCase(Locale.ROOT), name.toLowerCase(Locale.ROOT));
            int allowed = Math.max(1, Math.min(meant.length(), name.length()) / 3);
            if (distance <= allowed && distance < fewest) {
                nearest = name;
                fewest = distance;
            }
        }
        return nearest;
    }

    private static int distance(String a, String b) {
        int[][] table = new int[a.length() + 1][b.length() + 1];
        for (int i = 0; i <= a.length(); i++) {
            for (int j = 0; j <= b.length(); j++) {
                table[i][j] = i == 0 || j == 0 ? i + j : step(table, a, b, i, j);
            }
        }
        return table[a.length()][b.length()];
    }

    private static int step(int[][] table, String a, String b, int i, int j) {
        int replaced = table[i - 1][j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        int best = Math.min(replaced, 1 + Math.min(table[i - 1][j], table[i][j - 1]));
        boolean swapped = i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1);
        return swapped ? Math.min(best, table[i - 2][j - 2] + 1) : best;
    }
}
