package vn.vongdoi;

import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import vn.vongdoi.access.Grant;
import vn.vongdoi.access.Label;
import vn.vongdoi.access.Purpose;
import vn.vongdoi.account.Accounts;
import vn.vongdoi.page.Problem;
import vn.vongdoi.person.People;
import vn.vongdoi.person.PersonKey;
import vn.vongdoi.record.Records;

/**
 * {@code access explain}: what somebody may read of a person, and the rule that says so.
 *
 * @param person {@code p123}, or a number of the person in full
 */
record Access(String login, String person, Purpose purpose) implements Command {
    private static final String USAGE = "access explain --user LOGIN --person p123|CCCD [--action read] [--purpose "
            + Arrays.stream(Purpose.values()).map(Purpose::word).collect(Collectors.joining("|")) + "]";
    static final Set<String> OPTIONS = Set.of("user", "person", "action", "purpose");

    static Access of(Arguments arguments) {
        if (arguments.rest().size() != 1 || !arguments.rest().getFirst().equals("explain")) {
            throw new Arguments.Misused(USAGE);
        }
        if (!arguments.find("action").orElse("read").equals("read")) {
            throw new Arguments.Misused("--action: read; " + USAGE);
        }
        return new Access(
                arguments.find("user").orElseThrow(() -> new Arguments.Misused(USAGE)),
                arguments.find("person").orElseThrow(() -> new Arguments.Misused(USAGE)),
                purpose(arguments.find("purpose").orElse(Purpose.CARE.word())));
    }

    @Override
    public int run() {
        try (var application = Command.application()) {
            var actor = application
                    .getBean(Accounts.class)
                    .actor(login, Optional.empty())
                    .orElseThrow(() -> Problem.notFound(
                            login + " hiện không có vai trò nào.", login + " holds no role at present."));
            var key = key(application.getBean(People.class), person);
            var reasons = application.getBean(Records.class).reasons(actor, purpose, key);
            System.out.println(actor.role().word() + ", " + purpose.word() + ", " + key.id() + ": "
                    + (reasons.isEmpty() ? "từ chối / deny: không có quan hệ / no relation" : "cho phép / allow"));
            reasons.forEach(Access::tell);
            return reasons.isEmpty() ? FAILED : DONE;
        } catch (Problem e) {
            System.out.println("từ chối / deny: " + e.getMessage());
            return FAILED;
        }
    }

    private static void tell(Grant grant) {
        System.out.println("  " + grant.rule() + ": " + grant.relation().word() + "; "
                + (grant.resources().isEmpty() ? "all" : String.join(" ", grant.resources())) + "; "
                + (grant.closed() == 0
                        ? "all labels"
                        : "closed: "
                                + Arrays.stream(Label.values())
                                        .filter(label -> !grant.labels().contains(label))
                                        .map(Label::word)
                                        .collect(Collectors.joining(" ")))
                + (grant.masked() ? "; che số giấy tờ / numbers of cards masked" : ""));
        System.out.println("    " + grant.source() + " (" + grant.confidence().word() + ")");
    }

    /** @param person {@code p123}, or a number of the person in full */
    static PersonKey key(People people, String person) {
        if (PersonKey.isOne(person)) return PersonKey.of(person);
        return people.holder(person)
                .orElseThrow(() -> Problem.notFound("Không có người này.", "There is no such person."))
                .key();
    }

    private static Purpose purpose(String word) {
        return Arrays.stream(Purpose.values())
                .filter(purpose -> purpose.word().equals(word))
                .findFirst()
                .orElseThrow(() -> new Arguments.Misused("--purpose: " + USAGE));
    }
}
