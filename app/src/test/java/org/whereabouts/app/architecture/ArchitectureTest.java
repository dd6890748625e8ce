package org.whereabouts.app.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static com.tngtech.archunit.library.GeneralCodingRules.ACCESS_STANDARD_STREAMS;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaPackage;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import jakarta.annotation.Resource;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

/** The directions in which the house is built, held by a test. */
class ArchitectureTest {

    private static final String ROOT = "org.whereabouts.";
    private static final List<String> MODULES =
            List.of("sandbox", "crawler", "normalizer", "indexer", "searchapi", "schedules", "app");

    private static final JavaClasses PRODUCT = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("org.whereabouts");

    private static String[] packagesOf(String modules) {
        return Pattern.compile(" ")
                .splitAsStream(modules)
                .map(module -> ROOT + module + "..")
                .toArray(String[]::new);
    }

    @Test
    void everyModuleIsLookedAt() {
        Set<String> seen = PRODUCT.stream()
                .map(type -> type.getPackageName().substring(ROOT.length()).replaceFirst("\\..*", ""))
                .collect(Collectors.toSet());

        assertThat(seen).containsExactlyInAnyOrderElementsOf(MODULES);
    }

    @ParameterizedTest
    @CsvSource({
        "crawler,    normalizer indexer searchapi schedules app",
        "normalizer, indexer searchapi schedules app",
        "indexer,    searchapi schedules app",
        "searchapi,  schedules app",
        "schedules,  searchapi app"
    })
    void importsRunOneWay(String module, String upstairs) {
        noClasses()
                .that()
                .resideInAPackage(ROOT + module + "..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(packagesOf(upstairs))
                .check(PRODUCT);
    }

    /** The sandbox must not share a misreading with the parser, nor the product lean on the sandbox. */
    @Test
    void sandboxAndProductDoNotKnowEachOther() {
        String product = "crawler normalizer indexer searchapi schedules";
        noClasses()
                .that()
                .resideInAPackage(ROOT + "sandbox..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(packagesOf(product + " app"))
                .check(PRODUCT);
        noClasses()
                .that()
                .resideInAnyPackage(packagesOf(product))
                .should()
                .dependOnClassesThat()
                .resideInAPackage(ROOT + "sandbox..")
                .check(PRODUCT);
    }

    @ParameterizedTest
    @ValueSource(strings = {"sandbox", "crawler", "normalizer", "indexer", "searchapi", "schedules", "app"})
    void noPackagesGoInCircles(String module) {
        slices().matching(ROOT + module + ".(*)..").should().beFreeOfCycles().check(PRODUCT);
    }

    @Test
    void nothingIsInjectedIntoFields() {
        noFields()
                .should()
                .beAnnotatedWith(Autowired.class)
                .orShould()
                .beAnnotatedWith(Resource.class)
                .orShould()
                .beAnnotatedWith("jakarta.inject.Inject")
                .orShould()
                .beAnnotatedWith("org.springframework.beans.factory.annotation.Value")
                .check(PRODUCT);
    }

    @Test
    void onlyTheTerminalIsPrintedTo() {
        noClasses()
                .that()
                .resideOutsideOfPackage(ROOT + "sandbox..")
                .should(ACCESS_STANDARD_STREAMS)
                .check(PRODUCT);
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAPackage("java.util.logging..")
                .check(PRODUCT);
    }

    @Test
    void everyPackageIsNullMarked() {
        Set<String> open = PRODUCT.stream()
                .map(JavaClass::getPackage)
                .filter(pack -> !pack.isAnnotatedWith(NullMarked.class))
                .map(JavaPackage::getName)
                .collect(Collectors.toCollection(TreeSet::new));

        assertThat(open).isEmpty();
    }

    @Test
    void packagesAreNamedForConceptsOfTheField() {
        noClasses()
                .should()
                .resideInAnyPackage("..util..", "..common..", "..helper..", "..manager..", "..impl..")
                .check(PRODUCT);
    }
}
