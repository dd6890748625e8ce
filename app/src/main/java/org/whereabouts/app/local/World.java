package org.whereabouts.app.local;

import java.time.LocalDate;
import org.whereabouts.app.terminal.ExitCode;
import org.whereabouts.app.terminal.OperatorException;
import org.whereabouts.sandbox.population.PopulationSpec;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.json.JsonMapper;

/**
 * The synthetic world of a data folder. It is kept, so that the next {@code up} plays the same people, as old as they have
 * become meanwhile.
 *
 * @param seed of the population
 * @param people how many people the first four agencies have on the first day; each further one has a share on top
 * @param epoch the population's first day
 * @param daysAhead how far its clock was moved ahead of the real one
 */
record World(long seed, int people, LocalDate epoch, int daysAhead) {

    private static final long USUAL_SEED = 1;
    private static final int USUAL_PEOPLE = 6_000;
    private static final ObjectMapper JSON = JsonMapper.builder().build();

    /** The world of this folder, made when there is none yet; refuses to swap the people behind data that is there. */
    static World of(UpRequest request, LocalDate today) {
        DataFolder folder = request.folder();
        World world = OwnedFiles.read(folder.worldFile())
                .map(text -> read(folder, text))
                .orElseGet(() -> fresh(request, today));
        if ((request.people() != null && request.people() != world.people())
                || (request.seed() != null && request.seed() != world.seed())) {
            throw new OperatorException(
                    ExitCode.USAGE,
                    "%s holds a world of --people %d --seed %d: leave the two options out to go on with it, choose another --data, or delete the folder to begin anew."
                            .formatted(folder.root(), world.people(), world.seed()));
        }
        return world;
    }

    private static World fresh(UpRequest request, LocalDate today) {
        int people = request.people() == null ? USUAL_PEOPLE : request.people();
        if (people < PopulationSpec.SMALLEST) {
            throw new OperatorException(
                    ExitCode.USAGE, "--people must be at least " + PopulationSpec.SMALLEST + ", not " + people + ".");
        }
        return new World(request.seed() == null ? USUAL_SEED : request.seed(), people, today, 0);
    }

    private static World read(DataFolder folder, String text) {
        try {
            return JSON.readValue(text, World.class);
        } catch (JacksonException e) {
            throw new OperatorException(
                    ExitCode.FAILED,
                    folder.worldFile() + " cannot be read: delete the folder to begin anew, or choose another --data.",
                    e);
        }
    }

    /** Keeps it for the next start. */
    void write(DataFolder folder) {
        OwnedFiles.write(folder.worldFile(), JSON.writeValueAsString(this));
    }

    /** Its people. How broad it is is not kept: the folder may be played more broadly the next time, with the same people in it. */
    PopulationSpec spec(Breadth breadth) {
        return switch (breadth) {
            case FIRST_FOUR -> new PopulationSpec(seed, people, epoch);
            case EVERY_AGENCY -> PopulationSpec.everywhere(seed, people, epoch);
        };
    }

    World withDaysAhead(int days) {
        return new World(seed, people, epoch, days);
    }
}
