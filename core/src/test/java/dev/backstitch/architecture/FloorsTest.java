package dev.backstitch.architecture;

import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaPackage;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.library.Architectures.LayeredArchitecture;
import java.util.List;
import org.junit.jupiter.api.Test;

class FloorsTest {

    /** Lowest first: a floor sees those before it. */
    private static final List<String> FLOORS =
            List.of("error", "link", "model", "query", "plan", "change", "flush", "sql", "load", "session");

    private static final JavaClasses CORE = new ClassFileImporter()
            .withImportOption(new DoNotIncludeTests())
            .importPackages(
                    "dev.backstitch.error",
                    "dev.backstitch.link",
                    "dev.backstitch.model",
                    "dev.backstitch.query",
                    "dev.backstitch.plan",
                    "dev.backstitch.change",
                    "dev.backstitch.flush",
                    "dev.backstitch.sql",
                    "dev.backstitch.load",
                    "dev.backstitch.session");

    @Test
    void anArrowGoesDownOnly() {
        LayeredArchitecture floors = layeredArchitecture().consideringOnlyDependenciesInLayers();
        for (String floor : FLOORS) {
            floors = floors.layer(floor).definedBy("dev.backstitch." + floor);
        }
        for (int i = 0; i < FLOORS.size(); i++) {
            List<String> above = FLOORS.subList(i + 1, FLOORS.size());
            floors = above.isEmpty()
                    ? floors.whereLayer(FLOORS.get(i)).mayNotBeAccessedByAnyLayer()
                    : floors.whereLayer(FLOORS.get(i)).mayOnlyBeAccessedByLayers(above.toArray(String[]::new));
        }
        floors.check(CORE);
    }

    @Test
    void noTwoPackagesImportEachOther() {
        slices().matching("dev.backstitch.(*)..").should().beFreeOfCycles().check(CORE);
    }

    @Test
    void everyPackageIsAFloor() {
        JavaPackage root = CORE.getPackage("dev.backstitch");
        assertThat(root.getSubpackages())
                .extracting(JavaPackage::getRelativeName)
                .containsExactlyInAnyOrderElementsOf(FLOORS);
    }
}
