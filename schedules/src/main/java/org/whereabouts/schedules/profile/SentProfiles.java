package org.whereabouts.schedules.profile;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.quartz.CronExpression;
import org.whereabouts.crawler.added.RefusedProfileException;
import org.whereabouts.crawler.added.SentProfile;
import org.whereabouts.crawler.fetch.AddressRule;
import org.whereabouts.crawler.source.SourceProfile;
import org.whereabouts.normalizer.custody.CustodyStatus;
import org.whereabouts.normalizer.custody.Sex;
import org.whereabouts.normalizer.identifier.Numbers;

/**
 * Reads a profile that was sent and holds it against everything that would otherwise fail in the middle of a run: the words that
 * the normalizer gives meanings to, the schedule, the form of the canaries' numbers. Pure.
 */
public final class SentProfiles {

    private final AddressRule addresses;

    /** A check in a process that may ask these addresses. */
    public SentProfiles(AddressRule addresses) {
        this.addresses = addresses;
    }

    /**
     * The profile.
     *
     * @throws RefusedProfileException naming the key and the fault
     */
    public SentProfile read(String yaml) {
        SentProfile sent = SentProfile.read(yaml, addresses);
        SourceProfile profile = sent.source().profile();
        meanings(profile, "words.status", profile.words().status(), CustodyStatus.values());
        meanings(profile, "words.places", profile.words().places(), CustodyStatus.values());
        meanings(profile, "words.sex", profile.words().sex(), Sex.values());
        String status = profile.words().defaultStatus();
        if (status != null) {
            meanings(profile, "words", Map.of("defaultStatus", status), CustodyStatus.values());
        }
        String schedule = profile.schedule();
        if (schedule != null && !CronExpression.isValidExpression(schedule)) {
            throw refused(profile, "schedule is no Quartz cron expression: '" + schedule + "'");
        }
        canaries(profile);
        return sent;
    }

    /**
     * Holds the canaries against the form of the agency's numbers: one that has another form would never be found.
     *
     * @throws RefusedProfileException naming the place in the list, never the number
     */
    public static void canaries(SourceProfile profile) {
        List<String> numbers = profile.canaries();
        for (int i = 0; i < numbers.size(); i++) {
            if (Numbers.canonical(profile.number(), numbers.get(i)).isEmpty()) {
                throw refused(
                        profile,
                        "number %d of canaries is no %s: it does not fit %s"
                                .formatted(
                                        i + 1,
                                        profile.number().label(),
                                        profile.number().pattern()));
            }
        }
    }

    private static void meanings(SourceProfile profile, String key, Map<String, String> words, Enum<?>[] known) {
        List<String> names = Arrays.stream(known).map(Enum::name).toList();
        words.forEach((word, meaning) -> {
            if (!names.contains(meaning)) {
                throw refused(
                        profile,
                        key + "." + word + " means '" + meaning + "'; it must be one of " + String.join(", ", names));
            }
        });
    }

    private static RefusedProfileException refused(SourceProfile profile, String fault) {
        return new RefusedProfileException(profile.id() + ": " + fault);
    }
}
