package org.whereabouts.app.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.whereabouts.app.terminal.OperatorException;
import org.whereabouts.sandbox.population.Agency;

class WorldTest {

    private static final LocalDate FIRST_DAY = LocalDate.of(2026, 5, 1);

    @TempDir
    Path folder;

    private UpRequest request(@Nullable Integer people, @Nullable Long seed) {
        return new UpRequest(DataFolder.of(folder), 0, Breadth.EVERY_AGENCY, people, seed, Map.of());
    }

    @Test
    void anEmptyFolderGetsTheWorldAskedForBeginningToday() {
        assertThat(World.of(request(200, 7L), FIRST_DAY)).isEqualTo(new World(7, 200, FIRST_DAY, 0));
    }

    @Test
    void theNextStartPlaysTheSameWorldWhateverTheDay() {
        World.of(request(200, 7L), FIRST_DAY).withDaysAhead(3).write(DataFolder.of(folder));

        assertThat(World.of(request(null, null), FIRST_DAY.plusDays(40))).isEqualTo(new World(7, 200, FIRST_DAY, 3));
        assertThat(World.of(request(200, 7L), FIRST_DAY.plusDays(40)).epoch()).isEqualTo(FIRST_DAY);
    }

    @Test
    void otherPeopleBehindDataThatIsThereAreRefusedWithAWayOut() {
        World.of(request(200, 7L), FIRST_DAY).write(DataFolder.of(folder));

        assertThatThrownBy(() -> World.of(request(300, null), FIRST_DAY))
                .isInstanceOf(OperatorException.class)
                .hasMessageContainingAll("--people 200 --seed 7", "--data", folder.toString());
        assertThatThrownBy(() -> World.of(request(null, 8L), FIRST_DAY)).isInstanceOf(OperatorException.class);
    }

    @Test
    void aBroaderWorldHasEveryAgencyWithAsManyPeopleOfTheFirstFour() {
        World world = new World(7, 200, FIRST_DAY, 0);
        Map<Agency, Integer> four = world.spec(Breadth.FIRST_FOUR).shares();
        Map<Agency, Integer> every = world.spec(Breadth.EVERY_AGENCY).shares();

        assertThat(four).hasSize(4);
        assertThat(every).containsOnlyKeys(Agency.values()).containsAllEntriesOf(four);
    }

    @Test
    void tooFewPeopleAreRefused() {
        assertThatThrownBy(() -> World.of(request(99, null), FIRST_DAY))
                .isInstanceOf(OperatorException.class)
                .hasMessage("--people must be at least 100, not 99.");
    }

    @Test
    void aDamagedFileIsSaidSo() throws IOException {
        Files.writeString(folder.resolve("sandbox.json"), "{\"seed\": ");

        assertThatThrownBy(() -> World.of(request(null, null), FIRST_DAY))
                .isInstanceOf(OperatorException.class)
                .hasMessageContaining("sandbox.json cannot be read");
    }
}
