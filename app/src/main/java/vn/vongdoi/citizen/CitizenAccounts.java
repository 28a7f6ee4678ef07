package vn.vongdoi.citizen;

import java.text.Normalizer;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import vn.vongdoi.access.Actor;
import vn.vongdoi.access.Area;
import vn.vongdoi.access.Consents.GivenBy;
import vn.vongdoi.access.Role;
import vn.vongdoi.account.Account;
import vn.vongdoi.account.Accounts;
import vn.vongdoi.account.Post;
import vn.vongdoi.page.Problem;
import vn.vongdoi.person.People;
import vn.vongdoi.person.Person;
import vn.vongdoi.person.PersonKey;

/** Accounts of citizens: opened by somebody who has the person and the card before them, one for each person. */
@Component
class CitizenAccounts {
    private static final int MOST_NAMESAKES = 1_000;

    private final Accounts accounts;
    private final People people;
    private final TransactionTemplate transaction;
    private final Clock clock;

    CitizenAccounts(Accounts accounts, People people, PlatformTransactionManager transactions, Clock clock) {
        this.accounts = accounts;
        this.people = people;
        this.transaction = new TransactionTemplate(transactions);
        this.clock = clock;
    }

    Optional<Account> of(Person person) {
        return accounts.of(keys(person));
    }

    /**
     * Opens the account, or lets its person back in who lost the password.
     *
     * @param number as it stands on the card that was shown: the CCCD, or that of the insurance card
     * @return the path of a link that sets the password, once
     * @throws Problem when the number is not this person's, or the person is too young to have an account
     */
    String open(Person person, String number, Actor staff) {
        var holder = people.holderKey(number).map(PersonKey::value);
        if (holder.isEmpty() || !keys(person).contains(holder.get())) {
            throw Problem.invalid(
                    "Số trên thẻ không phải của người này. Hãy nhập đủ số CCCD hoặc thẻ BHYT đang cầm trên tay.",
                    "The number on the card is not this person's. Enter the CCCD or insurance number of the card in hand in full.");
        }
        if (Ages.speaksFor(person, LocalDate.now(clock)) == GivenBy.REPRESENTATIVE) {
            throw Problem.invalid(
                    "Trẻ còn nhỏ chưa có tài khoản riêng: hãy ghi người chăm sóc, họ xem được hồ sơ của trẻ.",
                    "A small child has no account: write down who cares for the child, and they see the record.");
        }
        var path = transaction.execute(
                _ -> accounts.invite(account(person, holder.get(), staff).login()));
        if (path == null) throw new IllegalStateException("no link was made");
        return path;
    }

    /** An account stays with the card it was opened by: two who were joined by mistake must not get into each other's. */
    private Account account(Person person, long holder, Actor staff) {
        var own = accounts.of(List.of(holder));
        if (own.isPresent()) return own.get();
        if (of(person).isPresent()) {
            throw Problem.conflict(
                    "Người này đã có tài khoản, mở bằng giấy tờ khác. Hãy nhập số của thẻ ấy.",
                    "This person has an account, opened by another card. Enter the number of that card.");
        }
        return added(person, holder, staff);
    }

    private Account added(Person person, long holder, Actor staff) {
        var account = accounts.add(login(person), person.name());
        var post = new Post(0, Role.CITIZEN, new Area.Province(), LocalDate.now(clock), null);
        accounts.give(account.login(), post, staff);
        accounts.belongsTo(account.login(), holder);
        return account;
    }

    /** Easy to remember, and no number of a card: it stands in logs. {@code nguyen.van.an.1985}, for a namesake with -2. */
    private String login(Person person) {
        var plain = Normalizer.normalize(person.name().toLowerCase(Locale.ROOT), Normalizer.Form.NFD)
                .replace('đ', 'd')
                .replaceAll("[^a-z ]", "")
                .strip()
                .replaceAll(" +", ".");
        var year = String.valueOf(person.birth().date().getYear());
        var base = (plain.isEmpty() ? "" : plain.substring(0, Math.min(50, plain.length())) + ".") + year;
        for (var number = 1; number <= MOST_NAMESAKES; number++) {
            var login = number == 1 ? base : base + "-" + number;
            if (accounts.isFree(login)) return login;
        }
        throw new IllegalStateException("no login is free for " + base);
    }

    /** The canonical one first. */
    private List<Long> keys(Person person) {
        return people.linked(person.key()).stream().map(PersonKey::value).toList();
    }
}
