package dev.backstitch.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import java.io.IOException;
import java.lang.reflect.Constructor;
import java.lang.reflect.Field;
import java.lang.reflect.Member;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Run with {@code -Dbackstitch.api.write=true} to write the listing anew, and read the difference before committing it. */
class PublicApiTest {

    private static final Path LISTING = Path.of("src/test/resources/public-api.txt");

    private static final List<String> EXPORTED = Stream.of("dsl", "error", "link", "model", "plan", "query", "session")
            .map("dev.backstitch."::concat)
            .toList();

    @Test
    void thePublicApiIsTheOneThatIsListed() throws IOException {
        List<String> lines = new ArrayList<>();
        for (Class<?> type : types()) {
            lines.add(header(type));
            members(type).forEach(member -> lines.add("    " + member));
        }
        if (Boolean.getBoolean("backstitch.api.write")) {
            Files.write(LISTING, lines);
        }
        assertThat(lines).isEqualTo(Files.readAllLines(LISTING));
    }

    /** JDK 17 does not print whether a class is sealed, later ones do. */
    private static String header(Class<?> type) {
        return type.toGenericString().replace("non-sealed ", "").replace("sealed ", "");
    }

    private static List<Class<?>> types() {
        List<Class<?>> types = new ArrayList<>();
        new ClassFileImporter()
                .withImportOption(new DoNotIncludeTests()).importPackages(EXPORTED).stream()
                        .filter(type -> EXPORTED.contains(type.getPackageName()))
                        .sorted((one, other) -> one.getName().compareTo(other.getName()))
                        .map(JavaClass::reflect)
                        .filter(PublicApiTest::visible)
                        .forEach(types::add);
        return types;
    }

    private static boolean visible(Class<?> type) {
        Class<?> outer = type.getEnclosingClass();
        return Modifier.isPublic(type.getModifiers()) && !type.isAnonymousClass() && (outer == null || visible(outer));
    }

    private static Set<String> members(Class<?> type) {
        Set<String> members = new TreeSet<>();
        for (Constructor<?> each : type.getDeclaredConstructors()) {
            add(members, each, each.toGenericString());
        }
        for (Field each : type.getDeclaredFields()) {
            add(members, each, each.toGenericString());
        }
        for (Method each : type.getDeclaredMethods()) {
            if (!each.isBridge()) {
                add(members, each, each.toGenericString());
            }
        }
        return members;
    }

    private static void add(Set<String> members, Member member, String text) {
        boolean open = Modifier.isPublic(member.getModifiers()) || Modifier.isProtected(member.getModifiers());
        if (open && !member.isSynthetic() && !member.getName().equals("serialVersionUID")) {
            members.add(text);
        }
    }
}
