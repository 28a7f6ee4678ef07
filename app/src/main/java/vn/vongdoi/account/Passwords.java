package vn.vongdoi.account;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import vn.vongdoi.access.Role;
import vn.vongdoi.page.Problem;
import vn.vongdoi.rules.RuleDocument;

/** What a password must be: {@code rules/account/password.yaml}. */
final class Passwords {
    /** Argon2 reads all of a password: more than this would only be work for the server. */
    private static final int LONGEST = 200;

    private final int shortest;
    private final List<String> common;
    private final int months;
    private final Set<String> roles;

    Passwords() {
        var rule = RuleDocument.read("account/password");
        this.shortest = Integer.parseInt(rule.text("shortest"));
        this.common = List.of(rule.text("common").split("\\s+"));
        this.months = Integer.parseInt(rule.text("months"));
        this.roles = Set.of(rule.text("roles").split("\\s+"));
    }

    int shortest() {
        return shortest;
    }

    /** Whether somebody in one of these roles has to choose another. */
    boolean isTooOld(Collection<Role> held, LocalDate set, LocalDate today) {
        return set.plusMonths(months).isBefore(today)
                && held.stream().map(Role::word).anyMatch(roles::contains);
    }

    /** @throws Problem telling what to do about a password that will not do */
    void check(String login, String password) {
        var length = password.codePointCount(0, password.length());
        if (length < shortest || length > LONGEST) {
            throw Problem.invalid(
                    "Mật khẩu cần từ " + shortest + " đến " + LONGEST + " ký tự. Một câu dài dễ nhớ là tốt nhất.",
                    "A password needs " + shortest + " to " + LONGEST + " characters. A long sentence is best.");
        }
        var plain = password.toLowerCase(Locale.ROOT).strip();
        if (plain.contains(login)
                || common.contains(plain)
                || plain.chars().distinct().count() < 4) {
            throw Problem.invalid(
                    "Mật khẩu này quá dễ đoán. Đừng dùng tên đăng nhập, dãy phím hay mật khẩu nhiều người dùng.",
                    "This password is too easy to guess: no login, no row of keys, none that many people use.");
        }
    }
}
