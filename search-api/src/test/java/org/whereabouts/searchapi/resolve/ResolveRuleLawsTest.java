package org.whereabouts.searchapi.resolve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.whereabouts.searchapi.resolve.Persons.FRESH_FOR;
import static org.whereabouts.searchapi.resolve.Persons.NOW;

import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.whereabouts.crawler.source.SourceId;
import org.whereabouts.indexer.match.Agreement;
import org.whereabouts.indexer.match.Candidate;
import org.whereabouts.indexer.match.Match;
import org.whereabouts.indexer.match.MatchQuery;
import org.whereabouts.indexer.registry.HeldRecord;
import org.whereabouts.indexer.registry.Presence;
import org.whereabouts.normalizer.custody.Birth;
import org.whereabouts.normalizer.custody.CustodyStatus;
import org.whereabouts.normalizer.mail.RouteAnswer;

/** What holds of every ruling, over thousands of small worlds in which people share names, numbers, birthdays and prisons. */
class ResolveRuleLawsTest {

    @Test
    void sendMeansThatEverythingIsCertain() {
        List<Long> sent = new ArrayList<>();
        World.forAll(world -> {
            Ruling ruling = world.ruling();
            if (ruling.decision() == Decision.SEND) {
                sent.add(world.seed());
                HeldRecord person = subject(ruling).person();
                Match match = subject(ruling).match();
                boolean named = match.name().agrees()
                        || (match.alias() != null && match.alias().agrees());
                assertThat(named).isTrue();
                assertThat(identifies(world.query(), match, person.record().birth()))
                        .isTrue();
                assertThat(match.birth()).isNotEqualTo(Agreement.DISAGREES);
                assertThat(match.state()).isNotEqualTo(Agreement.DISAGREES);
                assertThat(person.record().status()).isEqualTo(CustodyStatus.IN_CUSTODY);
                assertThat(person.presence()).isNotInstanceOf(Presence.Missing.class);
                assertThat(person.asOf()).isAfterOrEqualTo(NOW.minus(FRESH_FOR));
                assertThat(Persons.directoryFacility(person.record())).isPresent();
                assertThat(world.route()).isInstanceOf(RouteAnswer.Routed.class);
                assertThat(world.live()).noneMatch(LiveAnswer.Down.class::isInstance);
                assertThat(ruling.mailTo()).isEqualTo(world.route());
            }
        });
        assertThat(sent)
                .as("worlds that reach SEND, without which this shows nothing")
                .hasSizeGreaterThan(100);
    }

    @Test
    void secondPersonWhoFitsAsWellEndsSend() {
        World.forAll(world -> {
            Ruling ruling = world.ruling();
            if (ruling.decision() == Decision.SEND) {
                Persons sent = world.held().stream()
                        .filter(person -> person.held().equals(subject(ruling).person()))
                        .findFirst()
                        .orElseThrow();
                SourceId elsewhere = sent.source().equals(Persons.BOP) ? Persons.TX : Persons.BOP;
                List<Persons> more = new ArrayList<>(world.held());
                more.add(world.query().number() == null ? sent.number("QQ9999") : sent.at(elsewhere));
                assertThat(world.ruling(more).decision()).isNotEqualTo(Decision.SEND);
            }
        });
    }

    @Test
    void olderWordNeverTurnsIntoSend() {
        World.forAll(world -> {
            if (world.ruling().decision() != Decision.SEND) {
                List<Persons> older = world.held().stream()
                        .map(person -> person.asOf(person.asOf().minus(Duration.ofHours(36))))
                        .toList();
                assertThat(world.ruling(older).decision()).isNotEqualTo(Decision.SEND);
            }
        });
    }

    @Test
    void nothingButTheSourcesOwnWordOrAnotherNameForbids() {
        World.forAll(world -> {
            Ruling ruling = world.ruling();
            if (ruling.decision() == Decision.DO_NOT_SEND) {
                CustodyStatus status = subject(ruling).person().record().status();
                boolean sourceSaysSo = status == CustodyStatus.RELEASED
                        || status == CustodyStatus.DECEASED
                        || status == CustodyStatus.ESCAPED
                        || status == CustodyStatus.COMMUNITY_SUPERVISION;
                assertThat(sourceSaysSo || ruling.has(ReasonCode.NAME_MISMATCH)).isTrue();
            }
        });
    }

    @Test
    void failureOfASourceIsAlwaysVerified() {
        World.forAll(world -> {
            List<LiveAnswer> down = List.of(new LiveAnswer.Down(Persons.BOP, "it was too slow"));
            World failing = new World(world.seed(), world.query(), world.held(), world.route(), down);
            assertThat(failing.ruling().decision()).isEqualTo(Decision.VERIFY);
        });
    }

    @Test
    void whileRecordsWaitToBecomeSearchableOnlyANumberDecides() {
        World.forAll(world -> {
            Ruling ruling = ResolveRule.decide(
                    world.query(),
                    world.held().stream()
                            .map(person -> person.candidate(world.query()))
                            .toList(),
                    Persons.indexBehind(world.route(), world.live().toArray(LiveAnswer[]::new)));
            if (ruling.decision() != Decision.VERIFY) {
                assertThat(subject(ruling).match().number()).isEqualTo(Agreement.AGREES);
            }
        });
    }

    @Test
    void aWithdrawalLetsNoLetterGoThatDidNotGoBefore() {
        World.forAll(world -> {
            Circumstances withdrawn =
                    Persons.withdrawn(Persons.TX, world.route(), world.live().toArray(LiveAnswer[]::new));
            Ruling before = world.ruling();
            // No two of them have one number: nobody is told of twice.
            Ruling after = world.ruling(world.held(), withdrawn);

            Candidate subject = after.subject();
            if (subject != null && subject.person().record().source().equals(Persons.TX)) {
                assertThat(after.decision()).isNotEqualTo(Decision.SEND);
                assertThat(after.has(ReasonCode.SOURCE_WITHDRAWN)).isTrue();
                assertThat(after.mailTo()).isNull();
            } else if (after.decision() == Decision.SEND) {
                assertThat(before.decision()).isEqualTo(Decision.SEND);
            }
        });
    }

    @Test
    void addressComesFromARouteAndNeverWithDoNotSend() {
        World.forAll(world -> {
            Ruling ruling = world.ruling();
            if (ruling.mailTo() != null) {
                assertThat(ruling.mailTo()).isEqualTo(world.route());
                assertThat(ruling.decision()).isNotEqualTo(Decision.DO_NOT_SEND);
                assertThat(subject(ruling).person().record().status()).isEqualTo(CustodyStatus.IN_CUSTODY);
            }
            if (!(world.route() instanceof RouteAnswer.Routed)) {
                assertThat(ruling.decision()).isNotEqualTo(Decision.SEND);
            }
        });
    }

    @Test
    void orderOfCandidatesDoesNotMatter() {
        World.forAll(world -> {
            List<Persons> shuffled = new ArrayList<>(world.held());
            Collections.shuffle(shuffled, new Random(world.seed()));
            assertThat(world.ruling(shuffled)).isEqualTo(world.ruling());
        });
    }

    @Test
    void everyRulingHasAReason() {
        World.forAll(world -> assertThat(world.ruling().reasons()).isNotEmpty());
    }

    private static Candidate subject(Ruling ruling) {
        return Objects.requireNonNull(ruling.subject(), "a ruling about nobody");
    }

    /** The three bases, said a second time and apart from the code under test. */
    private static boolean identifies(MatchQuery query, Match match, @Nullable Birth held) {
        if (query.number() != null) {
            return match.number() == Agreement.AGREES;
        }
        boolean fullDate = query.birthDate() != null
                && held instanceof Birth.FullDate(LocalDate date)
                && date.equals(query.birthDate());
        return fullDate || (match.birth() == Agreement.AGREES && match.facility() == Agreement.AGREES);
    }
}
