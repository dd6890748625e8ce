package org.whereabouts.normalizer.facility;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.whereabouts.crawler.source.SourceId;
import org.whereabouts.normalizer.facility.FacilityMatch.Ambiguous;
import org.whereabouts.normalizer.facility.FacilityMatch.How;
import org.whereabouts.normalizer.facility.FacilityMatch.Matched;
import org.whereabouts.normalizer.facility.FacilityMatch.Unknown;

class FacilityDirectoryTest {

    private static final SourceId PENNSYLVANIA = new SourceId("us-pa-doc");
    private static final SourceId TEXAS = new SourceId("us-tx-tdcj");
    private static final SourceId FEDERAL = new SourceId("us-bop");
    private static final SourceId CAMPBELL = new SourceId("us-ky-campbell");

    private final FacilityDirectory directory = FacilityDirectory.load();

    @ParameterizedTest
    @CsvSource({
        "PHOENIX, sci-phoenix",
        "SCI Phoenix, sci-phoenix",
        "SCI-PHOENIX, sci-phoenix",
        "State Correctional Institution at Phoenix, sci-phoenix",
        "CHESTER, sci-chester",
        "BENNER TWP, sci-benner-township",
        "COAL TOWNSHIP, sci-coal-township",
        "CAMP HILL, sci-camp-hill",
        "QUEHANNA, quehanna-boot-camp",
    })
    void pennsylvania(String text, String slug) {
        assertThat(matched(PENNSYLVANIA, text, null)).isEqualTo("us-pa-doc/" + slug);
    }

    @ParameterizedTest
    @CsvSource({
        "ELLIS, o-b-ellis-unit",
        "Ellis Unit, o-b-ellis-unit",
        "ESTELLE, w-j-jim-estelle-unit",
        "Jim Estelle, w-j-jim-estelle-unit",
        "ALLRED, james-v-allred-unit",
        "POLUNSKY, allan-b-polunsky-unit",
        "ODANIEL, patrick-l-odaniel-unit",
        "JESTER III, beauford-h-jester-iii-unit",
        "GARZA EAST, garza-east-unit",
        "LYCHNER, pam-lychner-state-jail",
        "LYCHNER SJ, pam-lychner-state-jail",
        "C MOORE, choice-moore-unit",
        "B. Moore, billy-moore-correctional-center",
        "TRAVIS CO STATE JAIL, travis-county-state-jail",
        "HOSPITAL GALVESTON, hospital-galveston",
    })
    void texas(String text, String slug) {
        assertThat(matched(TEXAS, text, null)).isEqualTo("us-tx-tdcj/" + slug);
    }

    @ParameterizedTest
    @CsvSource({
        "FCI Ashland, fci-ashland",
        "Ashland FCI, fci-ashland",
        "'Federal Correctional Institution, Ashland', fci-ashland",
        "Ashland, fci-ashland",
        "U.S. Penitentiary Lee, usp-lee",
        "McCreary USP, usp-mccreary",
        "Ft. Dix FCI, fci-fort-dix",
        "FDC Miami, fdc-miami",
        "Miami RRM, rrm-miami",
        "Allenwood, fcc-allenwood",
    })
    void federalNames(String text, String slug) {
        assertThat(matched(FEDERAL, text, null)).isEqualTo("us-bop/" + slug);
    }

    @Test
    void theFormerKindOfAnInstitutionStillNamesIt() {
        assertThat(matched(FEDERAL, "USP Atlanta", null)).isEqualTo("us-bop/fci-atlanta");
    }

    @Test
    void theCodeDecidesBetweenAnInstitutionAndAnOfficeOfOneName() {
        assertThat(matched(FEDERAL, "Atlanta", "ATL")).isEqualTo("us-bop/fci-atlanta");
        assertThat(matched(FEDERAL, "Atlanta", "cat")).isEqualTo("us-bop/rrm-atlanta");
        assertThat(directory.match(FEDERAL, "Atlanta", null))
                .isInstanceOfSatisfying(
                        Ambiguous.class,
                        ambiguous -> assertThat(ambiguous.candidates())
                                .extracting(Facility::id)
                                .containsExactlyInAnyOrder("us-bop/fci-atlanta", "us-bop/rrm-atlanta"));
    }

    @Test
    void aCodeAloneIsEnough() {
        assertThat(directory.match(TEXAS, null, "E2"))
                .isInstanceOfSatisfying(
                        Matched.class, match -> assertThat(match.how()).isEqualTo(How.CODE));
    }

    @Test
    void aCodeOfAnotherAgencyMeansNothing() {
        assertThat(directory.match(PENNSYLVANIA, null, "ATL")).isInstanceOf(Unknown.class);
        assertThat(matched(PENNSYLVANIA, "CHESTER", "CHS")).isEqualTo("us-pa-doc/sci-chester");
    }

    @ParameterizedTest
    @ValueSource(strings = {"FCI Allenwood Low", "Allenwood Low FCI", "USP Allenwood", "Allenwood Medium FCI"})
    void aPartOfAComplexIsMatchedToTheComplexAndSaysSo(String text) {
        assertThat(directory.match(FEDERAL, text, null)).isInstanceOfSatisfying(Matched.class, match -> {
            assertThat(match.facility().id()).isEqualTo("us-bop/fcc-allenwood");
            assertThat(match.how()).isEqualTo(How.PART_OF_COMPLEX);
        });
        assertThat(directory.match(FEDERAL, "FCC Allenwood", null))
                .isInstanceOfSatisfying(
                        Matched.class, match -> assertThat(match.how()).isEqualTo(How.NAME));
    }

    @Test
    void twoUnitsOfOneSurnameAreAmbiguous() {
        assertThat(directory.match(TEXAS, "MOORE", null)).isInstanceOf(Ambiguous.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"GRATERFORD", "IN TRANSIT", "FCI", "", "   ", "Ashland Low FCI", "PHOENIX CAMP"})
    void nothingIsGuessed(String text) {
        assertThat(directory.match(PENNSYLVANIA, text, null)).isInstanceOf(Unknown.class);
        assertThat(directory.match(FEDERAL, text, null)).isInstanceOf(Unknown.class);
    }

    @Test
    void namesHoldWithinTheirSourceOnly() {
        assertThat(directory.match(TEXAS, "CHESTER", null)).isInstanceOf(Unknown.class);
        assertThat(matched(CAMPBELL, "Campbell County Detention Center", null))
                .isEqualTo("us-ky-campbell/campbell-county-detention-center");
    }

    @Test
    void everyFacilityIsFoundByIdNameAndCode() {
        for (Facility facility : directory.all()) {
            assertThat(directory.find(facility.id())).contains(facility);
            assertThat(matched(facility.source(), facility.name(), null)).isEqualTo(facility.id());
            String code = facility.agencyCode();
            if (code != null) {
                assertThat(matched(facility.source(), null, code)).isEqualTo(facility.id());
            }
        }
    }

    @Test
    void idsAreSourceAndSlugAndUnique() {
        List<Facility> all = directory.all();
        assertThat(all)
                .hasSize(248)
                .allSatisfy(
                        facility -> assertThat(facility.id()).matches(facility.source() + "/[a-z0-9]+(-[a-z0-9]+)*"));
        assertThat(new HashSet<>(all.stream().map(Facility::id).toList())).hasSameSizeAs(all);
    }

    @Test
    void rowsAreClean() {
        assertThat(directory.all()).allSatisfy(facility -> {
            assertThat(facility.state()).matches("[A-Z]{2}");
            assertThat(facility.city()).isNotBlank().isEqualTo(facility.city().strip());
            assertThat(facility.zip()).matches("\\d{5}(-\\d{4})?");
            assertThat(facility.origin()).matches(".*20\\d\\d-\\d\\d.*");
            assertThat(facility.toString()).doesNotContainPattern("[\\p{Cf}\\p{Cc}]");
            assertThat(facility.name()).doesNotContainIgnoringCase("juvenile").doesNotContainIgnoringCase("youth");
        });
    }

    @Test
    void splitCitiesOfTheDataSetAreMended() {
        Facility springs = directory.find("us-pa-doc/sci-cambridge-springs").orElseThrow();
        assertThat(springs.street()).isEqualTo("451 Fullerton Avenue");
        assertThat(springs.city()).isEqualTo("Cambridge Springs");
    }

    @Test
    void searchPrefersTheNameThenItsWordsThenWhatItIsCalled() {
        assertThat(found("SCI Phoenix", null)).containsExactly("us-pa-doc/sci-phoenix");
        assertThat(found("phoenix sci", null)).containsExactly("us-pa-doc/sci-phoenix");
        assertThat(found("phoenix", null))
                .containsExactly("us-bop/fci-phoenix", "us-bop/rrm-phoenix", "us-pa-doc/sci-phoenix");
        assertThat(found("phoenix", "pa")).containsExactly("us-pa-doc/sci-phoenix");
        assertThat(found("FCI Allenwood Low", null)).containsExactly("us-bop/fcc-allenwood");
        assertThat(found("us-bop/fci-miami", null)).containsExactly("us-bop/fci-miami");
        assertThat(found("nowhere", null)).isEmpty();
        assertThat(found(" ", null)).isEmpty();
    }

    private List<String> found(String text, @Nullable String state) {
        return directory.search(text, state).stream().map(Facility::id).toList();
    }

    private String matched(SourceId source, @Nullable String text, @Nullable String code) {
        FacilityMatch match = directory.match(source, text, code);
        assertThat(match).as("%s %s %s", source, text, code).isInstanceOf(Matched.class);
        return ((Matched) match).facility().id();
    }
}
